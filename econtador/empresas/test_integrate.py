"""The switch for the portal, and the archive: the verbs."""

from datetime import UTC, datetime

import pytest
from time_machine import travel

from econtador.atendimentos.demo.elenco import Elenco
from econtador.base.erros import DadoInvalido, SemPermissao
from econtador.base.models import Auditoria
from econtador.empresas.models import Empresa
from tests.cena import Cena

AGORA = datetime(2026, 11, 24, 12, tzinfo=UTC)


def now(cena: Cena) -> Empresa:
    with cena.by_sistema():
        return Empresa.objects.get(pk=cena.elenco.sol.pk)


def told(cena: Cena) -> list[str]:
    with cena.by_sistema():
        entries = Auditoria.objects.filter(objeto=cena.elenco.sol.pk).order_by("id")
        return [entry.frase for entry in entries]


def test_hiding_keeps_who_when_and_why(cena: Cena) -> None:
    with cena.by("ana") as ana, travel(AGORA, tick=False):
        cena.elenco.sol.hide(motivo=" Contrato suspenso. ", author=ana)
    sol = now(cena)
    assert (sol.integrada, sol.integrada_motivo) == (False, "Contrato suspenso.")
    assert (sol.integrada_por_id, sol.integrada_em) == (cena.pk("ana"), AGORA)
    assert told(cena) == ["desligou a integração da empresa Padaria Sol Ltda: Contrato suspenso."]


@pytest.mark.parametrize("motivo", ["", "   "])
def test_hiding_wants_a_reason(cena: Cena, motivo: str) -> None:
    with cena.by("ana") as ana, pytest.raises(DadoInvalido) as refused:
        cena.elenco.sol.hide(motivo=motivo, author=ana)
    assert refused.value.campo == "motivo"
    assert now(cena).integrada


def test_integrating_needs_none(cena: Cena) -> None:
    with cena.by("ana") as ana:
        cena.elenco.sol.hide(motivo="Contrato suspenso.", author=ana)
        cena.elenco.sol.integrate(author=ana)
    sol = now(cena)
    assert (sol.integrada, sol.integrada_motivo) == (True, "")
    assert told(cena)[-1] == "ligou a integração da empresa Padaria Sol Ltda"


def test_a_cliente_loses_and_regains_the_company(cena: Cena) -> None:
    def seen() -> bool:
        return cena.elenco.sol.pk in cena.elenco.viewer("celia").empresas.visualizar

    assert seen()
    with cena.by("ana") as ana:
        cena.elenco.sol.hide(motivo="Contrato suspenso.", author=ana)
    assert not seen()
    with cena.by("ana") as ana:
        cena.elenco.sol.integrate(author=ana)
    assert seen()


def test_the_archive_keeps_everything(cena: Cena, elenco: Elenco) -> None:
    das = cena.open()
    with cena.by("ana") as ana:
        elenco.sol.archive(author=ana)
        elenco.sol.archive(author=ana)
    assert not now(cena).ativa
    assert cena.sees("bruno", das)
    assert not cena.sees("celia", das)
    with cena.by("ana") as ana:
        elenco.sol.restore(author=ana)
    assert cena.sees("celia", das)
    assert told(cena) == [
        "arquivou a empresa Padaria Sol Ltda",
        "restaurou a empresa Padaria Sol Ltda",
    ]


@pytest.mark.parametrize("nome", ["bruno", "celia"])
def test_only_an_administrador_may(cena: Cena, nome: str) -> None:
    sol = cena.elenco.sol
    with cena.by(nome) as author:
        for verb in (
            lambda: sol.hide(motivo="Porque sim.", author=author),
            lambda: sol.integrate(author=author),
            lambda: sol.archive(author=author),
            lambda: sol.restore(author=author),
        ):
            with pytest.raises(SemPermissao):
                verb()
    assert (now(cena).integrada, now(cena).ativa) == (True, True)
