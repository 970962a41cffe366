"""The two addresses: who may enter, what is refused, what is said."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from econtador.acessos.models import AcessoEmpresa
from econtador.aovivo import views
from econtador.aovivo.central import Chegada, central
from econtador.aovivo.conftest import Ouve
from econtador.aovivo.fluxo import Fluxo
from econtador.aovivo.freio import Freio
from econtador.aovivo.plateia import Lugar
from econtador.aovivo.sala import POR_PESSOA
from econtador.atendimentos.models import Atendimento
from econtador.base.asgi import ASSUMIR
from tests.cena import Cena
from tests.cliente_http import entered

CANAL = "/ao-vivo"


@pytest.fixture(autouse=True)
def _new_brake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "freio", Freio(2.0))


class Assumida:
    """Stands for the root, which takes a stream over: keeps what the view gave it."""

    def __init__(self) -> None:
        self.chegada: Chegada | None = None

    def __call__(self, fluxo: Callable[..., object]) -> None:
        (self.chegada,) = fluxo.args  # type: ignore[attr-defined] # a partial of `attend`


def arrive(client: Client, query: str = "", **headers: str) -> Chegada:
    """Open the stream and return what the view said of who has come."""
    assumida = Assumida()
    answer = client.get(CANAL + query, headers=headers, **{ASSUMIR: assumida})  # type: ignore[arg-type] # environ
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/event-stream"
    assert assumida.chegada is not None
    return assumida.chegada


def writing(atendimento: Atendimento) -> str:
    return reverse("escrevendo", args=[atendimento.numero])


def test_who_comes_is_the_person_of_the_session(cena: Cena) -> None:
    client = entered(cena.elenco, "celia")
    chegada = arrive(client)
    assert chegada.lugar == Lugar(str(client.session.session_key), cena.pk("celia"))
    assert chegada.viewer == replace(cena.elenco.viewer("celia"), face="portal")


def test_the_stream_is_neither_kept_nor_gathered_on_its_way(cena: Cena) -> None:
    answer = entered(cena.elenco, "celia").get(CANAL, **{ASSUMIR: Assumida()})  # type: ignore[arg-type] # environ
    assert answer["Cache-Control"] == "no-store, no-transform"
    assert answer["X-Accel-Buffering"] == "no"


def test_a_page_says_how_old_it_is(cena: Cena, time_machine: object) -> None:
    time_machine.move_to(1_795_000_000, tick=False)  # type: ignore[attr-defined] # the fixture has no type
    client = entered(cena.elenco, "celia")
    assert arrive(client, "?ha=1500").desde == 1_795_000_000 - 1.5
    assert arrive(client).desde == 1_795_000_000


def test_or_up_to_where_it_has_heard(cena: Cena) -> None:
    client = entered(cena.elenco, "celia")
    assert arrive(client, "?desde=1795000000123").desde == 1_795_000_000.123
    again = arrive(client, "?ha=5&desde=1", **{"Last-Event-ID": "1795000000123"})
    assert again.desde == 1_795_000_000.123


@pytest.mark.parametrize("wrong", ["?ha=-5", "?ha=x", "?desde=1e9", "?desde=²", "?ha=" + "9" * 30])
def test_nonsense_is_taken_for_now(cena: Cena, time_machine: object, wrong: str) -> None:
    time_machine.move_to(1_795_000_000, tick=False)  # type: ignore[attr-defined] # the fixture has no type
    assert arrive(entered(cena.elenco, "celia"), wrong).desde == 1_795_000_000


def test_only_what_one_sees_is_looked_at(cena: Cena, das: Atendimento) -> None:
    query = f"?olhando={das.numero}&olhando=999999&olhando=x&olhando={'9' * 30}"
    assert arrive(entered(cena.elenco, "bruno"), query).olhando == {das.pk}
    for nome in ("davi", "carla", "otto"):
        assert arrive(entered(cena.elenco, nome), query).olhando == frozenset()


def test_one_looks_at_few_things_at_once(cena: Cena) -> None:
    numeros = [cena.open().numero for _ in range(12)]
    query = "&".join(f"olhando={numero}" for numero in numeros)
    assert len(arrive(entered(cena.elenco, "bruno"), f"?{query}").olhando) == views.OLHA_NO_MAXIMO


def test_a_server_that_holds_no_streams_says_so(cena: Cena) -> None:
    assert entered(cena.elenco, "celia").get(CANAL).status_code == 503


def test_there_is_an_end_to_how_many_pages_one_opens(
    cena: Cena, monkeypatch: pytest.MonkeyPatch
) -> None:
    sala = type(central.sala)()
    monkeypatch.setattr(central, "sala", sala)
    viewer = cena.elenco.viewer("celia")
    for number in range(POR_PESSOA):
        sala.enter(Lugar(f"sessao-{number}", viewer.eu), viewer, Fluxo(frozenset()), 0.0)
    answer = entered(cena.elenco, "celia").get(CANAL, **{ASSUMIR: Assumida()})  # type: ignore[arg-type] # environ
    assert (answer.status_code, answer["Retry-After"]) == (429, "60")
    arrive(entered(cena.elenco, "rita"))


def test_nobody_listens_without_entering(db: None) -> None:
    answer = Client().get(CANAL, **{ASSUMIR: Assumida()})  # type: ignore[arg-type] # environ
    assert answer.status_code == 302


def test_a_cliente_without_empresas_does_not_listen(cena: Cena) -> None:
    with cena.by_sistema():
        AcessoEmpresa.revoke(cena.pessoa("celia"), cena.elenco.sol)
    assumida = Assumida()
    answer = entered(cena.elenco, "celia").get(CANAL, **{ASSUMIR: assumida})  # type: ignore[arg-type] # environ
    assert answer.status_code == 403
    assert assumida.chegada is None


@pytest.mark.parametrize("method", ["post", "put", "delete", "head"])
def test_the_stream_is_only_read(cena: Cena, method: str) -> None:
    assert getattr(entered(cena.elenco, "celia"), method)(CANAL).status_code == 405


def test_a_stream_costs_few_queries(cena: Cena, das: Atendimento) -> None:
    client = entered(cena.elenco, "bruno")
    with CaptureQueriesContext(connection) as captured:
        arrive(client, f"?olhando={das.numero}")
    assert len(captured) == 8


def test_who_writes_is_said_by_name(ouve: Ouve, cena_gravada: Cena) -> None:
    das = cena_gravada.open()
    ouve()
    answer = entered(cena_gravada.elenco, "celia").post(writing(das))
    assert (answer.status_code, answer.content) == (204, b"")
    (said,) = ouve()
    assert said == {
        "tipo": "escrevendo",
        "escritorio": str(das.escritorio_id),
        "empresa": str(das.empresa_id),
        "atendimento": str(das.pk),
        "pessoa": str(cena_gravada.pk("celia")),
        "nome": "Célia Rocha",
        "interno": False,
    }


def test_that_a_nota_is_written_is_of_the_office(ouve: Ouve, cena_gravada: Cena) -> None:
    das = cena_gravada.open()
    ouve()
    entered(cena_gravada.elenco, "bruno").post(writing(das), {"nota_interna": "on"})
    entered(cena_gravada.elenco, "celia").post(writing(das), {"nota_interna": "on"})
    assert [(each["nome"], each["interno"]) for each in ouve()] == [
        ("Bruno Lima", True),
        ("Célia Rocha", False),
    ]


def test_it_is_said_once_in_a_while(ouve: Ouve, cena_gravada: Cena) -> None:
    das, outro = cena_gravada.open(), cena_gravada.open()
    ouve()
    celia, rita = (entered(cena_gravada.elenco, nome) for nome in ("celia", "rita"))
    for _ in range(5):
        assert celia.post(writing(das)).status_code == 204
    rita.post(writing(das))
    celia.post(writing(outro))
    assert [each["nome"] for each in ouve()] == ["Célia Rocha", "Rita Alves", "Célia Rocha"]


@pytest.mark.parametrize("nome", ["davi", "carla", "otto"])
def test_what_one_does_not_see_one_does_not_write_in(
    cena: Cena, das: Atendimento, nome: str
) -> None:
    assert entered(cena.elenco, nome).post(writing(das)).status_code == 404


def test_who_may_only_read_does_not_write(cena: Cena, das: Atendimento) -> None:
    with cena.by_sistema():
        AcessoEmpresa.grant(cena.pessoa("celia"), cena.elenco.sol, "visualizar")
    assert entered(cena.elenco, "celia").post(writing(das)).status_code == 403


def test_in_what_is_closed_nobody_is_seen_writing(ouve: Ouve, cena_gravada: Cena) -> None:
    das = cena_gravada.open()
    cena_gravada.cancel(das)
    ouve()
    assert entered(cena_gravada.elenco, "bruno").post(writing(das)).status_code == 204
    assert ouve() == []


@pytest.mark.parametrize("method", ["get", "put", "delete"])
def test_writing_is_only_said(cena: Cena, das: Atendimento, method: str) -> None:
    assert getattr(entered(cena.elenco, "celia"), method)(writing(das)).status_code == 405


def test_writing_costs_few_queries(cena: Cena, das: Atendimento) -> None:
    client = entered(cena.elenco, "celia")
    with CaptureQueriesContext(connection) as captured:
        client.post(writing(das))
    assert len(captured) == 9
