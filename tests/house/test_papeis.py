"""The runtime roles own nothing and may do no more than the verbs need."""

import pytest
from django.db import connections

from tests.house.consulta import column, rows
from tests.house.tabelas import GLOBAIS, JUNCOES, PASSAGEIRAS, SO_ACRESCIMO, tables_of_escritorio

pytestmark = pytest.mark.django_db

RUNTIME = ("app", "sync")
GRANTED = """SELECT relname::text FROM pg_class, aclexplode(relacl) AS acl
              WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v')
                AND acl.grantee = %s::regrole AND acl.privilege_type = %s"""
CALLABLE = """
SELECT proname FROM pg_proc
 WHERE pronamespace = 'public'::regnamespace AND prosecdef AND prorettype <> 'trigger'::regtype
   AND has_function_privilege(%s, oid, 'EXECUTE')
"""


def granted(role: str, verb: str) -> set[str]:
    return set(column(GRANTED, [role, verb]))


def test_the_product_runs_as_app() -> None:
    assert rows("SELECT session_user, current_user") == [("app", "app")]
    assert connections["dono"].settings_dict["USER"] == "dono"


@pytest.mark.parametrize("role", RUNTIME)
def test_a_runtime_role_has_no_power_of_its_own(role: str) -> None:
    (powers,) = rows(
        """SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication
             FROM pg_roles WHERE rolname = %s""",
        [role],
    )
    assert not any(powers)


@pytest.mark.parametrize("role", RUNTIME)
def test_a_runtime_role_is_member_of_nothing(role: str) -> None:
    members = "SELECT roleid FROM pg_auth_members WHERE member = %s::regrole"
    assert rows(members, [role]) == []


@pytest.mark.parametrize("role", RUNTIME)
def test_a_runtime_role_owns_nothing(role: str) -> None:
    owned = column(
        """SELECT relname::text FROM pg_class WHERE relowner = %(role)s::regrole
           UNION SELECT proname FROM pg_proc WHERE proowner = %(role)s::regrole
           UNION SELECT nspname FROM pg_namespace WHERE nspowner = %(role)s::regrole
           UNION SELECT datname FROM pg_database WHERE datdba = %(role)s::regrole""",
        {"role": role},
    )
    assert owned == []


@pytest.mark.parametrize("role", RUNTIME)
def test_it_makes_nothing_in_the_schema(role: str) -> None:
    assert rows("SELECT has_schema_privilege(%s, 'public', 'CREATE')", [role]) == [(False,)]


@pytest.mark.parametrize("role", RUNTIME)
def test_it_removes_only_joins_and_what_runs_out(role: str) -> None:
    assert granted(role, "DELETE") == JUNCOES | PASSAGEIRAS


@pytest.mark.parametrize("role", RUNTIME)
def test_it_changes_no_append_only_table(role: str) -> None:
    changeable = set(tables_of_escritorio()) - SO_ACRESCIMO
    assert granted(role, "UPDATE") == changeable | PASSAGEIRAS | {"contas_conta"}


@pytest.mark.parametrize("role", RUNTIME)
@pytest.mark.parametrize("verb", ["TRUNCATE", "REFERENCES", "TRIGGER", "MAINTAIN"])
def test_it_has_none_of_the_owners_verbs(role: str, verb: str) -> None:
    assert granted(role, verb) == set()


@pytest.mark.parametrize("role", RUNTIME)
def test_it_reads_what_it_serves(role: str) -> None:
    unread = {name for name in GLOBAIS if name.startswith("auth_")} | {"django_content_type"}
    assert granted(role, "SELECT") == (GLOBAIS | set(tables_of_escritorio())) - unread


def test_everybody_else_has_nothing() -> None:
    anyone = column(
        """SELECT relname::text FROM pg_class, aclexplode(relacl) AS acl
            WHERE relnamespace = 'public'::regnamespace AND acl.grantee = 0"""
    )
    assert anyone == []


@pytest.mark.parametrize("role", RUNTIME)
def test_a_definer_function_is_called_only_where_granted(role: str) -> None:
    assert set(column(CALLABLE, [role])) == {
        "buscar_atendimentos",
        "carregar_viewer",
        "confidenciais_do_escritorio",
        "convidado_por",
        "esta_mencionado",
        "escritorios_todos",
        "esta_nomeado",
        "existe_escritorio",
        "nomear_administrador",
        "tem_item_em_aberto",
        "vinculos_da_conta",
    }


def test_a_definer_function_takes_its_names_from_public_alone() -> None:
    loose = column(
        """SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef
              AND NOT coalesce(proconfig, '{}') @> ARRAY['search_path=public, pg_temp']"""
    )
    assert loose == []
