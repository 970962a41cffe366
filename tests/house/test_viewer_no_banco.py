"""The viewer of a transaction: none, one after another, one inside another."""

import pytest
from django.db import DatabaseError, ProgrammingError, connection, transaction

from econtador.atendimentos.models import Atendimento
from econtador.base.banco.viewing import viewing
from econtador.empresas.models import Empresa
from tests.cena import Cena
from tests.house.consulta import column, execute, rows
from tests.house.tabelas import tables_of_escritorio

SETTINGS = ("app.escritorio", "app.pessoa", "app.papel", "app.empresas")


# A parecer is refused one step earlier: its atendimento is not seen, so it is not open either.
REFUSED = r"row-level security|não está em aberto"


def present() -> list[str]:
    """Return what the database knows of the viewer now."""
    return [
        column("SELECT coalesce(current_setting(%s, true), '')", [name])[0] for name in SETTINGS
    ]


def number_of_empresas() -> int:
    return Empresa.objects.count()


def test_the_cast_fills_every_table_that_no_verb_of_later_rooms_needs(cena: Cena) -> None:
    das = cena.open()
    cena.conclude(das)
    with cena.by_sistema():
        for table in ("atendimentos_evento", "atendimentos_desfecho", "busca_documento"):
            assert rows(f"SELECT 1 FROM {table}"), table  # noqa: S608 - a name of this file


@pytest.mark.parametrize("table", tables_of_escritorio())
def test_without_a_viewer_there_is_no_row(cena: Cena, table: str) -> None:
    cena.conclude(cena.open())
    assert rows(f"SELECT 1 FROM {table}") == []  # noqa: S608 - a name of the catalogue


@pytest.mark.parametrize("table", tables_of_escritorio())
def test_without_a_viewer_nothing_is_written(cena: Cena, table: str) -> None:
    """A copy of a row that exists, offered by nobody."""
    das = cena.open(by="bruno", delegado=cena.pessoa("bruno"))
    cena.answer(das, "bruno", "Confira.", mencionados=[cena.pessoa("carla")])
    cena.restrict(das, "bruno", "carla")
    with cena.by_sistema():
        copies = column(f"SELECT to_jsonb(t)::text FROM {table} t LIMIT 1")  # noqa: S608 - catalogue
    statement = f"INSERT INTO {table} SELECT (jsonb_populate_record(NULL::{table}, %s::jsonb)).*"
    for copy in copies:
        with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic():
            execute(statement, [copy])


def test_the_settings_are_those_of_the_viewer(cena: Cena) -> None:
    with cena.by("celia") as celia:
        escritorio, pessoa, papel, empresas = present()
    assert (escritorio, pessoa) == (str(celia.escritorio_id), str(celia.pessoa_id))
    assert (papel, empresas) == ("cliente", f"{{{cena.elenco.sol.pk}}}")


def test_a_nested_viewer_gives_the_outer_one_back(cena: Cena) -> None:
    with cena.by("ana"):
        outer = present()
        with cena.by("davi"):
            assert number_of_empresas() == 1
            with cena.by("otto"):
                assert [empresa.nome for empresa in Empresa.objects.all()] == ["Mercado Norte Ltda"]
            assert number_of_empresas() == 1
        assert present() == outer
        assert number_of_empresas() == 2
    assert present() == ["", "", "", ""]


def test_it_comes_back_after_an_error_too(cena: Cena) -> None:
    with cena.by("ana"):
        with pytest.raises(ZeroDivisionError), cena.by("davi"):
            raise ZeroDivisionError
        assert number_of_empresas() == 2


def test_it_comes_back_after_an_error_of_the_database(cena: Cena) -> None:
    with cena.by("ana"):
        with pytest.raises(ProgrammingError), cena.by("davi"), connection.cursor() as cursor:
            cursor.execute("SELECT nada FROM lugar_nenhum")
        assert number_of_empresas() == 2


def test_it_comes_back_after_an_inner_block_is_undone(cena: Cena) -> None:
    with cena.by("ana"):
        with cena.by("davi"):
            transaction.set_rollback(True)
        assert number_of_empresas() == 2


def test_the_next_transaction_of_the_connection_starts_blind(cena_gravada: Cena) -> None:
    das = cena_gravada.open()
    backend = "SELECT pg_backend_pid()"
    with cena_gravada.by("ana"):
        first = column(backend)
        assert Atendimento.objects.get() == das
    assert column(backend) == first
    assert present() == ["", "", "", ""]
    assert not Atendimento.objects.all()
    with transaction.atomic():
        assert not Atendimento.objects.all()


def test_a_failed_transaction_leaves_nothing_behind_either(cena_gravada: Cena) -> None:
    with pytest.raises(ZeroDivisionError), cena_gravada.by("ana"):
        raise ZeroDivisionError
    assert present() == ["", "", "", ""]
    assert not Empresa.objects.all()


def test_what_a_failed_block_wrote_is_gone(cena_gravada: Cena) -> None:
    celia = cena_gravada.elenco.viewer("celia")

    def open_and_fail() -> None:
        with viewing(celia):
            Atendimento.open(cena_gravada.pedido(), author=celia)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        open_and_fail()
    with cena_gravada.by_sistema():
        assert not Atendimento.objects.all()
    assert cena_gravada.open().numero == 1
