"""What the database itself refuses, whoever asks: the owner of the tables too."""

import json
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, ProgrammingError

from econtador.arquivos.models import Arquivo
from econtador.atendimentos.models import Atendimento, NovoAnexo, Parecer
from econtador.escritorios.models import PoliticaDelegacao
from econtador.fluxo.models import FichaPergunta, Pergunta, Tipo
from tests.cena import PRAZO, Cena
from tests.house.consulta import column, execute
from tests.house.tabelas import SO_ACRESCIMO, tables_of_escritorio

IMMUTABLE = {
    "escritorios_escritorio": ["id", "criado_em"],
    "pessoas_pessoa": ["id", "escritorio_id", "conta_id", "tipo"],
    "empresas_empresa": ["id", "escritorio_id"],
    "departamentos_departamento": ["id", "escritorio_id"],
    "fluxo_fase": ["id", "escritorio_id"],
    "fluxo_tipo": ["id", "escritorio_id"],
    "fluxo_pergunta": ["id", "escritorio_id", "tipo_id"],
    "fluxo_itemmodelo": ["id", "escritorio_id", "tipo_id"],
    "atendimentos_atendimento": [
        "id",
        "escritorio_id",
        "empresa_id",
        "numero",
        "autor_id",
        "aberto_em",
    ],
}
OTHER = {
    "numero": "numero + 1000",
    "tipo": "CASE tipo WHEN 'cliente' THEN 'operador' ELSE 'cliente' END",
    "aberto_em": "aberto_em + interval '1 day'",
    "criado_em": "criado_em + interval '1 day'",
}
# What else changes in a copied row, so that no unique key refuses it first.
PARTS: dict[str, dict[str, Any]] = {
    "atendimentos_parecer": {"ordem": 99, "apos_encerramento": True},
    "atendimentos_evento": {},
    "atendimentos_desfecho": {},
    "atendimentos_leitura": {"ate": 99},
    "atendimentos_anexo": {},
    "atendimentos_mencao": {"pessoa_id": "ana"},
    "atendimentos_nomeado": {"pessoa_id": "ana"},
    "atendimentos_resposta": {"pergunta_id": "1" * 8 + "-0000-7000-8000-" + "1" * 12},
    "atendimentos_acompanhamento": {"pessoa_id": "ana"},
}
COPY = """INSERT INTO {0} SELECT (jsonb_populate_record(NULL::{0}, to_jsonb(t)
          || jsonb_build_object('id', gen_random_uuid()) || %s::jsonb)).* FROM {0} t LIMIT 1"""


@pytest.fixture
def cheia(cena_gravada: Cena) -> Cena:
    """A committed scene with a row in every append-only table."""
    das = cena_gravada.open(
        by="bruno",
        delegado=cena_gravada.pessoa("bruno"),
        respostas={ask(cena_gravada).pk: "10/2026"},
    )
    with cena_gravada.by("bruno") as bruno:
        das.follow(author=bruno)
        arquivo = Arquivo.objects.create(
            escritorio=cena_gravada.elenco.aurora, sha256="a" * 64, tamanho=1, tipo="text/plain"
        )
    cena_gravada.answer(
        das,
        "bruno",
        "Confira.",
        mencionados=[cena_gravada.pessoa("carla")],
        anexos=[NovoAnexo(arquivo=arquivo, nome="guia.txt")],
    )
    cena_gravada.restrict(das, "bruno", "carla")
    cena_gravada.conclude(das)
    return cena_gravada


def ask(cena: Cena) -> Pergunta:
    """Let the tipo of Fiscal ask something."""
    with cena.by("ana") as ana:
        tipo = Tipo.objects.get(nome="Guia de imposto")
        return Pergunta.add(tipo, FichaPergunta(rotulo="Competência"), author=ana)


def refused(statement: str, params: Any = None, match: str | None = None) -> None:
    """Run as the owner of the tables, who passes row security; expect a refusal."""
    with pytest.raises(IntegrityError, match=match):
        execute(statement, params, alias="dono")


@pytest.mark.parametrize("table", sorted(SO_ACRESCIMO))
def test_an_append_only_table_only_grows(cheia: Cena, table: str) -> None:
    key = "texto" if table == "atendimentos_parecertexto" else "id"
    assert column(f"SELECT count(*) FROM {table}", alias="dono")[0] > 0  # noqa: S608 - a name of ours
    refused(f"UPDATE {table} SET {key} = {key}")  # noqa: S608 - a name of ours
    refused(f"DELETE FROM {table}")  # noqa: S608 - a name of ours
    refused(f"TRUNCATE {table} CASCADE")


@pytest.mark.parametrize("table", IMMUTABLE)
def test_what_a_row_is_born_with_stays(cheia: Cena, table: str) -> None:
    for name in IMMUTABLE[table]:
        value = OTHER.get(name, "gen_random_uuid()")
        refused(f"UPDATE {table} SET {name} = {value}", match="imutavel")  # noqa: S608 - names of ours
    refused(f"DELETE FROM {table}", match="nunca_apagar")  # noqa: S608 - a name of ours


@pytest.mark.parametrize("table", tables_of_escritorio())
def test_no_row_is_moved_to_another_escritorio(cheia: Cena, table: str) -> None:
    """By the owner: references, keys and triggers refuse. By app: row security too."""
    name = "id" if table == "escritorios_escritorio" else "escritorio_id"
    boreal, aurora = cheia.elenco.boreal.pk, cheia.elenco.aurora.pk
    move = f"UPDATE {table} SET {name} = %s WHERE {name} = %s"  # noqa: S608 - names of the catalogue
    if column(f"SELECT 1 FROM {table} WHERE {name} = %s", [aurora], alias="dono"):  # noqa: S608 - the same
        refused(move, [boreal, aurora])
        with pytest.raises(DatabaseError), cheia.by_sistema():
            execute(move, [boreal, aurora])


@pytest.mark.parametrize("where", ["another empresa", "another escritório"])
@pytest.mark.parametrize("table", PARTS)
def test_a_part_belongs_to_the_empresa_of_its_atendimento(
    cheia: Cena, table: str, where: str
) -> None:
    elenco = cheia.elenco
    place = {"empresa_id": elenco.lua.pk}
    if where == "another escritório":
        place = {"empresa_id": elenco.norte.pk, "escritorio_id": elenco.boreal.pk}
    changes = PARTS[table]
    if "pessoa_id" in changes:
        changes = {"pessoa_id": cheia.pk(changes["pessoa_id"])}
    refused(COPY.format(table), [as_json(place | changes)], match="foreign key|operador")


def as_json(values: dict[str, Any]) -> str:
    return json.dumps(values, default=str)


def parecer(cheia: Cena, das: Atendimento, **changes: Any) -> dict[str, Any]:
    """Return the columns of a parecer that goes past the verb."""
    usual = {
        "escritorio_id": das.escritorio_id,
        "empresa_id": das.empresa_id,
        "atendimento_id": das.pk,
        "autor_id": cheia.pk("bruno"),
        "em": PRAZO,
        "ordem": 50,
        "ordem_publica": 50,
        "texto_sha256": "0" * 64,
    }
    return usual | changes


@pytest.fixture
def das(cheia: Cena) -> Atendimento:
    """The scene's atendimento: concluded."""
    with cheia.by_sistema():
        return Atendimento.objects.get()


def test_a_closed_atendimento_takes_no_parecer(cheia: Cena, das: Atendimento) -> None:
    with pytest.raises(IntegrityError, match="não está em aberto"), cheia.by_sistema():
        Parecer.objects.create(**parecer(cheia, das))


def test_app_may_not_say_that_it_came_late(cheia: Cena, das: Atendimento) -> None:
    with pytest.raises(IntegrityError, match="sincronização"), cheia.by_sistema():
        Parecer.objects.create(**parecer(cheia, das, apos_encerramento=True))


def test_what_came_late_is_kept(cheia: Cena, das: Atendimento) -> None:
    Parecer.objects.using("dono").create(**parecer(cheia, das, apos_encerramento=True))
    with cheia.by("bruno"):
        assert das.parecers.filter(apos_encerramento=True).count() == 1


def test_cancelado_never_returns_not_even_for_the_owner(cheia: Cena) -> None:
    cancelled = cheia.open()
    cheia.cancel(cancelled)
    for status in ("aberto", "encerrado"):
        change = "UPDATE atendimentos_atendimento SET status = %s WHERE id = %s"
        refused(change, [status, cancelled.pk], match="cancelado")


def test_a_number_is_used_once(cheia: Cena, das: Atendimento) -> None:
    statement = COPY.format("atendimentos_atendimento")
    refused(statement, [as_json({"numero": das.numero})], match="atendimentos_atendimento_numero")


def test_the_text_is_blanked_once_by_the_owner_and_by_nobody_else(cheia: Cena) -> None:
    blank = "UPDATE atendimentos_parecertexto SET texto = '', anonimizado_em = now()"
    with pytest.raises(ProgrammingError, match="permission denied"), cheia.by_sistema():
        execute(blank)
    refused("UPDATE atendimentos_parecertexto SET texto = 'Outra coisa.'")
    refused("UPDATE atendimentos_parecertexto SET texto = 'x', anonimizado_em = now()")
    refused("UPDATE atendimentos_parecertexto SET texto = ''")
    assert execute(blank, alias="dono") == 2
    refused(blank)
    with cheia.by("bruno"):
        assert all(parecer.anonimizado for parecer in Parecer.objects.with_people())


def test_a_policy_has_one_of_three_names(cheia: Cena) -> None:
    change = "UPDATE escritorios_escritorio SET politica_delegacao = %s"
    for policy in PoliticaDelegacao.values:
        assert execute(change, [policy], alias="dono") == 2
    refused(change, ["outra"], match="politica")
