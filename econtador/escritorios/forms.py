"""What an administrador sets for the whole escritório."""

from django import forms

from econtador.base.ui.formulario import Formulario
from econtador.escritorios.models import PoliticaDelegacao

EXPLICACOES = {
    PoliticaDelegacao.RESPONSAVEL.value: "Quem responde pelo departamento recebe o atendimento; "
    "o cliente não muda a delegação no parecer.",
    PoliticaDelegacao.SEM.value: "O cliente não escolhe nem muda a delegação; o escritório delega.",
    PoliticaDelegacao.CLIENTE.value: "O cliente vê o campo Usuário para delegação ao abrir e ao "
    "responder.",
}


class PoliticasForm(Formulario):
    """The three delegation policies, one of them chosen, and the switch."""

    politica_delegacao = forms.ChoiceField(
        label="Delegação", choices=PoliticaDelegacao.choices, widget=forms.RadioSelect
    )
    so_delegado_ve = forms.BooleanField(
        label="Só o usuário da delegação vê",
        required=False,
        help_text="Entre os operadores, só o delegado, quem o substitui, o autor e os "
        "administradores veem o atendimento. Não vale para clientes.",
    )
