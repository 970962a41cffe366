"""Mover de fase."""

from typing import TYPE_CHECKING, Any

from django import forms

from econtador.atendimentos.delegacao import eligible
from econtador.atendimentos.mencoes import mentioned_in
from econtador.atendimentos.models import Atendimento, Mudanca
from econtador.base.ui.formulario import Formulario
from econtador.base.viewer import Viewer
from econtador.fluxo.models import Fase
from econtador.pessoas.models import Pessoa

if TYPE_CHECKING:
    EscolhaDeFase = forms.ModelChoiceField[Fase]  # generic for the type checker alone
else:
    EscolhaDeFase = forms.ModelChoiceField


class SelecaoDeFase(forms.Select):
    """Options that bring the text with which the fase begins a parecer (`data-modelo`)."""

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(*args, **kwargs)
        fase = getattr(option["value"], "instance", None)
        if fase and fase.modelo_padrao:
            option["attrs"]["data-modelo"] = fase.modelo_padrao
        return option


class CampoFase(EscolhaDeFase):
    """A fase, with what it demands beside its name."""

    widget = SelecaoDeFase

    def label_from_instance(self, obj: Fase) -> str:
        pede = demand_of(obj)
        return f"{obj} ({pede})" if pede else str(obj)


class FaseForm(Formulario):
    """The next fase with what it may demand; the verb checks the marks of the fase."""

    fase = CampoFase(label="Nova fase", queryset=Fase.objects.none(), empty_label="Escolha")
    delegado = forms.ModelChoiceField(
        label="Usuário para delegação", queryset=Pessoa.objects.none(), required=False
    )
    texto = forms.CharField(
        label="Parecer", widget=forms.Textarea, max_length=20_000, required=False
    )
    versao = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)

    def __init__(self, *args: Any, viewer: Viewer, atendimento: Atendimento, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.viewer = viewer
        self.fases = atendimento.fases()
        fase, delegado = self.fields["fase"], self.fields["delegado"]
        fase.queryset = Fase.objects.filter(pk__in=[each.pk for each in self.fases]).in_order()  # type: ignore[attr-defined] # a choice field
        delegado.queryset = eligible(  # type: ignore[attr-defined] # the same
            viewer, departamento_id=atendimento.departamento_id, tipo_id=atendimento.tipo_id
        )
        atual = atendimento.delegado.nome if atendimento.delegado else "ninguém"
        delegado.empty_label = f"Como está: {atual}"  # type: ignore[attr-defined] # the same

    def mudanca(self) -> Mudanca:
        """Return what the verb `move_to` wants."""
        data = self.cleaned_data
        mencionados = mentioned_in(data["texto"], self.viewer)
        return Mudanca(**data, mencionados=mencionados)


def demand_of(fase: Fase) -> str:
    """Return what the fase asks for, as it stands beside its name; '' for nothing."""
    asked = [
        nome
        for nome, is_asked in (
            ("usuário", fase.usuario_obrigatorio),
            ("parecer", fase.parecer_obrigatorio),
        )
        if is_asked
    ]
    pede = f"pede {' e '.join(asked)}" if asked else ""
    return ", ".join(filter(None, [pede, "encerra" if fase.encerra else ""]))
