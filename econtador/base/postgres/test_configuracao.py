"""A configuração escrita a cada início."""

import pytest

from econtador.base.postgres import configuracao
from econtador.base.postgres.conta import Conta


@pytest.mark.parametrize(
    ("gib", "partilhada"), [(0.1, "64MB"), (0.5, "128MB"), (1, "256MB"), (64, "256MB")]
)
def test_the_cache_follows_the_memory(gib, partilhada):
    texto = configuracao._postgresql(int(gib * 1024**3), durable=True)
    assert f"shared_buffers = {partilhada}\n" in texto


def test_only_the_given_account_gets_in(tmp_path):
    configuracao.write(tmp_path / "config", Conta("ana prado", 1, 1), durable=True)
    mapa = (tmp_path / "config" / "pg_ident.conf").read_text().splitlines()
    assert [linha.rpartition(" ")[2] for linha in mapa] == list(configuracao.PAPEIS_LOCAIS)
    assert all(linha.startswith('econtador "ana prado" ') for linha in mapa)
    regras = (tmp_path / "config" / "pg_hba.conf").read_text().splitlines()
    assert all(r.startswith("local ") for r in regras if not r.startswith("#"))


def test_it_is_rewritten_at_each_start(tmp_path):
    for durable in (True, False):
        configuracao.write(tmp_path, Conta("ana", 1, 1), durable=durable)
    assert "fsync = off" in (tmp_path / "postgresql.conf").read_text()


def test_tests_and_people_never_share_a_setting():
    chaves = [linha.split(" = ")[0] for linha in configuracao._EFEMERA.splitlines()]
    assert set(chaves) == {"fsync", "full_page_writes", "synchronous_commit"}
