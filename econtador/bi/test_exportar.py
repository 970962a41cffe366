"""The work list as a file: a whole queue, or what was marked."""

import csv
import io
from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpResponseBase

from econtador.atendimentos.models import Atendimento, Pedido
from econtador.bi.conftest import Muitos
from tests.cena import PRAZO, Cena
from tests.cliente_http import entered, saved


def names_in(answer: HttpResponseBase) -> list[str]:
    """Return the names of the rows of a CSV answer, in order."""
    content = saved(answer).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(content), delimiter=";"))
    return [row["Nome do atendimento"] for row in rows]


def queue(cena: Cena, query: str = "", nome: str = "ana") -> list[str]:
    answer = entered(cena.elenco, nome).get(f"/bi/exportar?formato=csv{query}")
    assert answer.status_code == 200
    return names_in(answer)


def marked(cena: Cena, ids: list[Any], nome: str = "ana", **data: Any) -> HttpResponseBase:
    fields = {"id": ids, "confirmado": "1", "formato": "csv"} | data
    return entered(cena.elenco, nome).post("/bi/lote/exportar", fields)


def test_a_queue_goes_whole_in_its_order(cena: Cena, many: Muitos) -> None:
    many(60)
    assert queue(cena) == [f"Pedido {n:03}" for n in range(60)]
    assert queue(cena, "&ordem=abertura")[0] == "Pedido 059"


def test_the_queue_and_the_filter_narrow_it(cena: Cena, das: Atendimento) -> None:
    cena.open("davi", nome="Outro", empresa=cena.elenco.lua)
    cena.delegate(das, "bruno", "bruno")
    assert queue(cena, "&fila=minha-fila", "bruno") == ["Guia do DAS"]
    assert queue(cena, "&fila=sem-responsavel") == ["Outro"]
    assert queue(cena, f"&empresa={cena.elenco.sol.pk}") == ["Guia do DAS"]


def test_the_page_leads_to_its_own_file(cena: Cena, das: Atendimento) -> None:
    client = entered(cena.elenco, "ana")
    html = client.get("/bi/sem-responsavel?pesquisa=das").content.decode()
    assert 'href="/bi/exportar?pesquisa=das&amp;fila=sem-responsavel&formato=csv"' in html


def test_nobody_saves_what_he_may_not_see(cena: Cena, das: Atendimento) -> None:
    assert queue(cena, nome="carla") == []
    assert queue(cena, nome="otto") == []


@pytest.mark.parametrize("query", ["?fila=nada", "?empresa=x"])
def test_what_is_no_list_is_not_found(cena: Cena, query: str) -> None:
    assert entered(cena.elenco, "ana").get(f"/bi/exportar{query}").status_code == 404


def test_what_was_marked(cena: Cena, many: Muitos) -> None:
    rows = many(4)
    assert names_in(marked(cena, [rows[2].pk, rows[0].pk])) == ["Pedido 000", "Pedido 002"]
    assert [cena.events(row) for row in rows] == [["aberto"]] * 4


def test_the_other_format(cena: Cena, das: Atendimento) -> None:
    answer = marked(cena, [das.pk], formato="xlsx")
    assert answer.headers["Content-Disposition"].endswith('.xlsx"')
    assert saved(answer)[:2] == b"PK"


def test_first_it_asks_for_the_format(cena: Cena, das: Atendimento) -> None:
    client = entered(cena.elenco, "ana")
    html = client.post("/bi/lote/exportar", {"id": [das.pk, uuid4()]}).content.decode()
    assert "Exportar 1 atendimento<" in html
    assert "1 dos marcados não está mais entre os que você pode ver." in html
    assert marked(cena, [das.pk], formato="exe").status_code == 422
    assert marked(cena, []).status_code == 422


def test_a_foreign_row_is_in_no_file(cena: Cena, das: Atendimento) -> None:
    with cena.by("otto") as otto:
        pedido = Pedido(
            nome="Segredo", empresa=cena.elenco.norte, providenciar_ate=PRAZO, parecer="Só nosso."
        )
        theirs = Atendimento.open(pedido, author=otto)
    assert names_in(marked(cena, [das.pk, theirs.pk])) == ["Guia do DAS"]
    assert names_in(marked(cena, [das.pk], "carla")) == []


def test_the_ladder(cena: Cena, das: Atendimento) -> None:
    assert entered(cena.elenco, "celia").get("/bi/exportar").status_code == 403
    assert marked(cena, [das.pk], "celia").status_code == 403
    assert entered(cena.elenco, "ana").post("/bi/exportar").status_code == 405
    assert entered(cena.elenco, "ana").get("/bi/lote/exportar").status_code == 405
