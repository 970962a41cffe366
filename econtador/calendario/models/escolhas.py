"""The choices, in words; their values are those of the pure calendar."""

from econtador.prazos.calendario import Ambito, Efeito

ESCOPOS = [
    (Ambito.MUNICIPIO.value, "Municipal"),
    (Ambito.ESCRITORIO.value, "Do escritório"),
    (Ambito.BANCO.value, "Bancário"),
    (Ambito.UF.value, "Estadual"),
    (Ambito.NACIONAL.value, "Nacional"),
]
EFEITOS = [
    (Efeito.ABERTO.value, "Expediente normal"),
    (Efeito.MANHA.value, "Só de manhã"),
    (Efeito.TARDE.value, "Só à tarde"),
    (Efeito.FECHADO.value, "Sem expediente"),
]
DO_FERIADO = [escolha for escolha in EFEITOS if escolha[0] != Efeito.ABERTO]
