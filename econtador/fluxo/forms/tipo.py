"""The form of a tipo: its data, the fases in order, and who has no access."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import Q
from django.forms.boundfield import BoundField

from econtador.base.ui.formulario import Formulario
from econtador.base.viewer import Viewer
from econtador.departamentos.forms import operadores_of
from econtador.departamentos.models import Departamento, DepartamentoQuerySet
from econtador.fluxo.models import Fase, FichaTipo, Tipo, UnidadePrazo
from econtador.pessoas.models import Pessoa

ESCOLHA_DA_LISTA = {"invalid_choice": "Escolha da lista: um dos marcados não está nela."}
URGENCIA = {1: "1 (a mais urgente)", 5: "5 (normal)", 9: "9 (a menos urgente)"}
PRIORIDADES = [(n, URGENCIA.get(n, str(n))) for n in range(1, 10)]
NO_FIM = 1000  # after every place that may be typed


@dataclass(frozen=True, slots=True)
class Passo:
    """A fase on the form: whether the tipo goes through it, and the field of its place."""

    fase: Fase
    marcada: bool
    lugar: BoundField


class TipoForm(Formulario):
    """The fields of PackCRM with its words; a place is a number, moved by buttons where it can."""

    nome = forms.CharField(label="Nome", max_length=80)
    departamento = forms.ModelChoiceField(
        label="Departamento",
        queryset=Departamento.objects.none(),
        required=False,
        empty_label="Todo o escritório",
        error_messages={"invalid_choice": "Escolha um departamento ativo do escritório."},
    )
    padrao = forms.BooleanField(
        label="Padrão",
        required=False,
        help_text="É o tipo do que se abre no departamento sem escolher outro; sem departamento, "
        "o do escritório. Toma o lugar do padrão anterior.",
    )
    prazo_valor = forms.IntegerField(label="Prazo padrão", min_value=1, max_value=999)
    prazo_unidade = forms.ChoiceField(label="Unidade do prazo", choices=UnidadePrazo.choices)
    prioridade_padrao = forms.TypedChoiceField(
        label="Prioridade padrão", choices=PRIORIDADES, coerce=int
    )
    fases = forms.ModelMultipleChoiceField(
        label="Fases",
        queryset=Fase.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages=ESCOLHA_DA_LISTA | {"required": "Escolha pelo menos uma fase."},
        help_text="O atendimento começa na primeira que não encerra.",
    )
    sem_acesso = forms.ModelMultipleChoiceField(
        label="Usuários sem acesso",
        queryset=Pessoa.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages=ESCOLHA_DA_LISTA,
        help_text="Não veem os atendimentos deste tipo, nem os delegados a eles.",
    )
    modelo_texto = forms.CharField(
        label="Modelo de texto",
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=20_000,
        required=False,
        strip=False,
        help_text="Já vem escrito no parecer de quem abre um atendimento deste tipo.",
    )

    def __init__(
        self, *args: Any, viewer: Viewer, atual: UUID | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._em_uso = list(_fases_of(viewer))
        fields: Any = self.fields
        fields["departamento"].queryset = _departamentos_of(viewer, atual)
        fields["fases"].queryset = _fases_of(viewer)
        fields["sem_acesso"].queryset = operadores_of(viewer)
        for fase in self._em_uso:
            fields[_lugar(fase)] = _field_of_place(fase)

    @property
    def passos(self) -> list[Passo]:
        """The fases as the page shows them: the marked ones in their order, then the others."""
        marcadas = {str(pk) for pk in self["fases"].value() or ()}
        passos = [
            Passo(fase, str(fase.pk) in marcadas, self[_lugar(fase)]) for fase in self._em_uso
        ]
        return sorted(passos, key=lambda passo: (not passo.marcada, _number(passo.lugar.value())))

    def ficha(self) -> FichaTipo:
        """Return what the verbs `add` and `change` want."""
        data = self.cleaned_data
        campos = {nome: data[nome] for nome in FichaTipo.__dataclass_fields__}
        return FichaTipo(**campos | {"fases": sorted(data["fases"], key=self._place)})

    def _place(self, fase: Fase) -> tuple[int, int]:
        return _number(self.cleaned_data[_lugar(fase)]), fase.ordem


def initial_of(tipo: Tipo) -> dict[str, Any]:
    """Return what the form of this tipo begins with: three queries."""
    colunas = ("nome", "padrao", "prazo_valor", "prazo_unidade", "prioridade_padrao")
    ligacoes = list(tipo.tipo_fases.order_by("ordem", "id").values_list("fase_id", flat=True))
    return {
        **{nome: getattr(tipo, nome) for nome in (*colunas, "modelo_texto")},
        "departamento": tipo.departamento_id,
        "fases": ligacoes,
        "sem_acesso": list(tipo.sem_acesso.values_list("pessoa_id", flat=True)),
        **{_lugar_of(fase_id): place for place, fase_id in enumerate(ligacoes, 1)},
    }


def initial_of_new(viewer: Viewer) -> dict[str, Any]:
    """Return what the form of a new tipo begins with: every fase, as the escritório orders them."""
    fases = list(_fases_of(viewer))
    return {
        "prazo_valor": 3,
        "prazo_unidade": UnidadePrazo.DIAS_UTEIS,
        "prioridade_padrao": 5,
        "fases": [fase.pk for fase in fases],
        **{_lugar(fase): place for place, fase in enumerate(fases, 1)},
    }


def _field_of_place(fase: Fase) -> forms.IntegerField:
    return forms.IntegerField(
        label=f"Ordem de {fase}",
        min_value=1,
        max_value=NO_FIM - 1,
        required=False,
        widget=forms.NumberInput(attrs={"aria-label": f"Ordem de {fase}"}),
    )


def _lugar(fase: Fase) -> str:
    return _lugar_of(fase.pk)


def _lugar_of(fase_id: UUID) -> str:
    return f"lugar_{fase_id.hex}"


def _number(value: Any) -> int:
    text = str(value or "")
    return int(text) if text.isdecimal() else NO_FIM


def _fases_of(viewer: Viewer) -> Any:
    return Fase.objects.filter(escritorio_id=viewer.escritorio_id).ativas().in_order()


def _departamentos_of(viewer: Viewer, atual: UUID | None) -> DepartamentoQuerySet:
    # The one that it has stays on offer, archived or not: saving must not move the tipo.
    todos = Departamento.objects.filter(escritorio_id=viewer.escritorio_id)
    return todos.filter(Q(ativo=True) | Q(pk=atual)).in_order()
