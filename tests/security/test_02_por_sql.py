"""Rows 2, 4 and 6, by SQL: what the role `app` may do when no code of ours stands in the way.

The trust boundary: whoever runs SQL as `app` may also call set_config('app.pessoa', …) and be
anybody, by design; PostgreSQL cannot tell our server from an attacker who speaks through it. Row
security is therefore the second wall behind *mistakes* (a query without its filter, an id taken
from a form), and these tests hold it to that: under the viewer of a cliente or of another office,
nothing foreign is read or written. For the same reason `carregar_viewer` and `vinculos_da_conta`
answer about any conta that `app` names: they are asked before there is a viewer, and tell only
names, offices and rights.

Table names come from the models; no statement here is made of anything that was typed.
"""

from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction

from tests.cena import Cena
from tests.house.consulta import column, execute, rows
from tests.house.tabelas import tables_of_escritorio
from tests.security.alvo import Alvo

# Known to every cliente of the office: who works there and how; no request, and nothing of Sol's.
SHARED = {
    "acessos_acessodepartamento",
    "acessos_substituicao",
    "arquivos_arquivo",
    "departamentos_departamento",
    "escritorios_escritorio",
    "escritorios_numeracao",
    "fluxo_fase",
    "fluxo_itemmodelo",
    "fluxo_pergunta",
    "fluxo_semacesso",
    "fluxo_tipo",
    "fluxo_tipofase",
    "pessoas_pessoa",
}
COPY = "INSERT INTO {0} SELECT (jsonb_populate_record(NULL::{0}, %s::jsonb || %s::jsonb)).*"


def foreign_rows(alvo: Alvo, table: str) -> list[str]:
    """Return the rows of Padaria Sol and of the office, as the system sees them, as JSON."""
    with alvo.cena.by_sistema():
        return column(f"SELECT to_jsonb(t)::text FROM {table} t")  # noqa: S608 - a name of the catalogue


@pytest.mark.parametrize("quem", ["davi", "otto"])
def test_no_table_shows_a_row_of_padaria_sol(alvo: Alvo, quem: str) -> None:
    told = []
    with alvo.cena.by(quem):
        for table in tables_of_escritorio():
            words = rows(f"SELECT 1 FROM {table} t WHERE t::text ILIKE '%%canarinho%%'")  # noqa: S608 - a name of the catalogue
            ids = rows(f"SELECT 1 FROM {table} t WHERE t::text LIKE %s", [f"%{alvo.das.pk}%"])  # noqa: S608 - a name of the catalogue
            told += [table] if words or ids else []
    assert told == []


def test_another_office_sees_no_row_at_all(alvo: Alvo) -> None:
    aurora = alvo.cena.elenco.aurora.pk
    with alvo.cena.by("otto"):
        for table in tables_of_escritorio():
            assert rows(f"SELECT 1 FROM {table} t WHERE t::text LIKE %s", [f"%{aurora}%"]) == []  # noqa: S608 - a name of the catalogue


@pytest.mark.parametrize("quem", ["davi", "otto"])
def test_no_copy_of_a_foreign_row_is_written(alvo: Alvo, quem: str) -> None:
    """Every row of Padaria Sol offered again under a new id: a parecer, an anexo, a reading…"""
    accepted = []
    skipped = SHARED if quem == "davi" else set()
    for table in sorted(set(tables_of_escritorio()) - skipped):
        for row in foreign_rows(alvo, table):
            if "sol" not in table and str(alvo.cena.elenco.sol.pk) not in row and quem == "davi":
                continue
            accepted += [table] if written(alvo.cena, quem, table, row) else []
    assert accepted == []


def written(cena: Cena, quem: str, table: str, row: str) -> bool:
    try:
        with cena.by(quem), transaction.atomic():
            execute(COPY.format(table), [row, '{"id": "0194f1c2-a3b4-7c5d-8e9f-a0b1c2d3e4f5"}'])
    except DatabaseError:
        return False
    return True


UPDATES = [
    "UPDATE atendimentos_atendimento SET nome = 'Invasor'",
    "UPDATE atendimentos_atendimento SET status = 'cancelado'",
    "UPDATE atendimentos_atendimento SET confidencial = NOT confidencial",
    "UPDATE empresas_empresa SET nome = 'Invasor'",
    "UPDATE acessos_acessoempresa SET excluir = true",
    "DELETE FROM acessos_acessoempresa",
    "DELETE FROM acessos_acessodepartamento",
    "DELETE FROM fluxo_semacesso",
    "UPDATE pessoas_pessoa SET administrador = true",
    "UPDATE escritorios_escritorio SET nome = 'Invasor'",
    "UPDATE busca_documento SET interno = false",
    "UPDATE departamentos_departamento SET ativo = false",
]


@pytest.mark.parametrize("statement", UPDATES)
def test_a_statement_without_where_touches_no_foreign_row(alvo: Alvo, statement: str) -> None:
    table = statement.replace("DELETE FROM", "UPDATE").split()[1]
    before = sorted(foreign_rows(alvo, table))
    for quem in ("davi", "otto"):
        try:
            with alvo.cena.by(quem), transaction.atomic():
                execute(statement)
        except DatabaseError:
            continue
    assert sorted(foreign_rows(alvo, table)) == before


MOVES: list[tuple[str, str]] = [
    ("celia", "UPDATE atendimentos_atendimento SET escritorio_id = %(boreal)s"),
    ("celia", "UPDATE atendimentos_atendimento SET empresa_id = %(lua)s"),
    ("bruno", "UPDATE atendimentos_atendimento SET escritorio_id = %(boreal)s"),
    ("bruno", "UPDATE atendimentos_atendimento SET empresa_id = %(lua)s"),
    ("bruno", "UPDATE atendimentos_atendimento SET autor_id = %(otto)s"),
    ("bruno", "UPDATE atendimentos_atendimento SET delegado_id = %(otto)s"),
    ("bruno", "UPDATE atendimentos_atendimento SET delegado_id = %(davi)s"),
    ("ana", "UPDATE pessoas_pessoa SET escritorio_id = %(boreal)s"),
    ("ana", "UPDATE pessoas_pessoa SET conta_id = %(otto)s"),
    ("ana", "UPDATE empresas_empresa SET escritorio_id = %(boreal)s"),
]


@pytest.mark.parametrize(("quem", "statement"), MOVES)
def test_a_row_is_not_moved(alvo: Alvo, quem: str, statement: str) -> None:
    elenco = alvo.cena.elenco
    ids = {
        "boreal": elenco.boreal.pk,
        "lua": elenco.lua.pk,
        "otto": alvo.cena.pk("otto"),
        "davi": alvo.cena.pk("davi"),
    }
    with pytest.raises(DatabaseError), alvo.cena.by(quem):
        execute(statement, ids)


def test_a_cliente_reads_no_nota_by_any_table(alvo: Alvo) -> None:
    told = []
    with alvo.cena.by("celia"):
        for table in tables_of_escritorio():
            for word in ("tucanonota", "tucanofolha", "tucanosigilo"):
                found = rows(f"SELECT 1 FROM {table} t WHERE t::text ILIKE %s", [f"%{word}%"])  # noqa: S608 - a name of the catalogue
                told += [f"{table}: {word}"] if found else []
    assert told == []


def nomeado(alvo: Alvo, quem: str) -> dict[str, Any]:
    return {
        "escritorio": alvo.sigilo.escritorio_id,
        "empresa": alvo.sigilo.empresa_id,
        "atendimento": alvo.sigilo.pk,
        "pessoa": alvo.cena.pk(quem),
    }


NAME = """INSERT INTO atendimentos_nomeado
    (id, escritorio_id, empresa_id, atendimento_id, pessoa_id, em)
    VALUES (gen_random_uuid(), %(escritorio)s, %(empresa)s, %(atendimento)s, %(pessoa)s, now())"""


@pytest.mark.parametrize("quem", ["ana", "carla", "celia", "davi", "otto"])
def test_nobody_names_himself_on_a_confidencial(alvo: Alvo, quem: str) -> None:
    with pytest.raises(DatabaseError), alvo.cena.by(quem):
        execute(NAME, nomeado(alvo, quem))
    assert not alvo.cena.sees(quem, alvo.sigilo)


def asked(statement: str, *params: UUID | str | None) -> list[Any]:
    return column(statement, list(params))


@pytest.mark.parametrize("quem", ["carla", "celia", "davi", "otto"])
def test_the_functions_of_confidenciais_answer_an_administrador_of_the_office(
    alvo: Alvo, quem: str
) -> None:
    with alvo.cena.by(quem):
        assert rows("SELECT * FROM confidenciais_do_escritorio()") == []
        assert asked("SELECT nomear_administrador(%s)", alvo.sigilo.pk) == [False]
        assert asked("SELECT nomear_administrador(%s)", alvo.das.pk) == [False]
    assert "nomeado" not in alvo.cena.events(alvo.sigilo)


def test_the_other_functions_stay_inside_the_viewers_office(alvo: Alvo) -> None:
    for quem in ("davi", "otto"):
        with alvo.cena.by(quem):
            assert asked("SELECT * FROM buscar_atendimentos(%s)", "'tucanonome'") == []
            assert asked("SELECT * FROM buscar_atendimentos(%s)", "!'nada'") == []
    bruno = alvo.cena.pk("bruno")
    with alvo.cena.by("otto"):
        assert asked("SELECT esta_nomeado(%s, %s)", alvo.sigilo.pk, bruno) == [False]
        assert asked("SELECT esta_mencionado(%s, %s)", alvo.das.pk, bruno) == [False]


def test_without_a_viewer_the_functions_know_nothing(alvo: Alvo) -> None:
    assert rows("SELECT * FROM confidenciais_do_escritorio()") == []
    assert asked("SELECT * FROM buscar_atendimentos(%s)", "'tucanonome'") == []
    assert asked("SELECT nomear_administrador(%s)", alvo.sigilo.pk) == [False]
    assert asked("SELECT esta_nomeado(%s, %s)", alvo.sigilo.pk, alvo.cena.pk("bruno")) == [False]


def test_the_functions_of_the_door_join_no_conta_with_anothers_pessoa(alvo: Alvo) -> None:
    """They answer for the conta that is named, and for no pessoa that is not its own."""
    davi, celia = alvo.cena.pessoa("davi"), alvo.cena.pessoa("celia")
    assert asked("SELECT carregar_viewer(%s, %s)", davi.conta_id, celia.pk) == [None]
    assert asked("SELECT carregar_viewer(%s, %s)", None, celia.pk) == [None]
    assert asked("SELECT carregar_viewer(%s, %s)", None, None) == [None]
    assert asked("SELECT nome FROM vinculos_da_conta(%s)", davi.conta_id) == ["Davi Nunes"]
    assert asked("SELECT nome FROM vinculos_da_conta(%s)", None) == []


def test_functions_of_the_owner_are_not_for_app(alvo: Alvo) -> None:
    for call in ("e_administrador()", "elo_do_evento(''::bytea, NULL::atendimentos_evento)"):
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            rows(f"SELECT {call}")


@pytest.mark.parametrize("role", ["dono", "sync", "postgres"])
def test_app_becomes_no_other_role(alvo: Alvo, role: str) -> None:
    for statement in (f"SET ROLE {role}", f"SET SESSION AUTHORIZATION {role}"):
        with pytest.raises(DatabaseError), transaction.atomic():
            execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE atendimentos_parecer DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE atendimentos_parecer DISABLE TRIGGER so_acrescimo",
        "DROP POLICY visao ON atendimentos_parecer",
        "SET session_replication_role = replica",
        "COPY atendimentos_parecer TO PROGRAM 'cat'",
        "SELECT pg_read_file('/etc/passwd')",
        "CREATE FUNCTION public.f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE TABLE public.roubo (a int)",
    ],
)
def test_app_takes_down_no_wall(alvo: Alvo, statement: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        execute(statement)


def test_row_security_switched_off_refuses_instead_of_showing(alvo: Alvo) -> None:
    with alvo.cena.by("davi"):
        execute("SET LOCAL row_security = off")
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            rows("SELECT 1 FROM atendimentos_parecer")
