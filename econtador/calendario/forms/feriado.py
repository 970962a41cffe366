"""A holiday, new or changed."""

from typing import Any

from django import forms

from econtador.base.brasil.uf import UFS
from econtador.base.ui.formulario import Dia, Formulario
from econtador.calendario.models import DO_FERIADO, ESCOPOS, Feriado, Ficha

UFS_POR_NOME = [(uf.sigla, f"{uf.nome} ({uf.sigla})") for uf in UFS.values()]
EXPLICACOES = {
    "municipio": "Vale para as empresas do município.",
    "escritorio": "O escritório não trabalha, qualquer que seja a empresa.",
    "banco": "Os bancos não abrem: não se conta como dia útil, em lugar nenhum.",
    "uf": "Vale para as empresas do estado. Os que a lei fixa já estão aqui.",
    "nacional": "Vale para todas. Os que a lei fixa já estão aqui.",
}


class FeriadoForm(Formulario):
    """The ficha; the place is asked for where the âmbito has one."""

    nome = forms.CharField(label="Nome", max_length=80)
    dia = Dia(label="Dia")
    efeito = forms.ChoiceField(label="O que muda", choices=DO_FERIADO[::-1])
    escopo = forms.ChoiceField(label="Âmbito", choices=ESCOPOS, widget=forms.RadioSelect)
    uf = forms.ChoiceField(label="UF", choices=[("", "Nenhuma"), *UFS_POR_NOME], required=False)
    municipio = forms.CharField(label="Município", max_length=80, required=False)
    anual = forms.BooleanField(
        label="Repetir todo ano",
        required=False,
        help_text="No mesmo dia e mês, a partir deste ano.",
    )
    fonte = forms.CharField(
        label="Fonte",
        max_length=120,
        required=False,
        help_text="A lei ou o decreto, para quem perguntar depois.",
    )

    def ficha(self) -> Ficha:
        """Return what the verbs `add` and `change` want."""
        return Ficha(**self.cleaned_data)


def initial_of(feriado: Feriado) -> dict[str, Any]:
    """Return what the form of this holiday begins with."""
    return {nome: getattr(feriado, nome) for nome in Ficha.__dataclass_fields__}
