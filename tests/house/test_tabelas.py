"""Every table is protected and every reference stays inside its escritório (from pg_catalog)."""

import pytest
from django.db.models import Field, Model

from econtador.base.banco.campos import Referencia
from tests.house.consulta import column, rows
from tests.house.tabelas import GLOBAIS, models_of_escritorio, tables_of_escritorio

pytestmark = pytest.mark.django_db

TABLES = """SELECT relname FROM pg_class
             WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')"""
KEYS = """
SELECT ARRAY(SELECT attname::text FROM unnest(conkey) WITH ORDINALITY AS k (num, place)
               JOIN pg_attribute ON attrelid = conrelid AND attnum = num ORDER BY place)
  FROM pg_constraint WHERE conrelid = %s::regclass AND contype IN ('p', 'u')
"""
FOREIGN_KEYS = """
SELECT confrelid::regclass::text,
       ARRAY(SELECT attname::text FROM unnest(conkey) WITH ORDINALITY AS k (num, place)
               JOIN pg_attribute ON attrelid = conrelid AND attnum = num ORDER BY place),
       ARRAY(SELECT attname::text FROM unnest(confkey) WITH ORDINALITY AS k (num, place)
               JOIN pg_attribute ON attrelid = confrelid AND attnum = num ORDER BY place)
  FROM pg_constraint WHERE conrelid = %s::regclass AND contype = 'f' AND convalidated
"""
REFERENCES = [
    (model, field)
    for model in models_of_escritorio()
    for field in model._meta.concrete_fields
    if field.remote_field and field.name != "escritorio" and field.column != "conta_id"
]


def test_a_table_belongs_to_an_escritorio_or_is_on_the_short_list() -> None:
    assert set(column(TABLES)) == GLOBAIS | set(tables_of_escritorio())


@pytest.mark.parametrize("table", tables_of_escritorio())
def test_row_security_is_on_and_forced(table: str) -> None:
    (state,) = rows(
        "SELECT relrowsecurity, relforcerowsecurity FROM pg_class WHERE oid = %s::regclass", [table]
    )
    assert state == (True, True)


@pytest.mark.parametrize("table", tables_of_escritorio())
def test_a_policy_of_every_command_asks_for_the_escritorio(table: str) -> None:
    policies = rows(
        """SELECT qual, with_check FROM pg_policies
            WHERE tablename = %s AND permissive = 'PERMISSIVE' AND cmd = 'ALL'""",
        [table],
    )
    assert len(policies) == 1, "one permissive policy: two would be joined by OR"
    for expression in policies[0]:
        assert "app.escritorio" in expression


@pytest.mark.parametrize("model", models_of_escritorio(), ids=lambda model: model._meta.db_table)
def test_the_escritorio_is_in_a_unique_key(model: type[Model]) -> None:
    pk = model._meta.pk.column
    wanted = [pk] if pk == "escritorio_id" else ["escritorio_id", pk]
    assert wanted in column(KEYS, [model._meta.db_table])


@pytest.mark.parametrize("model", models_of_escritorio(), ids=lambda model: model._meta.db_table)
def test_the_escritorio_exists(model: type[Model]) -> None:
    wanted = ("escritorios_escritorio", ["escritorio_id"], ["id"])
    assert wanted in rows(FOREIGN_KEYS, [model._meta.db_table])


@pytest.mark.parametrize(("model", "field"), REFERENCES, ids=str)
def test_a_reference_carries_the_escritorio(
    model: type[Model], field: "Field[object, object]"
) -> None:
    """The empresa of a part of an atendimento stands in the key that leads to the atendimento."""
    keys = [
        own
        for _, own, theirs in rows(FOREIGN_KEYS, [model._meta.db_table])
        if field.column in own and own[0] == theirs[0] == "escritorio_id"
    ]
    assert keys
    alone = rows(FOREIGN_KEYS, [model._meta.db_table])
    assert [field.column] not in [own for _, own, _ in alone]


@pytest.mark.parametrize(
    ("model", "field"), [case for case in REFERENCES if case[1].name != "empresa"], ids=str
)
def test_a_reference_leads_to_its_target(
    model: type[Model], field: "Field[object, object]"
) -> None:
    target = field.related_model
    assert isinstance(target, type)
    assert (target._meta.db_table, field.column, "id") in [
        (table, own[-1], theirs[-1])
        for table, own, theirs in rows(FOREIGN_KEYS, [model._meta.db_table])
    ]


@pytest.mark.parametrize(
    ("model", "field"), [case for case in REFERENCES if case[1].name == "atendimento"], ids=str
)
def test_a_part_of_an_atendimento_carries_its_empresa(
    model: type[Model], field: "Field[object, object]"
) -> None:
    wanted = ["escritorio_id", "empresa_id", field.column]
    assert wanted in [own for _, own, _ in rows(FOREIGN_KEYS, [model._meta.db_table])]


def test_the_words_refer_to_their_atendimento_and_parecer() -> None:
    keys = [own for _, own, _ in rows(FOREIGN_KEYS, ["busca_documento"])]
    whole = ["escritorio_id", "empresa_id", "atendimento_id"]
    assert whole in keys
    assert [*whole, "parecer_id"] in keys


@pytest.mark.parametrize(("model", "field"), REFERENCES, ids=str)
def test_a_reference_is_declared_as_one(model: type[Model], field: "Field[object, object]") -> None:
    """Django adds no single-column key: it would pass where the composite one refuses."""
    assert isinstance(field, Referencia) or field.primary_key
    assert field.db_constraint is False  # type: ignore[attr-defined] # a ForeignKey


def test_only_the_conta_is_outside_the_escritorio() -> None:
    outside = {
        (model._meta.db_table, field.column)
        for model in models_of_escritorio()
        for field in model._meta.concrete_fields
        if isinstance(field.related_model, type) and field.related_model._meta.db_table in GLOBAIS
    }
    assert outside == {("pessoas_pessoa", "conta_id")}
