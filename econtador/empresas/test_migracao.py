"""The companies that were there before carteiras, contatos and importações."""

import pytest
from django.core.management import call_command

from econtador.base.brasil.municipio import key
from tests.cena import Cena
from tests.house.consulta import column, execute, rows

PLACES = {"Padaria Sol Ltda": "Santa Bárbara d'Oeste", "Oficina Lua ME": "São João del-Rei"}


def migrate(name: str | None = None) -> None:
    target = ["empresas", name] if name else []
    call_command("migrate", *target, database="dono", verbosity=0, interactive=False)


@pytest.fixture
def old(cena_gravada: Cena) -> Cena:
    """The room as it was when only its first two migrations had run, with companies in it."""
    for nome, municipio in PLACES.items():
        execute(
            "UPDATE empresas_empresa SET municipio = %s, integrada = (nome <> 'Oficina Lua ME')"
            " WHERE nome = %s",
            [municipio, nome],
            alias="dono",
        )
    migrate("0002")
    return cena_gravada


def test_each_gets_the_key_of_its_municipio(old: Cena) -> None:
    migrate()
    found = dict(rows("SELECT nome, municipio_chave FROM empresas_empresa", alias="dono"))
    assert {nome: found[nome] for nome in PLACES} == {n: key(m) for n, m in PLACES.items()}
    assert found["Padaria Sol Ltda"] == "santa barbara d oeste"


def test_one_without_a_municipio_has_no_key(old: Cena) -> None:
    execute("UPDATE empresas_empresa SET municipio = ''", alias="dono")
    migrate()
    assert set(column("SELECT municipio_chave FROM empresas_empresa", alias="dono")) == {""}


def test_the_switch_stays_as_it_was_and_nobody_is_named(old: Cena) -> None:
    migrate()
    told = rows(
        """SELECT integrada, integrada_por_id, integrada_em, integrada_motivo
             FROM empresas_empresa WHERE nome = 'Oficina Lua ME'""",
        alias="dono",
    )
    assert told == [(False, None, None, "")]


def test_the_verbs_go_on(old: Cena) -> None:
    migrate()
    with old.by("ana") as ana:
        old.elenco.sol.archive(author=ana)
        old.elenco.sol.hide(motivo="Contrato suspenso.", author=ana)
    sql = "SELECT ativa OR integrada FROM empresas_empresa WHERE nome = 'Padaria Sol Ltda'"
    assert column(sql, alias="dono") == [False]
