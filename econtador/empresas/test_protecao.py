"""What the database keeps of carteiras, contatos and importações, whoever asks."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, ProgrammingError, transaction
from django.utils import timezone

from econtador.empresas.models import (
    Carteira,
    Contato,
    Empresa,
    FichaCarteira,
    FichaContato,
    Importacao,
)
from tests.cena import Cena
from tests.house.consulta import column, execute

TABLES = ("empresas_carteira", "empresas_contato", "empresas_importacao")


@pytest.fixture
def cheia(cena: Cena) -> Cena:
    """A row of Aurora in each of the tables."""
    elenco = cena.elenco
    with cena.by("ana") as ana:
        Carteira.add(FichaCarteira("Equipe Azul", cena.pessoa("bruno")), author=ana)
        Contato.add(elenco.sol, FichaContato("Márcia", telefone="+5519912345678"), author=ana)
        Importacao.objects.create(
            escritorio=elenco.aurora,
            autor=cena.pessoa("ana"),
            arquivo="clientes.csv",
            expira_em=timezone.now() + timedelta(hours=1),
        )
    return cena


def refused(cena: Cena, statement: str, params: Any = None) -> None:
    with cena.by_sistema(), pytest.raises(DatabaseError), transaction.atomic():
        execute(statement, params)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("nome", ["celia", "davi", "otto"])
def test_nobody_outside_the_office_reads_or_changes_a_row(
    cheia: Cena, nome: str, table: str
) -> None:
    with cheia.by(nome):
        assert column(f"SELECT 1 FROM {table}") == []  # noqa: S608 - a name of ours
        assert execute(f"UPDATE {table} SET id = id") == 0  # noqa: S608 - a name of ours


@pytest.mark.parametrize("table", TABLES)
def test_an_operador_reads_them(cheia: Cena, table: str) -> None:
    with cheia.by("bruno"):
        assert len(column(f"SELECT 1 FROM {table}")) == 1  # noqa: S608 - a name of ours


@pytest.mark.parametrize("table", TABLES)
def test_no_row_is_removed(cheia: Cena, table: str) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), cheia.by_sistema():
        execute(f"DELETE FROM {table}")  # noqa: S608 - a name of ours


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("coluna", ["id", "escritorio_id"])
def test_what_a_row_is_born_with_stays(cheia: Cena, table: str, coluna: str) -> None:
    refused(cheia, f"UPDATE {table} SET {coluna} = gen_random_uuid()")  # noqa: S608 - names of ours


@pytest.mark.parametrize(
    ("table", "column_name"),
    [("empresas_contato", "empresa_id"), ("empresas_importacao", "autor_id")],
)
def test_a_row_stays_with_whose_it_is(cheia: Cena, table: str, column_name: str) -> None:
    other = {"empresa_id": cheia.elenco.lua.pk, "autor_id": cheia.pk("bruno")}[column_name]
    refused(cheia, f"UPDATE {table} SET {column_name} = %s", [other])  # noqa: S608 - names of ours


def test_a_cliente_writes_none(cheia: Cena) -> None:
    with cheia.by("celia"), pytest.raises(ProgrammingError), transaction.atomic():
        Carteira.objects.create(escritorio=cheia.elenco.aurora, nome="X", nome_chave="x")


def test_a_contato_of_a_company_of_another_office_is_refused(cheia: Cena) -> None:
    with cheia.by_sistema(), pytest.raises(IntegrityError), transaction.atomic():
        Contato.objects.create(
            escritorio=cheia.elenco.aurora, empresa=cheia.elenco.norte, nome="X", nome_chave="x"
        )


def test_an_empresa_names_a_pessoa_of_its_office_as_who_switched_it(cheia: Cena) -> None:
    with cheia.by_sistema(), pytest.raises(IntegrityError), transaction.atomic():
        Empresa.objects.update(integrada_por=cheia.pessoa("otto"))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE empresas_carteira SET nome = ''",
        "UPDATE empresas_contato SET nome = ''",
        "UPDATE empresas_contato SET telefone = '(19) 91234-5678'",
        "UPDATE empresas_importacao SET arquivo = ''",
        "UPDATE empresas_importacao SET novas = -1",
        "UPDATE empresas_empresa SET municipio_ibge = '350'",
        "UPDATE empresas_empresa SET municipio_ibge = '9509502'",
    ],
)
def test_a_value_that_cannot_be_is_refused(cheia: Cena, statement: str) -> None:
    refused(cheia, statement)
