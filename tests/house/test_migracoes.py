"""Migrations: one line per room, complete, named, and reversible on a database with data."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

from econtador.atendimentos.models import Atendimento
from tests.cena import Cena
from tests.house.arvore import ROOT
from tests.house.consulta import column

OURS = sorted(
    config.label for config in apps.get_app_configs() if config.name.startswith("econtador")
)
# What a package brings with its own migrations stays when only our rooms go.
DE_FORA = re.compile(r"\bprocrastinate_")
WITH_MIGRATIONS = [
    label for label in OURS if Path(apps.get_app_config(label).path, "migrations").is_dir()
]
EVERYTHING = """
SELECT 'table ' || relname FROM pg_class
 WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'S', 'v', 'i')
UNION SELECT 'column ' || attrelid::regclass || '.' || attname || ' ' || atttypid::regtype
  FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
 WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND attnum > 0 AND NOT attisdropped
UNION SELECT 'function ' || oid::regprocedure || md5(pg_get_functiondef(oid))
           || coalesce(proacl::text, '') FROM pg_proc
 WHERE pronamespace = 'public'::regnamespace AND pg_get_userbyid(proowner) = 'dono'
UNION SELECT 'policy ' || tablename || '.' || policyname || ' ' || coalesce(qual, '')
           || coalesce(with_check, '') FROM pg_policies
UNION SELECT 'trigger ' || pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
UNION SELECT 'constraint ' || conrelid::regclass || ' ' || pg_get_constraintdef(oid)
  FROM pg_constraint WHERE connamespace = 'public'::regnamespace
UNION SELECT 'grant ' || relname || ' ' || acl::text FROM pg_class, unnest(relacl) AS acl
 WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
"""


def migrate(*target: str) -> None:
    call_command("migrate", *target, database="dono", verbosity=0, interactive=False)


def schema() -> set[str]:
    """Return everything that the migrations made, described."""
    return set(column(EVERYTHING, alias="dono"))


def latest() -> dict[str, str]:
    """Return the last migration of each room."""
    graph = MigrationLoader(None).graph
    return {label: graph.leaf_nodes(label)[0][1] for label in WITH_MIGRATIONS}


def before(label: str) -> str:
    """Return the migration of the room before its last one."""
    graph = MigrationLoader(None).graph
    parents = graph.node_map[(label, latest()[label])].parents
    own = sorted(node.key[1] for node in parents if node.key[0] == label)
    return own[-1] if own else "zero"


@pytest.mark.parametrize("label", WITH_MIGRATIONS)
def test_a_room_has_one_line_of_named_migrations(label: str) -> None:
    graph = MigrationLoader(None).graph
    assert len(graph.leaf_nodes(label)) == 1
    names = sorted(name for app, name in graph.nodes if app == label)
    assert [name[:4] for name in names] == [f"{place:04}" for place in range(1, len(names) + 1)]
    assert not any("_auto_" in name for name in names)


def test_a_room_with_models_has_migrations() -> None:
    assert {model._meta.app_label for model in apps.get_models()} & set(OURS) <= set(
        WITH_MIGRATIONS
    )


def test_the_models_ask_for_no_other(db: None) -> None:
    call_command("makemigrations", check_changes=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize("label", WITH_MIGRATIONS)
def test_every_operation_can_be_taken_back(label: str) -> None:
    loader = MigrationLoader(None)
    for (app, name), migration in loader.disk_migrations.items():
        if app == label:
            stuck = [operation for operation in migration.operations if not operation.reversible]
            assert stuck == [], name


def test_no_migration_imports_a_model() -> None:
    """A model changes, a migration does not: it takes nothing of a room but its own folder."""
    for path in ROOT.glob("econtador/*/migrations/[0-9]*.py"):
        text = path.read_text()
        assert ".models import" not in text.replace("django.db.models", ""), path


def test_the_whole_plan_goes_back_and_forward(banco_proprio: str) -> None:
    whole = schema()
    for label in WITH_MIGRATIONS:
        migrate(label, "zero")
    kinds = ("policy", "trigger", "function")
    left = [line for line in schema() if line.startswith(kinds)]
    assert [line for line in left if not DE_FORA.search(line)] == []
    assert [name for name in counted() if name.split("_")[0] in WITH_MIGRATIONS] == []
    migrate()
    assert schema() == whole


@pytest.mark.parametrize("label", [label for label in WITH_MIGRATIONS if before(label) != "zero"])
def test_the_last_step_of_a_room_goes_back_and_forward_over_data(
    cena_gravada: Cena, label: str
) -> None:
    story(cena_gravada)
    rows_before, whole = counted(), schema()
    migrate(label, before(label))
    assert schema() != whole
    stayed = counted()  # a table of a later step goes with it, and comes back empty
    migrate()
    assert schema() == whole
    assert only(stayed, counted()) == only(stayed, rows_before)


def test_after_a_step_back_and_forward_the_verbs_go_on(cena_gravada: Cena) -> None:
    das = story(cena_gravada)
    migrate("pessoas", "0001")
    migrate()
    cena_gravada.answer(das, "celia", "Obrigada.")
    assert cena_gravada.events(das) == ["aberto", "parecer", "nota", "delegado", "parecer"]
    assert [nome for nome in ("ana", "carla", "davi", "otto") if cena_gravada.sees(nome, das)] == [
        "ana",
        "carla",
    ]


def story(cena: Cena) -> Atendimento:
    """Commit an open atendimento, one that is confidencial and concluded and one cancelled."""
    for end in (cena.conclude, cena.cancel):
        ended = cena.open()
        cena.restrict(ended, "bruno", "carla")
        end(ended)
    das = cena.open()
    cena.answer(das, "bruno", "Segue a guia.", mencionados=[cena.pessoa("ana")])
    cena.answer(das, "bruno", "Cliente em atraso.", nota_interna=True)
    cena.delegate(das, "bruno", "carla")
    return das


def only(tables: dict[str, int], rows: dict[str, int]) -> dict[str, int]:
    """Return the counts of these tables alone."""
    return {name: rows[name] for name in tables}


def counted() -> dict[str, int]:
    """Return how many rows each table holds."""
    tables = """SELECT relname FROM pg_class
                 WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"""
    how_many = "SELECT count(*) FROM {}"
    return {
        name: column(how_many.format(name), alias="dono")[0]
        for name in column(tables, alias="dono")
    }
