"""Novo Atendimento."""

from contextlib import suppress
from datetime import datetime
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from econtador.atendimentos.delegacao import eligible, may_choose_delegado, policy_sentence
from econtador.atendimentos.forms.anexos import ComAnexos
from econtador.atendimentos.forms.campos import DataHora, on_the_clock_of
from econtador.atendimentos.models import Pedido
from econtador.base.viewer import Viewer
from econtador.departamentos.models import Departamento, DepartamentoQuerySet
from econtador.empresas.escolha import ComEmpresa
from econtador.empresas.models import Empresa, EmpresaQuerySet
from econtador.fluxo.formulario import PerguntasForm, perguntas_of
from econtador.fluxo.models import Tipo, TipoQuerySet
from econtador.fluxo.padroes import default_tipo
from econtador.pessoas.models import Pessoa


class NovoAtendimentoForm(ComEmpresa, ComAnexos):
    """The fields of the manual page, in its order and with its words.

    In PackCRM also tipo and prioridade, which else come from the departamento; and, in a form
    beside it, what the tipo asks.
    """

    nome = forms.CharField(label="Nome do atendimento", max_length=200)
    departamento = forms.ModelChoiceField(
        label="Departamento",
        queryset=Departamento.objects.none(),
        required=False,
        empty_label="Nenhum",
    )
    delegado = forms.ModelChoiceField(
        label="Usuário para delegação",
        queryset=Pessoa.objects.none(),
        required=False,
        empty_label="Ninguém",
    )
    providenciar_ate = DataHora(label="Providenciar até")
    parecer = forms.CharField(label="Parecer", widget=forms.Textarea, max_length=20_000)

    def __init__(self, *args: Any, viewer: Viewer, agora: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.viewer, self.agora = viewer, agora
        self.fields["empresa"].empty_label = "Escolha"  # type: ignore[attr-defined] # a choice field
        self.fields["empresa"].queryset = empresas_to_open(viewer)  # type: ignore[attr-defined] # a choice field
        self.fields["departamento"].queryset = departamentos_of(viewer)  # type: ignore[attr-defined] # the same
        delegado = self.fields["delegado"]
        delegado.queryset = eligible(viewer)  # type: ignore[attr-defined] # the same
        delegado.disabled = not may_choose_delegado(viewer)
        delegado.help_text = policy_sentence(viewer) if delegado.disabled else ""
        if viewer.operador and viewer.face == "packcrm":
            self._add_tipo(viewer)

    field_order = (
        "nome",
        "empresa",
        "departamento",
        "tipo",
        "prioridade",
        "delegado",
        "providenciar_ate",
        "parecer",
        "anexos",
    )
    empresa_obrigatoria = True

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        empresa, local = data.get("empresa"), data.get("providenciar_ate")
        if empresa and local:
            data["providenciar_ate"] = on_the_clock_of(local, empresa.fuso)
            if data["providenciar_ate"] <= self.agora:
                self.add_error("providenciar_ate", "Esta data já passou. Escolha uma à frente.")
        return data

    def is_valid(self) -> bool:
        """Whether both forms are; each says what is wrong in it."""
        asked = self.perguntas.is_valid()
        return super().is_valid() and asked

    @cached_property
    def perguntas(self) -> PerguntasForm:
        """What the tipo in force asks: the one chosen, else the departamento's."""
        asked = perguntas_of(self.tipo_em_vigor)
        return PerguntasForm(asked, self.data if self.is_bound else None, initial=self.initial)

    @cached_property
    def tipo_em_vigor(self) -> Tipo:
        """The tipo as far as the form knows it."""
        tipo = self._chosen("tipo") if "tipo" in self.fields else None
        return tipo or default_tipo(self.viewer.escritorio_id, self._chosen("departamento"))

    def _chosen(self, nome: str) -> Any:
        with suppress(ValidationError):
            return self.fields[nome].clean(self[nome].value())
        return None

    def _add_tipo(self, viewer: Viewer) -> None:
        self.fields["tipo"] = forms.ModelChoiceField(
            label="Tipo",
            queryset=tipos_to_open(viewer),
            required=False,
            empty_label="O do departamento",
        )
        self.fields["prioridade"] = forms.TypedChoiceField(
            label="Prioridade",
            choices=PRIORIDADES,
            coerce=int,
            empty_value=None,
            required=False,
        )
        self.order_fields(self.field_order)

    def pedido(self) -> Pedido:
        """Return what the verb `open` wants."""
        data = self.cleaned_data
        return Pedido(
            nome=data["nome"],
            empresa=data["empresa"],
            departamento=data["departamento"],
            delegado=data["delegado"],
            providenciar_ate=data["providenciar_ate"],
            parecer=data["parecer"],
            anexos=data["anexos"],
            tipo=data.get("tipo"),
            prioridade=data.get("prioridade"),
            respostas={each.pergunta.pk: each.valor for each in self.perguntas.answers()},
        )


PRIORIDADES = [("", "A do tipo"), (1, "1, a mais urgente"), *((n, str(n)) for n in range(2, 10))]


def empresas_to_open(viewer: Viewer) -> EmpresaQuerySet:
    """Return the companies for which the viewer may open an atendimento, by name."""
    empresas = Empresa.objects.filter(escritorio_id=viewer.escritorio_id).ativas().by_name()
    return empresas.filter(pk__in=viewer.empresas.criar) if viewer.cliente else empresas


def tipos_to_open(viewer: Viewer) -> TipoQuerySet:
    """Return the tipos in use that the viewer may choose, by name."""
    tipos = Tipo.objects.filter(escritorio_id=viewer.escritorio_id, ativo=True).order_by("nome")
    barred = () if viewer.administrador else viewer.tipos_sem_acesso
    return tipos.exclude(pk__in=barred)


def departamentos_of(viewer: Viewer) -> DepartamentoQuerySet:
    """Return the departamentos that the viewer may choose."""
    todos = Departamento.objects.filter(escritorio_id=viewer.escritorio_id).ativos().in_order()
    return todos.filter(pk__in=viewer.departamentos) if viewer.cliente else todos
