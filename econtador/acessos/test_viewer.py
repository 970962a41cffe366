"""From a conta to a viewer."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection
from django.utils import timezone

from econtador.acessos.models import AcessoDepartamento, AcessoEmpresa, Substituicao
from econtador.acessos.viewer import load_viewer, load_vinculos
from econtador.base.erros import SemPermissao
from econtador.base.ids import uuid7
from econtador.base.viewer import Viewer
from econtador.empresas.models import Empresa
from econtador.escritorios.models import PoliticaDelegacao
from econtador.pessoas.models import Pessoa
from tests.cena import Cena


def test_an_operador(cena: Cena) -> None:
    bruno = cena.elenco.viewer("bruno")
    assert (bruno.nome, bruno.papel, bruno.operador, bruno.cliente) == (
        "Bruno Lima",
        "operador",
        True,
        False,
    )
    assert (bruno.escritorio_id, bruno.eu) == (cena.elenco.aurora.pk, cena.pk("bruno"))
    assert bruno.departamentos == {cena.elenco.departamentos["Fiscal"].pk}
    assert (bruno.empresas.visualizar, bruno.administrador) == (frozenset(), False)
    assert (bruno.escritorio_nome, bruno.fuso) == ("Contábil Aurora", "America/Sao_Paulo")
    assert bruno.iniciais == "BL"
    assert bruno.cor in range(8)


def test_an_administrador(cena: Cena) -> None:
    assert cena.elenco.viewer("ana").administrador
    assert not cena.elenco.viewer("carla").administrador


def test_a_cliente(cena: Cena) -> None:
    rita = cena.elenco.viewer("rita")
    both = {cena.elenco.sol.pk, cena.elenco.lua.pk}
    assert rita.empresas.visualizar == rita.empresas.criar == rita.empresas.excluir == both
    assert (rita.cliente, rita.operador, rita.papel) == (True, False, "cliente")


def test_rights_are_per_empresa(cena: Cena) -> None:
    with cena.by_sistema():
        AcessoEmpresa.grant(cena.pessoa("rita"), cena.elenco.lua, "editar")
    empresas = cena.elenco.viewer("rita").empresas
    assert empresas.visualizar == {cena.elenco.sol.pk, cena.elenco.lua.pk}
    assert empresas.criar == empresas.excluir == {cena.elenco.sol.pk}
    assert empresas.editar == {cena.elenco.sol.pk, cena.elenco.lua.pk}


@pytest.mark.parametrize("switch", ["integrada", "ativa"])
def test_an_empresa_switched_off_is_hidden_and_kept(cena: Cena, switch: str) -> None:
    das = cena.open()
    with cena.by_sistema():
        Empresa.objects.filter(pk=cena.elenco.sol.pk).update(**{switch: False})
    assert cena.elenco.viewer("celia").empresas.visualizar == frozenset()
    assert not cena.sees("celia", das)
    assert cena.sees("bruno", das)


def test_what_is_revoked_is_gone(cena: Cena) -> None:
    with cena.by_sistema():
        AcessoEmpresa.revoke(cena.pessoa("rita"), cena.elenco.lua)
        AcessoDepartamento.revoke(cena.pessoa("rita"), *cena.elenco.departamentos.values())
    rita = cena.elenco.viewer("rita")
    assert rita.empresas.visualizar == {cena.elenco.sol.pk}
    assert rita.departamentos == frozenset()


def test_granting_again_changes_nothing(cena: Cena) -> None:
    with cena.by_sistema():
        AcessoDepartamento.grant(cena.pessoa("bruno"), cena.elenco.departamentos["Fiscal"])
    assert len(cena.elenco.viewer("bruno").departamentos) == 1


def test_the_policies_of_the_escritorio_come_along(cena: Cena) -> None:
    cena.policy(PoliticaDelegacao.SEM, so_delegado_ve=True)
    celia, otto = cena.elenco.viewer("celia"), cena.elenco.viewer("otto")
    assert (celia.politica_delegacao, celia.so_delegado_ve) == ("sem", True)
    assert (otto.politica_delegacao, otto.so_delegado_ve) == ("cliente", False)


def test_sem_acesso_comes_along(cena: Cena) -> None:
    das = cena.open()
    cena.bar("bruno", das)
    assert cena.elenco.viewer("bruno").tipos_sem_acesso == {das.tipo_id}


@pytest.mark.parametrize(
    ("de", "ate", "now"), [(-2, -1, False), (-1, 1, True), (0, 1, True), (1, 2, False)]
)
def test_a_substitution_holds_between_two_instants(
    cena: Cena, de: int, ate: int, *, now: bool
) -> None:
    moment = timezone.now()
    with cena.by_sistema():
        Substituicao.appoint(
            titular=cena.pessoa("bruno"),
            substituto=cena.pessoa("carla"),
            de=moment + timedelta(hours=de, minutes=-1),
            ate=moment + timedelta(hours=ate),
        )
    substituidos = cena.elenco.viewer("carla").substituidos
    assert substituidos == ({cena.pk("bruno")} if now else frozenset())


@pytest.mark.parametrize(
    ("titular", "substituto"),
    [("bruno", "bruno"), ("bruno", "celia"), ("celia", "bruno"), ("bruno", "otto")],
)
def test_only_another_operador_of_the_escritorio_stands_in(
    cena: Cena, titular: str, substituto: str
) -> None:
    now = timezone.now()
    with pytest.raises(IntegrityError), cena.by_sistema():
        Substituicao.appoint(
            titular=cena.pessoa(titular),
            substituto=cena.pessoa(substituto),
            de=now,
            ate=now + timedelta(hours=1),
        )


def test_a_substitution_ends_after_it_begins(cena: Cena) -> None:
    now = timezone.now()
    with pytest.raises(IntegrityError), cena.by_sistema():
        Substituicao.appoint(
            titular=cena.pessoa("bruno"), substituto=cena.pessoa("carla"), de=now, ate=now
        )


def test_seeing_comes_before_every_other_permission(cena: Cena) -> None:
    with pytest.raises(IntegrityError), cena.by_sistema():
        AcessoEmpresa.objects.filter(pessoa=cena.pessoa("celia")).update(visualizar=False)


def test_whoever_is_inactive_has_no_viewer(cena: Cena) -> None:
    bruno = cena.pessoa("bruno")
    with cena.by_sistema():
        Pessoa.objects.filter(pk=bruno.pk).update(ativa=False)
    assert load_viewer(bruno.conta_id, bruno.pk) is None
    assert load_viewer(bruno.conta_id, None) is None
    assert load_vinculos(bruno.conta_id) == []


def test_another_contas_pessoa_is_nobody(cena: Cena) -> None:
    """A pessoa chosen in the session must be the conta's own."""
    conta = cena.pessoa("celia").conta_id
    for nome in ("ana", "rita", "otto"):
        assert load_viewer(conta, cena.pk(nome)) is None


@pytest.mark.parametrize("conta", [None, uuid7()])
def test_no_conta_no_viewer(cena: Cena, conta: object) -> None:
    assert load_viewer(conta, None) is None  # type: ignore[arg-type] # None or an id that is unknown
    assert load_vinculos(conta) == []  # type: ignore[arg-type] # the same


def test_one_conta_is_another_person_in_each_escritorio(cena: Cena) -> None:
    conta = cena.pessoa("ana").conta
    with cena.by("otto"):
        in_boreal = Pessoa.admit(
            escritorio_id=cena.elenco.boreal.pk, conta=conta, nome="Ana P.", tipo="operador"
        )
    vinculos = load_vinculos(conta.pk)
    assert [(v.escritorio_nome, v.nome) for v in vinculos] == [
        ("Contábil Aurora", "Ana Prado"),
        ("Contábil Boreal", "Ana P."),
    ]
    first, second = load_viewer(conta.pk, None), load_viewer(conta.pk, in_boreal.pk)
    assert first
    assert second
    assert (first.escritorio_id, first.administrador) == (cena.elenco.aurora.pk, True)
    assert (second.escritorio_id, second.administrador) == (cena.elenco.boreal.pk, False)


def test_it_costs_one_query(cena: Cena) -> None:
    celia = cena.pessoa("celia")
    before = len(connection.queries_log)
    connection.force_debug_cursor = True
    load_viewer(celia.conta_id, celia.pk)
    connection.force_debug_cursor = False
    assert len(connection.queries_log) - before == 1


def test_the_system_is_nobody(cena: Cena) -> None:
    sistema = Viewer.sistema(cena.elenco.aurora.pk)
    assert (sistema.operador, sistema.cliente, sistema.pessoa_id) == (False, False, None)
    assert sistema.cor == 0
    with pytest.raises(SemPermissao):
        _ = sistema.eu
