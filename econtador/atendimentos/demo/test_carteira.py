"""The carteira: valid documents, people for every empresa, nobody with a password."""

import random

import pytest

from econtador.acessos.models import AcessoEmpresa
from econtador.atendimentos.demo import carteira
from econtador.atendimentos.demo.elenco import Elenco
from econtador.base.banco.viewing import viewing
from econtador.base.brasil.documento import parse
from econtador.contas.models import Conta


@pytest.mark.parametrize(
    ("kind", "tipo"), [("cnpj", "cnpj"), ("letras", "cnpj"), ("cpf", "cpf"), ("caepf", "caepf")]
)
def test_documents_are_valid(kind, tipo) -> None:
    for chance in range(40):
        documento = carteira.make_document(kind, random.Random(chance))  # noqa: S311 - a story
        assert parse(documento).tipo == tipo
        assert (not documento.isdigit()) == (kind == "letras")


def test_some_sixty_empresas_in_several_zones(elenco: Elenco) -> None:
    with viewing(elenco.sistema):
        empresas = carteira.create_empresas(elenco.aurora.pk)
    assert len(empresas) + 2 >= 60
    assert len({empresa.documento for empresa in empresas}) == len(empresas)
    assert {"America/Noronha", "America/Manaus", "America/Rio_Branco"} <= {
        empresa.fuso for empresa in empresas
    }
    assert [e.nome for e in empresas if not e.integrada] == [carteira.NAO_INTEGRADA]


def test_every_empresa_has_somebody_who_writes(elenco: Elenco) -> None:
    with viewing(elenco.sistema):
        empresas = carteira.create_empresas(elenco.aurora.pk)
        carteira.create_clientes(elenco.aurora.pk, elenco.departamentos, empresas)
        counts = [AcessoEmpresa.objects.filter(empresa=e, criar=True).count() for e in empresas]
    assert set(counts) == {1, 2}


def test_only_the_cast_can_enter(elenco: Elenco) -> None:
    with viewing(elenco.sistema):
        pessoas = carteira.create_operadores(elenco.aurora.pk, elenco.departamentos)
    assert len(pessoas) == 4
    contas = Conta.objects.filter(pk__in=[pessoa.conta_id for pessoa in pessoas])
    assert not any(conta.has_usable_password() for conta in contas)
