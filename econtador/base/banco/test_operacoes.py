"""The migration operations, on tables made for the test."""

from uuid import UUID

import pytest
from django.db import DatabaseError, IntegrityError, ProgrammingError, connections
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

from econtador.base.banco.operacoes import (
    AppendOnly,
    Grant,
    Immutable,
    OnlyOperador,
    Protect,
    Reference,
)
from econtador.base.banco.politicas import DO_ESCRITORIO
from tests.cena import Cena
from tests.house.consulta import column, execute, rows

TABLES = """
CREATE TABLE mae (id uuid PRIMARY KEY, escritorio_id uuid NOT NULL, nome text,
                  UNIQUE (escritorio_id, id));
CREATE TABLE filha (id uuid PRIMARY KEY, escritorio_id uuid NOT NULL, mae_id uuid, pessoa_id uuid)
"""
STATE = """SELECT relrowsecurity, relforcerowsecurity, relacl::text,
                  (SELECT count(*) FROM pg_policy WHERE polrelid = c.oid),
                  (SELECT count(*) FROM pg_trigger WHERE tgrelid = c.oid AND NOT tgisinternal),
                  (SELECT count(*) FROM pg_constraint WHERE conrelid = c.oid)
             FROM pg_class c WHERE relname = %s"""


@pytest.fixture
def tabelas(cena_gravada: Cena) -> Cena:
    """Two bare tables of `dono`, in a database of the test's own."""
    execute(TABLES, alias="dono")
    return cena_gravada


def forward(operation: Operation) -> None:
    with connections["dono"].schema_editor() as editor:
        operation.database_forwards("base", editor, ProjectState(), ProjectState())


def backward(operation: Operation) -> None:
    with connections["dono"].schema_editor() as editor:
        operation.database_backwards("base", editor, ProjectState(), ProjectState())


def put(table: str, alias: str = "dono", **values: UUID | str) -> UUID:
    """Insert a row and return its id."""
    names, marks = ", ".join(values), ", ".join(["%s"] * len(values))
    statement = (
        f"INSERT INTO {table} (id, {names}) VALUES (gen_random_uuid(), {marks}) RETURNING id"  # noqa: S608 - names of this file
    )
    (pk,) = column(statement, list(values.values()), alias=alias)
    return UUID(str(pk))


OPERATIONS = [
    Protect("mae", DO_ESCRITORIO, office_only=True),
    AppendOnly("mae"),
    Immutable("mae", ["nome"]),
    Grant("mae", "SELECT"),
    Reference("filha", "mae_id", "mae"),
    OnlyOperador("filha", "pessoa_id"),
]


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: type(operation).__name__)
def test_each_is_taken_back_without_a_trace(tabelas: Cena, operation: Operation) -> None:
    before = [rows(STATE, [table], alias="dono")[0][:2] for table in ("mae", "filha")]
    parts = [rows(STATE, [table], alias="dono")[0][3:] for table in ("mae", "filha")]
    forward(operation)
    assert operation.reversible
    backward(operation)
    assert [rows(STATE, [table], alias="dono")[0][:2] for table in ("mae", "filha")] == before
    assert [rows(STATE, [table], alias="dono")[0][3:] for table in ("mae", "filha")] == parts
    with pytest.raises(ProgrammingError, match="permission denied"):
        rows("SELECT 1 FROM mae")


def test_a_reference_stays_inside_the_escritorio(tabelas: Cena) -> None:
    forward(Reference("filha", "mae_id", "mae"))
    aurora, boreal = tabelas.elenco.aurora.pk, tabelas.elenco.boreal.pk
    mae = put("mae", escritorio_id=aurora, nome="x")
    put("filha", escritorio_id=aurora, mae_id=mae)
    with pytest.raises(IntegrityError, match="filha_mae_id_ref"):
        put("filha", escritorio_id=boreal, mae_id=mae)


def test_protect_shows_and_takes_rows_of_the_viewers_escritorio(tabelas: Cena) -> None:
    forward(Protect("mae", DO_ESCRITORIO))
    aurora, boreal = tabelas.elenco.aurora.pk, tabelas.elenco.boreal.pk
    put("mae", escritorio_id=aurora, nome="dela")
    with tabelas.by("otto"):
        put("mae", "default", escritorio_id=boreal, nome="dele")
        assert column("SELECT nome FROM mae") == ["dele"]
        assert execute("UPDATE mae SET nome = 'x'") == 1
    with pytest.raises(ProgrammingError, match="row-level security"), tabelas.by("otto"):
        put("mae", "default", escritorio_id=aurora, nome="x")
    assert column("SELECT nome FROM mae") == []


def test_office_only_lets_a_cliente_read_and_no_more(tabelas: Cena) -> None:
    forward(Protect("mae", DO_ESCRITORIO, office_only=True, verbs="SELECT, INSERT, UPDATE, DELETE"))
    aurora = tabelas.elenco.aurora.pk
    put("mae", escritorio_id=aurora, nome="x")
    with tabelas.by("celia"):
        assert column("SELECT nome FROM mae") == ["x"]
        assert execute("UPDATE mae SET nome = 'y'") == 0
        assert execute("DELETE FROM mae") == 0
    with pytest.raises(ProgrammingError, match="row-level security"), tabelas.by("celia"):
        put("mae", "default", escritorio_id=aurora, nome="x")
    with tabelas.by("bruno"):
        assert execute("UPDATE mae SET nome = 'y'") == 1
        assert execute("DELETE FROM mae") == 1


def test_without_delete_among_the_verbs_there_is_none(tabelas: Cena) -> None:
    forward(Protect("mae", DO_ESCRITORIO))
    with pytest.raises(ProgrammingError, match="permission denied"), tabelas.by("bruno"):
        execute("DELETE FROM mae")


def test_append_only_refuses_its_owner(tabelas: Cena) -> None:
    forward(AppendOnly("mae"))
    put("mae", escritorio_id=tabelas.elenco.aurora.pk, nome="x")
    for statement in ("UPDATE mae SET nome = nome", "DELETE FROM mae", "TRUNCATE mae"):
        with pytest.raises(IntegrityError, match="não permite"):
            execute(statement, alias="dono")


def test_immutable_keeps_the_named_columns_alone(tabelas: Cena) -> None:
    forward(Immutable("mae", ["escritorio_id"]))
    put("mae", escritorio_id=tabelas.elenco.aurora.pk, nome="x")
    assert execute("UPDATE mae SET nome = 'y', escritorio_id = escritorio_id", alias="dono") == 1
    for statement in ("UPDATE mae SET escritorio_id = gen_random_uuid()", "DELETE FROM mae"):
        with pytest.raises(IntegrityError, match="não permite"):
            execute(statement, alias="dono")


def test_only_operador_asks_the_escritorio_too(tabelas: Cena) -> None:
    forward(OnlyOperador("filha", "pessoa_id"))
    aurora = tabelas.elenco.aurora.pk
    put("filha", escritorio_id=aurora, pessoa_id=tabelas.pk("bruno"))
    put("filha", escritorio_id=aurora)
    for nome in ("celia", "otto"):
        with pytest.raises(DatabaseError, match="precisa ser um operador"):
            put("filha", escritorio_id=aurora, pessoa_id=tabelas.pk(nome))
