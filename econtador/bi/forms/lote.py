"""The bulk actions: each is a form, and what it does to one atendimento."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from econtador.atendimentos.delegacao import eligible
from econtador.atendimentos.forms.campos import DataHora, on_the_clock_of
from econtador.atendimentos.forms.fase import CampoFase
from econtador.atendimentos.models import Atendimento, Dados, Mudanca
from econtador.base.erros import DadoInvalido
from econtador.base.ui.formulario import Formulario
from econtador.base.viewer import Viewer
from econtador.fluxo.models import Fase
from econtador.pessoas.models import Pessoa


class AcaoForm(Formulario):
    """What every bulk action says of itself. `act` calls the verb, which checks again."""

    rotulo = ""
    icone = ""
    atalho = ""
    feito = ""

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.viewer = viewer

    def act(self, atendimento: Atendimento) -> None:
        """Do it to one of the marked. Raises what the verb refuses."""
        raise NotImplementedError


class DelegarLote(AcaoForm):
    """Delegate to one person, or to nobody."""

    rotulo, icone, atalho, feito = "Delegar", "user-round-check", "d", "Delegado"

    delegado = forms.ModelChoiceField(
        label="Usuário para delegação",
        queryset=Pessoa.objects.none(),
        required=False,
        empty_label="Ninguém",
    )

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, **kwargs)
        self.fields["delegado"].queryset = eligible(viewer)  # type: ignore[attr-defined] # a choice field

    def act(self, atendimento: Atendimento) -> None:
        atendimento.delegate_to(self.cleaned_data["delegado"], author=self.viewer)


class PrazoLote(AcaoForm):
    """One limit for all, each on the clock of its own empresa."""

    rotulo, icone, atalho, feito = "Mudar prazo", "calendar-clock", "t", "Prazo mudado"

    providenciar_ate = DataHora(label="Providenciar até")

    def act(self, atendimento: Atendimento) -> None:
        local: datetime = self.cleaned_data["providenciar_ate"]
        em = on_the_clock_of(local, atendimento.empresa.fuso)
        if em <= timezone.now():
            raise DadoInvalido("Esta data já passou. Escolha uma à frente.", "providenciar_ate")
        dados = Dados(nome=atendimento.nome, providenciar_ate=em, versao=atendimento.versao)
        atendimento.edit(dados, author=self.viewer)


class FaseLote(AcaoForm):
    """One fase for all; each has to be of a tipo that goes through it."""

    rotulo, icone, atalho, feito = "Mover de fase", "arrow-right-left", "m", "Movido"

    fase = CampoFase(label="Nova fase", queryset=Fase.objects.none(), empty_label="Escolha")
    delegado = forms.ModelChoiceField(
        label="Usuário para delegação",
        queryset=Pessoa.objects.none(),
        required=False,
        empty_label="Como está em cada um",
    )
    texto = forms.CharField(
        label="Parecer", widget=forms.Textarea(attrs={"rows": 4}), max_length=20_000, required=False
    )

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, **kwargs)
        fases = Fase.objects.filter(escritorio_id=viewer.escritorio_id).ativas().in_order()
        self.fields["fase"].queryset = fases  # type: ignore[attr-defined] # a choice field
        self.fields["delegado"].queryset = eligible(viewer)  # type: ignore[attr-defined] # the same

    def act(self, atendimento: Atendimento) -> None:
        if self.cleaned_data["fase"].pk == atendimento.fase_id:
            raise DadoInvalido("O atendimento já está nesta fase.", "fase")
        atendimento.move_to(Mudanca(**self.cleaned_data), author=self.viewer)


class EncerrarLote(AcaoForm):
    """End all of them as done, with the same last words or none."""

    rotulo, icone, atalho, feito = "Encerrar", "circle-check", "e", "Encerrado"

    texto = forms.CharField(
        label="Parecer", widget=forms.Textarea(attrs={"rows": 4}), max_length=20_000, required=False
    )

    def act(self, atendimento: Atendimento) -> None:
        atendimento.conclude(author=self.viewer, texto=self.cleaned_data["texto"])


class ExportarLote(AcaoForm):
    """Save all of them as a file: nothing is done to any."""

    rotulo, icone, atalho = "Exportar", "download", "v"

    formato = forms.ChoiceField(
        label="Formato",
        choices=[("xlsx", "Planilha (XLSX)"), ("csv", "Texto separado por ponto e vírgula (CSV)")],
        widget=forms.RadioSelect,
        initial="xlsx",
    )


ACOES: dict[str, type[AcaoForm]] = {
    "delegar": DelegarLote,
    "fase": FaseLote,
    "prazo": PrazoLote,
    "encerrar": EncerrarLote,
}
# What the bar below the list offers.
BARRA: dict[str, type[AcaoForm]] = ACOES | {"exportar": ExportarLote}
