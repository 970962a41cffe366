"""A CPF or CNPJ to enter by: of one conta only, and not changed under who uses it."""

import pytest

from econtador.atendimentos.demo.elenco import Elenco
from econtador.base.erros import DadoInvalido
from econtador.contas.models import Conta

CPF, OUTRO = "52998224725", "11144477735"


@pytest.fixture
def celia(elenco: Elenco) -> Conta:
    return elenco.pessoas["celia"].conta


def test_it_enters_by_the_document_from_now_on(celia: Conta) -> None:
    celia.identify_by(CPF)
    assert Conta.objects.find_by_login("529.982.247-25") == celia


def test_the_document_of_another_conta_is_refused(celia: Conta, elenco: Elenco) -> None:
    elenco.pessoas["davi"].conta.identify_by(CPF)
    with pytest.raises(DadoInvalido, match="outra conta") as refused:
        celia.identify_by(CPF)
    assert refused.value.campo == "documento"
    celia.refresh_from_db()
    assert celia.documento is None


def test_a_conta_in_use_keeps_the_one_it_has(celia: Conta) -> None:
    celia.identify_by(CPF)
    with pytest.raises(DadoInvalido, match="só a própria pessoa"):
        celia.identify_by(OUTRO)
    celia.refresh_from_db()
    assert celia.documento == CPF


def test_one_that_was_never_used_can_be_mended(db: None) -> None:
    nova = Conta.objects.create_with(email="bia@sol.example", password=None, documento=CPF)
    nova.identify_by(OUTRO)
    nova.refresh_from_db()
    assert nova.documento == OUTRO
