"""Who is in the room, and what waits for each."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from econtador.aovivo import sala as modulo
from econtador.aovivo.fluxo import Fluxo
from econtador.aovivo.ouvinte import CABEM, Ouvinte
from econtador.aovivo.plateia import Dito, Lugar
from econtador.aovivo.recado import Recado
from econtador.aovivo.sala import Sala
from econtador.base.viewer import Viewer

AURORA, BOREAL, BRUNO, OTTO, DAS, OUTRO = (UUID(int=number) for number in range(1, 7))
OPERADOR = Viewer(escritorio_id=AURORA, papel="operador", pessoa_id=BRUNO)
LUGAR = Lugar("sessao", BRUNO)


def page(*olhando: UUID) -> Fluxo:
    return Fluxo(frozenset(olhando))


def recado(**changes: Any) -> Recado:
    return replace(Recado("evento", AURORA, atendimento=DAS, pessoa=OTTO), **changes)


def test_pages_of_one_session_share_a_place() -> None:
    sala = Sala()
    places = {id(sala.enter(LUGAR, OPERADOR, page(), 1.0)) for _ in range(3)}
    outro = sala.enter(Lugar("outra", BRUNO), OPERADOR, page(), 1.0)
    assert len(places) == 1
    assert len(sala.everybody()) == 2
    assert len(sala.fluxos()) == 4
    assert outro in sala.of(AURORA)
    assert sala.of(BOREAL) == []


def test_a_place_goes_with_its_last_page() -> None:
    sala, um, dois = Sala(), page(), page()
    ouvinte = sala.enter(LUGAR, OPERADOR, um, 1.0)
    sala.enter(LUGAR, OPERADOR, dois, 1.0)
    sala.go_out(ouvinte, um)
    assert sala.of(AURORA) == [ouvinte]
    sala.go_out(ouvinte, dois)
    assert sala.everybody() == sala.of(AURORA) == []
    assert vars(sala) == vars(Sala())


def test_the_newest_knowledge_of_who_listens_counts() -> None:
    sala = Sala()
    sala.enter(LUGAR, OPERADOR, page(), 1.0)
    chefe = replace(OPERADOR, administrador=True)
    ouvinte = sala.enter(LUGAR, chefe, page(), 2.0)
    assert (ouvinte.viewer, ouvinte.visto_em) == (chefe, 2.0)


def test_one_person_fills_his_own_places_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(modulo, "POR_PESSOA", 2)
    sala, last = Sala(), page()
    sala.enter(LUGAR, OPERADOR, page(), 1.0)
    assert not sala.full(BRUNO)
    ouvinte = sala.enter(Lugar("outra", BRUNO), OPERADOR, last, 1.0)
    assert sala.full(BRUNO)
    assert not sala.full(OTTO)
    sala.go_out(ouvinte, last)
    assert not sala.full(BRUNO)


def test_all_together_fill_the_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(modulo, "AO_TODO", 1)
    sala = Sala()
    assert not sala.full(OTTO)
    sala.enter(LUGAR, OPERADOR, page(), 1.0)
    assert sala.full(OTTO)


def ouvinte(*pages: Fluxo) -> Ouvinte:
    novo = Ouvinte(LUGAR, OPERADOR, 1.0)
    novo.fluxos.update(pages)
    return novo


def test_a_burst_waits_together_and_calls_once() -> None:
    bruno = ouvinte(page())
    assert bruno.hear([recado()])
    bruno.ocupado = True
    assert not bruno.hear([recado(), recado()])
    assert bruno.take() == ([recado()] * 3, False)
    assert not bruno.waiting


def test_what_cannot_concern_does_not_wait() -> None:
    bruno = ouvinte(page(OUTRO))
    assert not bruno.hear([recado(escritorio=BOREAL), recado(tipo="escrevendo")])
    assert not bruno.waiting


def test_what_any_of_the_pages_looks_at_counts() -> None:
    bruno = ouvinte(page(OUTRO), page(DAS))
    assert bruno.olhando == {DAS, OUTRO}
    assert bruno.hear([recado(tipo="escrevendo")])


def test_too_much_is_not_kept() -> None:
    bruno = ouvinte(page())
    assert bruno.hear([recado()] * (3 * CABEM))
    assert bruno.take() == ([], True)
    assert bruno.hear([recado()])


def test_each_page_is_told_what_it_looks_at() -> None:
    lista, das = page(), page(DAS)
    writes, happens = recado(tipo="escrevendo"), recado()
    dito = Dito(OPERADOR, [(writes, {"tipo": "escrevendo"}), (happens, {"tipo": "evento"})])
    ouvinte(lista, das).tell(dito, 2.0)
    assert b"escrevendo" not in b"".join(lista._fila)
    assert b"escrevendo" in b"".join(das._fila)
    assert b"evento" in b"".join(lista._fila)


def test_a_page_with_nothing_to_hear_is_left_in_peace() -> None:
    lista = page()
    ouvinte(lista).tell(Dito(OPERADOR, [(recado(tipo="escrevendo"), {"tipo": "escrevendo"})]), 2.0)
    assert lista.idle


def test_to_reload_is_for_every_page() -> None:
    pages = [page(), page(DAS)]
    ouvinte(*pages).tell(Dito(OPERADOR, recarregar=True), 2.0)
    assert all(b"recarregar" in b"".join(each._fila) for each in pages)
