"""What an administrador sets for the whole escritório."""

from django import forms

from econtador.base.ui.formulario import Formulario
from econtador.escritorios.models import (
    MAX_DIAS_DE_SILENCIO,
    MAX_DIAS_PARA_REABRIR,
    MENOR_PRIORIDADE,
    NENHUMA_URGENTE,
    PoliticaDelegacao,
    Politicas,
    RegraPrazo,
)

EXPLICACOES = {
    PoliticaDelegacao.RESPONSAVEL.value: "Quem responde pelo departamento recebe o atendimento; "
    "o cliente não muda a delegação no parecer.",
    PoliticaDelegacao.SEM.value: "O cliente não escolhe nem muda a delegação; o escritório delega.",
    PoliticaDelegacao.CLIENTE.value: "O cliente vê o campo Usuário para delegação ao abrir e ao "
    "responder.",
}
EXPLICACOES_DO_PRAZO = {
    RegraPrazo.POSTERGAR.value: "O que venceria num feriado ou fim de semana vale no dia útil "
    "seguinte.",
    RegraPrazo.ANTECIPAR.value: "Fica pronto antes do feriado ou do fim de semana.",
    RegraPrazo.MANTER.value: "A data não muda, mesmo que caia num dia sem expediente.",
}
URGENTES = [
    (NENHUMA_URGENTE, "Nenhuma"),
    (1, "Só a 1"),
    *((n, f"De 1 a {n}") for n in range(2, MENOR_PRIORIDADE + 1)),
]


class PoliticasForm(Formulario):
    """The delegation policies, one of them chosen, closing, and deadlines."""

    politica_delegacao = forms.ChoiceField(
        label="Quando o cliente escreve",
        choices=PoliticaDelegacao.choices,
        widget=forms.RadioSelect,
    )
    so_delegado_ve = forms.BooleanField(
        label="Só o usuário da delegação vê",
        required=False,
        help_text="Entre os operadores, só o delegado, quem o substitui, o autor e os "
        "administradores veem o atendimento. Não vale para clientes.",
    )
    encerra_no_portal = forms.BooleanField(
        label="Operadores podem encerrar no portal",
        required=False,
        help_text="Desligado, só o PackCRM encerra: no portal, o operador pede o encerramento.",
    )
    dias_para_reabrir = forms.IntegerField(
        label="Dias para reabrir",
        min_value=0,
        max_value=MAX_DIAS_PARA_REABRIR,
        help_text="Depois de encerrado, por quantos dias pode ser reaberto com o mesmo número. "
        "0: nunca.",
    )
    dias_de_silencio = forms.IntegerField(
        label="Dias úteis de silêncio",
        min_value=1,
        max_value=MAX_DIAS_DE_SILENCIO,
        help_text="Se o cliente não responde à proposta de encerramento nesse tempo, ela vale "
        "como aceita.",
    )
    prioridade_urgente = forms.TypedChoiceField(
        label="Prioridades urgentes",
        choices=URGENTES,
        coerce=int,
        help_text="1 é a mais urgente. Estas aparecem marcadas como urgentes nas listas.",
    )
    regra_prazo = forms.ChoiceField(
        label="Quando o prazo cai em dia sem expediente",
        choices=RegraPrazo.choices,
        widget=forms.RadioSelect,
    )

    def politicas(self) -> Politicas:
        """Return what the verb `set_policies` wants."""
        return Politicas(**self.cleaned_data)
