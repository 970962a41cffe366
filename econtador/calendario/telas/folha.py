"""The holidays of a year in a place, month by month."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from econtador.calendario.consulta import Escrito, Lugar, known_uf
from econtador.calendario.models import EFEITOS, Feriado
from econtador.calendario.models.ajuste import adjustable
from econtador.prazos.calendario import Ambito, Efeito
from econtador.prazos.oficial import Oficial, oficiais

MESES = (
    "Janeiro", "Fevereiro", "Março", "Abril", "Maio", "Junho", "Julho", "Agosto", "Setembro",
    "Outubro", "Novembro", "Dezembro",
)  # fmt: skip
SEMANA = ("seg", "ter", "qua", "qui", "sex", "sáb", "dom")
AMBITOS = {
    Ambito.NACIONAL: ("", "Nacional"),
    Ambito.UF: ("info", "Estadual"),
    Ambito.MUNICIPIO: ("ok", "Municipal"),
    Ambito.ESCRITORIO: ("accent", "Escritório"),
    Ambito.BANCO: ("note", "Bancário"),
}
EM_PALAVRAS = dict(EFEITOS)


@dataclass(frozen=True, slots=True)
class Linha:
    """A day of the list. `efeito`, in words, where it is not a whole day off.

    `feriado`: the one that the office added, None for the law. `ajustavel`: the law leaves it to
    the office. `conta`: some hour of it is not worked.
    """

    dia: date
    nome: str
    chip: tuple[str, str]
    efeito: str = ""
    detalhe: str = ""
    feriado: Feriado | None = None
    ajustavel: bool = False
    conta: bool = True

    @property
    def semana(self) -> str:
        return SEMANA[self.dia.weekday()]


@dataclass(frozen=True, slots=True)
class Mes:
    """A month with its days, perhaps none."""

    nome: str
    linhas: list[Linha]


def year_of(escrito: Escrito, lugar: Lugar, feriados: Iterable[Feriado], ano: int) -> list[Mes]:
    """Return the twelve months of `ano` with what the law says and what the office added."""
    uf = known_uf(lugar.uf)
    law = (_of_law(each, escrito.effect_of(each, uf), uf) for each in oficiais(ano, uf))
    lines = sorted([*law, *_of_office(feriados, ano)], key=lambda linha: linha.dia)
    return [
        Mes(nome, [linha for linha in lines if linha.dia.month == mes])
        for mes, nome in enumerate(MESES, start=1)
    ]


def _of_law(oficial: Oficial, efeito: Efeito, uf: str) -> Linha:
    classe, rotulo = AMBITOS[oficial.ambito]
    return Linha(
        oficial.dia,
        oficial.nome,
        ("line", "Facultativo") if oficial.facultativo else (classe, rotulo),
        efeito=_said(efeito),
        detalhe=uf if oficial.ambito == Ambito.UF else "",
        ajustavel=adjustable(oficial),
        conta=efeito != Efeito.ABERTO,
    )


def _of_office(feriados: Iterable[Feriado], ano: int) -> Iterator[Linha]:
    for feriado in feriados:
        for dia in feriado.days_in(ano, ano):
            yield Linha(
                dia,
                feriado.nome,
                AMBITOS[Ambito(feriado.escopo)],
                efeito=_said(Efeito(feriado.efeito)),
                detalhe=_detail(feriado),
                feriado=feriado,
            )


def _said(efeito: Efeito) -> str:
    return "" if efeito == Efeito.FECHADO else EM_PALAVRAS[efeito.value]


def _detail(feriado: Feriado) -> str:
    return " · ".join(
        part for part in (feriado.lugar, "todo ano" if feriado.anual else "", feriado.fonte) if part
    )
