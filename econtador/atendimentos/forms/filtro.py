"""The filter above the list, and Filtro Avançado."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.db.models import Q
from django.http import QueryDict

from econtador.atendimentos.forms.abrir import departamentos_of
from econtador.atendimentos.forms.campos import Dia, on_the_clock_of
from econtador.atendimentos.models import Bola, Status
from econtador.atendimentos.models.consultas import AtendimentoQuerySet
from econtador.base.viewer import Viewer
from econtador.departamentos.models import Departamento
from econtador.empresas.escolha import ComEmpresa
from econtador.empresas.models import Empresa, EmpresaQuerySet
from econtador.fluxo.models import Fase, Tipo
from econtador.pessoas.models import Pessoa

SITUACOES = [
    (Status.ABERTO, "Em aberto"),
    (Status.ENCERRADO, "Encerrados"),
    (Status.CANCELADO, "Cancelados"),
    ("todos", "Todos"),
]
ORDENS = [
    ("atividade", "Última atividade"),
    ("prazo", "Providenciar até"),
    ("abertura", "Abertura"),
    ("prioridade", "Prioridade"),
]
SO_EM_ABERTO = ("prazo", "prioridade")  # what is closed has neither to do by, nor an index


class FiltroForm(ComEmpresa):
    """Everything is optional; what is wrong is said beside its field, and the list stays empty."""

    ordem_padrao = "atividade"

    departamento = forms.ModelChoiceField(
        queryset=Departamento.objects.none(), required=False, empty_label="Todos"
    )
    pesquisa = forms.CharField(required=False, max_length=200)
    status = forms.ChoiceField(choices=SITUACOES, required=False)
    aberto_de = Dia(label="Abertura de", required=False)
    aberto_ate = Dia(label="Abertura até", required=False)
    prazo_de = Dia(label="Providenciar de", required=False)
    prazo_ate = Dia(label="Providenciar até", required=False)
    fase = forms.ModelChoiceField(queryset=Fase.objects.none(), required=False, empty_label="Todas")
    delegado = forms.ModelChoiceField(
        label="Usuário delegado",
        queryset=Pessoa.objects.none(),
        required=False,
        empty_label="Todos",
    )
    prioridade = forms.TypedChoiceField(
        choices=[("", "Todas"), *((n, str(n)) for n in range(1, 10))], coerce=int, required=False
    )
    tipo = forms.ModelChoiceField(queryset=Tipo.objects.none(), required=False, empty_label="Todos")
    nao_lidos = forms.BooleanField(label="Não lidos", required=False)
    atrasados = forms.BooleanField(label="Atrasados", required=False)
    bola = forms.ChoiceField(
        label="Com quem está a bola", choices=[("", "Todos"), *Bola.choices], required=False
    )
    ordem = forms.ChoiceField(label="Ordenar por", choices=ORDENS, required=False)

    def __init__(self, data: QueryDict, *, viewer: Viewer) -> None:
        super().__init__(data)
        self.viewer = viewer
        ordens = sorted(ORDENS, key=lambda ordem: ordem[0] != self.ordem_padrao)
        self.fields["ordem"].choices = ordens  # type: ignore[attr-defined] # a choice field
        offered = {
            "empresa": empresas_seen(viewer),
            "departamento": departamentos_of(viewer),
            "fase": Fase.objects.filter(escritorio_id=viewer.escritorio_id).order_by("ordem"),
            "delegado": Pessoa.objects.filter(escritorio_id=viewer.escritorio_id)
            .operadores()
            .by_name(),
            "tipo": tipos_seen(viewer),
        }
        for nome, queryset in offered.items():
            self.fields[nome].queryset = queryset  # type: ignore[attr-defined] # choice fields

    @property
    def avancado(self) -> bool:
        """Whether Filtro Avançado is open: asked for, or in use."""
        return "avancado" in self.data or any(self.data.get(nome) for nome in AVANCADOS)

    @property
    def filtrando(self) -> bool:
        """Whether anything narrows the list."""
        return any(
            self.data.get(nome)
            for nome in ("empresa", "empresa_nome", "departamento", "pesquisa", *AVANCADOS)
        )

    @property
    def ordem_escolhida(self) -> str:
        """The order asked for; what is closed is ordered by activity where it asks for a limit."""
        ordem = str(self.cleaned_data.get("ordem") or self.ordem_padrao)
        status = self.cleaned_data.get("status") or Status.ABERTO
        return "atividade" if ordem in SO_EM_ABERTO and status != Status.ABERTO else ordem

    def apply(self, lista: AtendimentoQuerySet, agora: datetime) -> AtendimentoQuerySet:
        """Return `lista` narrowed by the fields that hold something valid."""
        if not self.is_valid():
            return lista.none()
        data = self.cleaned_data
        lista = _status(lista, str(data.get("status") or Status.ABERTO))
        lista = lista.filter(_equal(data) & _between(data, self.viewer.fuso))
        if data.get("atrasados"):
            lista = lista.atrasados(agora)
        if data.get("bola"):
            lista = lista.with_bola(data["bola"])
        if data.get("nao_lidos"):
            lista = lista.nao_lidos(self.viewer)
        return lista.found_by(data["pesquisa"]) if data.get("pesquisa") else lista


AVANCADOS = (
    "status",
    "aberto_de",
    "aberto_ate",
    "prazo_de",
    "prazo_ate",
    "fase",
    "delegado",
    "prioridade",
    "tipo",
    "nao_lidos",
    "atrasados",
    "bola",
    "ordem",
)


@dataclass(frozen=True, slots=True)
class Faixa:
    """A pair of date fields over one column."""

    coluna: str
    de: str
    ate: str


FAIXAS = (
    Faixa("aberto_em", "aberto_de", "aberto_ate"),
    Faixa("providenciar_ate", "prazo_de", "prazo_ate"),
)


def empresas_seen(viewer: Viewer) -> EmpresaQuerySet:
    """Return the companies that the viewer may see, by name."""
    empresas = Empresa.objects.filter(escritorio_id=viewer.escritorio_id).by_name()
    return empresas.filter(pk__in=viewer.empresas.visualizar) if viewer.cliente else empresas


def tipos_seen(viewer: Viewer) -> Any:
    tipos = Tipo.objects.filter(escritorio_id=viewer.escritorio_id).order_by("nome")
    return tipos.exclude(pk__in=viewer.tipos_sem_acesso)


def _status(lista: AtendimentoQuerySet, status: str) -> AtendimentoQuerySet:
    return lista if status == "todos" else lista.filter(status=status)


def _equal(data: dict[str, Any]) -> Q:
    found = Q()
    for nome in ("empresa", "departamento", "fase", "delegado", "tipo", "prioridade"):
        if data.get(nome):
            found &= Q(**{nome: data[nome]})
    return found


def _between(data: dict[str, Any], fuso: str) -> Q:
    found = Q()
    for faixa in FAIXAS:
        if data.get(faixa.de):
            found &= Q(**{f"{faixa.coluna}__gte": _midnight(data[faixa.de], fuso)})
        if data.get(faixa.ate):
            after = _midnight(data[faixa.ate] + timedelta(days=1), fuso)
            found &= Q(**{f"{faixa.coluna}__lt": after})
    return found


def _midnight(day: date, fuso: str) -> datetime:
    return on_the_clock_of(datetime.combine(day, time()), fuso)
