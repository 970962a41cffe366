"""The columns that a person chooses and orders: saved, and his alone."""

import pytest
from django.db import DatabaseError, transaction

from econtador.base.erros import DadoInvalido
from econtador.bi.colunas import PADRAO, TODAS, chosen, in_order
from econtador.bi.models import Preferencia
from tests.cena import Cena
from tests.cliente_http import entered
from tests.lista_lida import queries_of

TUDO = [coluna.chave for coluna in TODAS]


def heads(cena: Cena, nome: str = "ana") -> list[str]:
    """Return the heads of the columns that the person sees, after number and name."""
    cena.open()
    html = entered(cena.elenco, nome).get("/bi").content.decode()
    head = html.split("<thead>")[1].split("</thead>")[0]
    return [rotulo for rotulo in (c.rotulo for c in TODAS) if f">{rotulo}<" in head]


def keep(cena: Cena, nome: str, **data: object) -> int:
    fields = {"colunas": ["fase", "prazo"], "ordem": TUDO} | data
    return entered(cena.elenco, nome).post("/bi/colunas", fields).status_code


def kept(cena: Cena, nome: str) -> list[str]:
    with cena.by(nome) as viewer:
        return Preferencia.columns_of(viewer)


def test_until_one_chooses_there_are_the_usual_ones(cena: Cena) -> None:
    assert kept(cena, "ana") == list(PADRAO)
    assert "CNPJ ou CPF" not in heads(cena)


def test_what_is_chosen_shows_in_its_order(cena: Cena) -> None:
    data = {"colunas": ["fase", "documento"], "ordem": ["documento", "fase"]}
    assert keep(cena, "ana", **data) == 302
    assert kept(cena, "ana") == ["documento", "fase"]
    assert heads(cena) == ["Fase", "CNPJ ou CPF"]
    assert set(heads(cena, "bruno")) >= {"Empresa", "Atividade"}


@pytest.mark.parametrize("chave", TUDO)
def test_each_column_can_be_shown(cena: Cena, chave: str) -> None:
    with cena.by("ana") as ana:
        Preferencia.choose_columns([chave], author=ana)
    assert heads(cena) == [next(c.rotulo for c in TODAS if c.chave == chave)]


@pytest.mark.parametrize(
    ("move", "expected"),
    [
        ({"subir": "prazo"}, ["prazo", "fase"]),
        ({"descer": "fase"}, ["prazo", "fase"]),
        ({"subir": "fase"}, ["fase", "prazo"]),
        ({"descer": "nada"}, ["fase", "prazo"]),
    ],
)
def test_a_move_saves_and_stays(cena: Cena, move: dict[str, str], expected: list[str]) -> None:
    client = entered(cena.elenco, "ana")
    ordem = ["fase", "prazo"]
    data = {"colunas": ordem, "ordem": ordem} | move
    assert client.post("/bi/colunas", data).headers["Location"] == "/bi/colunas"
    assert kept(cena, "ana") == expected


def test_back_to_the_usual_ones(cena: Cena) -> None:
    keep(cena, "ana")
    keep(cena, "ana", padrao="1")
    assert kept(cena, "ana") == list(PADRAO)


@pytest.mark.parametrize("colunas", [[], ["nada"], ["fase", "nada"], ["'; DROP TABLE x"]])
def test_what_is_no_column_is_refused(cena: Cena, colunas: list[str]) -> None:
    assert keep(cena, "ana", colunas=colunas) == 422
    assert kept(cena, "ana") == list(PADRAO)


def test_the_verb_refuses_to_leave_nothing(cena: Cena) -> None:
    with cena.by("ana") as ana, pytest.raises(DadoInvalido):
        Preferencia.choose_columns(["nada"], author=ana)


def test_unknown_and_repeated_columns_are_left_out() -> None:
    assert [c.chave for c in chosen(["fase", "x", "fase", "prazo"])] == ["fase", "prazo"]
    assert [c.chave for c in in_order(["tipo"])][:2] == ["tipo", TUDO[0]]
    assert len(in_order(["tipo"])) == len(TODAS)


def test_nobody_reads_or_writes_the_arrangement_of_another(cena: Cena) -> None:
    keep(cena, "ana")
    with cena.by("bruno") as bruno:
        assert not Preferencia.objects.exists()
        with pytest.raises(DatabaseError), transaction.atomic():
            Preferencia.objects.create(
                escritorio_id=bruno.escritorio_id, pessoa_id=cena.pk("ana"), colunas=["fase"]
            )
    with cena.by("otto"):
        assert not Preferencia.objects.exists()


def test_the_row_of_one_is_changed_and_not_doubled(cena: Cena) -> None:
    keep(cena, "ana")
    keep(cena, "ana", colunas=["tipo"])
    with cena.by("ana"):
        assert Preferencia.objects.count() == 1
    assert kept(cena, "ana") == ["tipo"]


def test_the_page(cena: Cena) -> None:
    client = entered(cena.elenco, "ana")
    html = client.get("/bi/colunas").content.decode()
    assert html.count('type="checkbox" name="colunas"') == len(TODAS)
    assert html.count(" checked>") >= len(PADRAO)
    assert "<main" in html
    assert entered(cena.elenco, "celia").get("/bi/colunas").status_code == 403
    assert client.delete("/bi/colunas").status_code == 405
    few = queries_of(client, "/bi/colunas")
    cena.open()
    assert queries_of(client, "/bi/colunas") == few
