"""A thousand pages that wait cost little, and those who wait do not slow the others down."""

import os
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.aovivo.cenario import NoAr, Ouvir

MIL = 1000
MEGAS = 100
QUEM = ("ana", "bruno", "carla", "celia", "davi", "rita", "otto")


def workers(pid: int) -> list[int]:
    """Return the processes that a process has started."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    return [int(child) for child in children.split()]


def memory(no_ar: NoAr) -> float:
    """Return what the server and its workers hold, in megabytes."""
    pages = [int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in processes(no_ar)]
    return sum(pages) * os.sysconf("SC_PAGE_SIZE") / 2**20


def connections(no_ar: NoAr) -> int:
    """Return how many sockets the workers have open."""
    links = [link for pid in workers(no_ar.pid) for link in Path(f"/proc/{pid}/fd").iterdir()]
    return sum(os.readlink(link).startswith("socket:") for link in links if os.path.lexists(link))


def processes(no_ar: NoAr) -> list[int]:
    return [no_ar.pid, *workers(no_ar.pid)]


@pytest.fixture
def _warm(no_ar: NoAr, ouvir: Ouvir) -> None:
    """What is made once, however many listen, is there before anything is measured."""
    das = no_ar.cena.open()
    for nome in QUEM:
        ouvir(nome)
    no_ar.cena.answer(das, "celia", "Bom dia.")
    time.sleep(0.5)


@pytest.fixture
def mil(no_ar: NoAr, _warm: None) -> Iterator[tuple[float, int]]:
    """A thousand pages listen; given are the memory and the sockets of before."""
    before = memory(no_ar), connections(no_ar)
    cookies = [no_ar.cookie(nome) for nome in QUEM]
    with ExitStack() as abertas:
        for number in range(MIL):
            abertas.enter_context(listening(no_ar, cookies[number % len(cookies)]))
        yield before


def listening(no_ar: NoAr, cookie: str) -> socket.socket:
    """Open a stream and leave it open."""
    pagina = socket.create_connection(("127.0.0.1", no_ar.porta), timeout=20)
    pedido = f"GET /ao-vivo HTTP/1.1\r\nHost: localhost\r\nCookie: {cookie}\r\n\r\n"
    pagina.sendall(pedido.encode())
    assert pagina.recv(4096).startswith(b"HTTP/1.1 200")
    return pagina


def test_a_thousand_listeners_cost_less_than_a_hundred_megabytes(
    no_ar: NoAr, mil: tuple[float, int], ouvir: Ouvir
) -> None:
    before, sockets = mil
    assert connections(no_ar) - sockets >= MIL
    assert memory(no_ar) - before < MEGAS
    das, one_more = no_ar.cena.open(), ouvir("bruno")
    began = time.time()
    no_ar.cena.answer(das, "celia", "Alguém?")
    assert one_more.wait_item(acao="parecer").em - began < 1
    assert memory(no_ar) - before < MEGAS


def test_who_has_left_leaves_nothing_behind(no_ar: NoAr, ouvir: Ouvir) -> None:
    ouvir("bruno")
    before, cookie = connections(no_ar), no_ar.cookie("ana")
    with ExitStack() as abertas:
        for _ in range(50):
            abertas.enter_context(listening(no_ar, cookie))
        assert connections(no_ar) >= before + 50
    limit = time.monotonic() + 5
    while connections(no_ar) > before + 2 and time.monotonic() < limit:
        time.sleep(0.05)
    assert connections(no_ar) <= before + 2


def test_a_page_that_reads_nothing_holds_nobody_up(no_ar: NoAr, ouvir: Ouvir) -> None:
    das = no_ar.cena.open()
    with listening(no_ar, no_ar.cookie("bruno")):
        bruno, before = ouvir("bruno"), memory(no_ar)
        for number in range(40):
            no_ar.cena.answer(das, "celia", f"Parecer {number}.")
        no_ar.cena.delegate(das, "ana", "bruno")
        bruno.wait_item(acao="delegado")
        assert memory(no_ar) - before < 20
