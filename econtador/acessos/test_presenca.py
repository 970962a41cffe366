"""Whether anybody of a company may look at it, as its page tells."""

import pytest

from econtador.acessos.models import AcessoDepartamento, AcessoEmpresa
from econtador.acessos.presenca import clientes_with_access
from econtador.empresas.presenca import Regra, rules_of
from econtador.pessoas.models import Pessoa
from tests.cena import Cena


def regra(cena: Cena) -> Regra:
    with cena.by("ana") as ana:
        return clientes_with_access(cena.elenco.sol, ana)


def test_those_who_see_it_are_counted(cena: Cena) -> None:
    assert regra(cena) == Regra(True, "2 clientes têm acesso a ela.", "/pessoas?ver=clientes")


def test_one_is_told_as_one(cena: Cena) -> None:
    with cena.by_sistema():
        AcessoEmpresa.revoke(cena.pessoa("rita"), cena.elenco.sol)
    assert regra(cena).texto == "1 cliente tem acesso a ela."


def test_without_anybody_it_does_not_hold(cena: Cena) -> None:
    with cena.by_sistema():
        for nome in ("celia", "rita"):
            AcessoEmpresa.revoke(cena.pessoa(nome), cena.elenco.sol)
    assert regra(cena) == Regra(False, "Nenhum cliente tem acesso a ela.", "/pessoas?ver=clientes")


@pytest.mark.parametrize("como", ["inativa", "sem departamento", "sem visualizar"])
def test_who_enters_nothing_is_not_counted(cena: Cena, como: str) -> None:
    celia = cena.pessoa("celia")
    with cena.by_sistema():
        if como == "inativa":
            Pessoa.objects.filter(pk=celia.pk).update(ativa=False)
        elif como == "sem departamento":
            AcessoDepartamento.objects.filter(pessoa=celia).delete()
        else:
            AcessoEmpresa.objects.filter(pessoa=celia).update(
                visualizar=False, criar=False, editar=False, excluir=False
            )
    assert regra(cena).texto == "1 cliente tem acesso a ela."


def test_it_agrees_with_what_the_cliente_finds(cena: Cena) -> None:
    """The count and the viewer are two readings of one rule."""
    seeing = [
        nome
        for nome in ("celia", "davi", "rita")
        if cena.elenco.sol.pk in cena.elenco.viewer(nome).empresas.visualizar
    ]
    assert regra(cena).texto.startswith(str(len(seeing)))


def test_every_rule_is_told_in_order(cena: Cena) -> None:
    with cena.by("ana") as ana:
        cena.elenco.sol.archive(author=ana)
        cena.elenco.sol.hide(motivo="Contrato suspenso.", author=ana)
        told = [(rule.vale, rule.texto) for rule in rules_of(cena.elenco.sol, ana)]
    assert told == [
        (False, "A empresa está arquivada."),
        (False, "A integração está desligada."),
        (True, "2 clientes têm acesso a ela."),
    ]
