"""Configurações / Auditoria: what it shows, to whom, page by page; nothing undoes it."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from econtador.base.models import Assunto, Auditoria, audit, changes
from tests.cena import Cena
from tests.cliente_http import entered
from tests.house.consulta import execute

URL = "/configuracoes/auditoria"


@pytest.fixture
def ana(cena: Cena) -> Client:
    return entered(cena.elenco, "ana")


def tell(cena: Cena, frase: str, assunto: Assunto = Assunto.PESSOA, **more: Any) -> None:
    with cena.by("ana") as author:
        audit(assunto, frase, author=author, **more)


def text(client: Client, **query: str) -> str:
    answer = client.get(URL, query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_newest_first_with_who_when_and_what_changed(cena: Cena, ana: Client) -> None:
    assert "Nada mudou ainda" in text(ana)
    tell(cena, "mudou os dados de Rita", mudancas=[("Nome", "Rita", "Rita Alves")])
    tell(cena, "criou <b>Financeiro</b>", Assunto.DEPARTAMENTO)
    page = text(ana)
    assert page.index("criou &lt;b&gt;Financeiro") < page.index("mudou os dados de Rita")
    assert "<del>Rita</del> <ins>Rita Alves</ins>" in page
    assert "Ana Prado" in page


def test_what_each_filter_leaves(cena: Cena, ana: Client) -> None:
    tell(cena, "mudou gente")
    tell(cena, "mudou configurações", Assunto.POLITICA)
    with cena.by_sistema() as sistema:
        audit(Assunto.TIPO, "preparou os tipos", author=sistema)
    today = timezone.localdate()
    tomorrow = (today + timedelta(days=1)).isoformat()
    assert "mudou gente" not in text(ana, assunto="politica")
    assert "mudou configurações" in text(ana, assunto="politica")
    assert "preparou os tipos" not in text(ana, autor=str(cena.pk("ana")))
    assert "Sistema" in text(ana)
    assert "mudou gente" in text(ana, de=today.isoformat(), ate=today.isoformat())
    assert "Nada mudou assim" in text(ana, de=tomorrow)


@pytest.mark.parametrize(
    "query", [{"assunto": "x"}, {"autor": str(UUID(int=7))}, {"de": "9999-12-31"}]
)
def test_a_filter_that_is_none_is_said(ana: Client, query: dict[str, str]) -> None:
    assert ana.get(URL, query).status_code == 422


@pytest.mark.parametrize("depois", ["x", str(UUID(int=7)), "%00"])
def test_a_place_that_is_none_harms_nothing(ana: Client, depois: str) -> None:
    assert ana.get(URL, {"depois": depois}).status_code == 200


def test_pages_and_a_fixed_number_of_queries(cena: Cena, ana: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            text(ana)
        return len(captured)

    tell(cena, "primeira")
    queries()
    few = queries()
    for n in range(60):
        tell(cena, f"mudou {n:02d}")
    assert queries() == few <= 11
    page = text(ana)
    assert "primeira" not in page
    address = page.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    assert "primeira" in ana.get(address).content.decode()


@pytest.mark.parametrize("nome", ["bruno", "celia"])
def test_only_an_administrador_reads_it(cena: Cena, nome: str) -> None:
    assert entered(cena.elenco, nome).get(URL).status_code == 403


def test_another_office_and_clientes_have_none_of_it(cena: Cena) -> None:
    tell(cena, "mudou segredos")
    assert "segredos" not in text(entered(cena.elenco, "otto"))
    for nome in ("celia", "otto"):
        with cena.by(nome):
            assert not Auditoria.objects.exists()


def test_wrong_method(ana: Client) -> None:
    assert ana.post(URL).status_code == 405


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE base_auditoria SET frase = 'outra'",
        "DELETE FROM base_auditoria",
        "TRUNCATE base_auditoria",
    ],
)
def test_no_role_undoes_it(cena: Cena, statement: str) -> None:
    tell(cena, "mudou algo")
    with cena.by_sistema(), pytest.raises(DatabaseError), transaction.atomic():
        execute(statement)


def test_changes_are_told_in_words() -> None:
    before = {"Ativo": True, "Nome": "A", "Responsável": None, "Quem": ("b", "a")}
    after = {"Ativo": False, "Nome": "A", "Responsável": "Ana", "Quem": ["b"]}
    assert changes(before, after) == [
        ("Ativo", "sim", "não"),
        ("Responsável", "", "Ana"),
        ("Quem", "a, b", "b"),
    ]
