"""Keyset pages, on the companies of the cast's office."""

import pytest

from econtador.atendimentos.demo.elenco import Elenco
from econtador.base.banco.viewing import viewing
from econtador.base.brasil.cnpj import check_digits
from econtador.base.pagina import POR_PAGINA, Pagina, page_by
from econtador.empresas.models import Empresa

MUITAS = POR_PAGINA * 2 + 3


@pytest.fixture
def muitas(elenco: Elenco) -> Elenco:
    """Companies of which many share one name, so that the id must break the tie."""
    with viewing(elenco.sistema):
        for n in range(MUITAS - 2):  # Sol and Lua are there
            base = f"{n + 1000:012d}"
            Empresa.register(
                escritorio_id=elenco.aurora.pk,
                nome="Loja igual" if n % 2 else f"Loja {n:03d}",
                documento=base + check_digits(base),
            )
    return elenco


def page(elenco: Elenco, depois: str = "") -> Pagina[Empresa]:
    with viewing(elenco.sistema):
        return page_by("nome_chave", Empresa.objects.all(), depois)


def walk(elenco: Elenco) -> list[list[Empresa]]:
    """Every page, from the first to the last."""
    pages, depois = [], ""
    while True:
        found = page(elenco, depois)
        pages.append(found.linhas)
        if not found.proxima:
            return pages
        depois = found.proxima


def test_the_pages_hold_every_row_once_and_in_order(muitas: Elenco) -> None:
    pages = walk(muitas)
    assert [len(each) for each in pages] == [POR_PAGINA, POR_PAGINA, 3]
    keys = [(row.nome_chave, str(row.pk)) for each in pages for row in each]
    assert keys == sorted(keys)
    assert len(set(keys)) == MUITAS


def test_a_row_that_comes_before_does_not_shift_the_next_page(muitas: Elenco) -> None:
    first = page(muitas)
    with viewing(muitas.sistema):
        Empresa.register(escritorio_id=muitas.aurora.pk, nome="AAA", documento="00.000.000/0001-91")
    assert page(muitas, first.proxima).linhas[0] == walk(muitas)[1][1]


def test_a_short_list_has_no_next_page(elenco: Elenco) -> None:
    found = page(elenco)
    assert [row.nome for row in found.linhas] == ["Oficina Lua ME", "Padaria Sol Ltda"]
    assert found.proxima == ""


@pytest.mark.parametrize("token", ["x", "a:b:c", "WyJhIl0:1:x", "'; DROP TABLE x --"])
def test_an_invented_token_begins_at_the_top(elenco: Elenco, token: str) -> None:
    assert page(elenco, token).linhas == page(elenco).linhas
