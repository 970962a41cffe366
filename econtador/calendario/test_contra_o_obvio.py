"""The calendar of a place against a slow and obvious reading of what was written."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from econtador.base.banco.viewing import viewing
from econtador.base.viewer import Viewer
from econtador.calendario.consulta import Lugar, calendar_for
from econtador.calendario.models import Ajuste, Feriado, Ficha
from econtador.escritorios.models import Escritorio
from econtador.prazos.calendario import Ambito, Efeito
from econtador.prazos.oficial import oficiais

ANOS = range(2026, 2028)
TODOS = [date(2026, 1, 1) + timedelta(days=n) for n in range(730)]
LUGARES = [Lugar("SP", "Campinas"), Lugar("SP", "Sumaré"), Lugar("RJ", "Niterói"), Lugar("AC")]
PERTO = st.dates(date(2024, 1, 1), date(2028, 12, 31))
EFEITOS = st.sampled_from([Efeito.FECHADO, Efeito.MANHA, Efeito.TARDE])
AJUSTES = st.dictionaries(
    st.sampled_from(
        [("", "Carnaval"), ("", "Corpus Christi"), ("RJ", "Carnaval"), ("AC", "Dia da Amazônia")]
    ),
    st.sampled_from(Efeito),
)


@st.composite
def fichas(draw: st.DrawFn) -> list[Ficha]:
    """Up to eight holidays, no two of one place on one day."""
    found: dict[tuple[Any, ...], Ficha] = {}
    for _ in range(draw(st.integers(0, 8))):
        lugar = draw(st.sampled_from(LUGARES[:3]))
        escopo, dia = draw(st.sampled_from(Ambito)), draw(PERTO)
        uf = lugar.uf if escopo in (Ambito.UF, Ambito.MUNICIPIO) else ""
        municipio = lugar.municipio if escopo == Ambito.MUNICIPIO else ""
        found[escopo, uf, municipio, dia] = Ficha(
            escopo=escopo.value,
            uf=uf,
            municipio=municipio,
            dia=dia,
            nome="Festa",
            efeito=draw(EFEITOS).value,
            anual=draw(st.booleans()),
        )
    return list(found.values())


def taken(ficha: Ficha, day: date, lugar: Lugar) -> bool:
    """Whether the holiday takes something of the day there."""
    here = {
        Ambito.UF: ficha.uf == lugar.uf,
        Ambito.MUNICIPIO: (ficha.uf, ficha.municipio) == (lugar.uf, lugar.municipio),
    }.get(Ambito(ficha.escopo), True)
    yearly = ficha.anual and (ficha.dia.month, ficha.dia.day) == (day.month, day.day)
    return here and (ficha.dia == day or (yearly and ficha.dia <= day))


def effects(
    day: date, lugar: Lugar, written: list[Ficha], kept: dict[tuple[str, str], Efeito]
) -> set[Efeito]:
    """Return all that anybody says of the day, by asking each in turn."""
    said = {Efeito(ficha.efeito) for ficha in written if taken(ficha, day, lugar)}
    for each in oficiais(day.year, lugar.uf):
        if each.dia == day and each.facultativo:
            said.add(kept.get(("", each.nome), Efeito.ABERTO))
        elif each.dia == day and each.ambito == Ambito.UF:
            said.add(kept.get((lugar.uf, each.nome), Efeito.FECHADO))
        elif each.dia == day:
            said.add(Efeito.FECHADO)
    return said - {Efeito.ABERTO}


@given(fichas(), AJUSTES, st.sampled_from(LUGARES))
def test_a_day_is_what_the_one_who_takes_most_of_it_says(
    db: None, written: list[Ficha], kept: dict[tuple[str, str], Efeito], lugar: Lugar
) -> None:
    escritorio = Escritorio.found(nome="Contábil Acaso", uf="SP")
    sistema = Viewer.sistema(escritorio.pk)
    with viewing(sistema):
        for ficha in written:
            Feriado.add(ficha, author=sistema)
        Ajuste.adjust(kept, author=sistema)
        calendario = calendar_for(escritorio.pk, lugar, ANOS)
    for day in TODOS:
        said = effects(day, lugar, written, kept)
        found = calendario.folgas.get(day)
        if Efeito.FECHADO in said:
            assert found is not None
            assert found.efeito == Efeito.FECHADO
        else:
            assert (found.efeito in said) if found else not said
