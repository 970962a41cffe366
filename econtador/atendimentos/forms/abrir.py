"""Novo Atendimento."""

from datetime import datetime
from typing import Any

from django import forms

from econtador.atendimentos.delegacao import eligible, may_choose_delegado, policy_sentence
from econtador.atendimentos.forms.anexos import ComAnexos
from econtador.atendimentos.forms.campos import DataHora, as_local, on_the_clock_of
from econtador.atendimentos.models import Pedido
from econtador.atendimentos.prazo_sugerido import suggest
from econtador.base.viewer import Viewer
from econtador.departamentos.models import Departamento, DepartamentoQuerySet
from econtador.empresas.escolha import ComEmpresa
from econtador.empresas.models import Empresa, EmpresaQuerySet
from econtador.fluxo.padroes import default_tipo
from econtador.pessoas.models import Pessoa


class NovoAtendimentoForm(ComEmpresa, ComAnexos):
    """The fields of the manual page, in its order and with its words."""

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

    field_order = (
        "nome",
        "empresa",
        "departamento",
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
        )


def empresas_to_open(viewer: Viewer) -> EmpresaQuerySet:
    """Return the companies for which the viewer may open an atendimento, by name."""
    empresas = Empresa.objects.filter(escritorio_id=viewer.escritorio_id).ativas().by_name()
    return empresas.filter(pk__in=viewer.empresas.criar) if viewer.cliente else empresas


def departamentos_of(viewer: Viewer) -> DepartamentoQuerySet:
    """Return the departamentos that the viewer may choose."""
    todos = Departamento.objects.filter(escritorio_id=viewer.escritorio_id).ativos().in_order()
    return todos.filter(pk__in=viewer.departamentos) if viewer.cliente else todos


def suggested_initial(
    viewer: Viewer, agora: datetime, *, empresa: Empresa | None, departamento: Departamento | None
) -> tuple[str, str]:
    """Return (value of the field Providenciar até, the reason) before anybody typed."""
    fuso = empresa.fuso if empresa else viewer.fuso
    tipo = default_tipo(viewer.escritorio_id, departamento)
    vencimento = suggest(tipo, agora=agora, fuso=fuso, uf=empresa.uf if empresa else "")
    prazo = f"{tipo.prazo_valor} {tipo.get_prazo_unidade_display()} do tipo {tipo.nome}"
    reason = f"{prazo}. {vencimento.explicacao}" if vencimento.explicacao else f"{prazo}."
    return as_local(vencimento.em, fuso), reason
