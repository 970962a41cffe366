"""Row 6, through the screens: a nota interna or a confidencial told to who may not know."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from econtador.atendimentos.models import Parecer
from tests.cena import Cena
from tests.cliente_http import entered
from tests.security import enderecos
from tests.security.alvo import NOTA, Alvo
from tests.security.navegador import ask, try_every_way, without_tokens

DA_NOTA = ("tucanonota", "tucanofolha", "nota interna", "inadimplente")
AGORA = datetime(2026, 11, 24, 12, tzinfo=UTC)
SIGILOSO = ("tucanosigilo", "sigiloso")


@pytest.mark.parametrize("nome", ["celia", "rita"])
def test_no_answer_to_a_cliente_holds_the_nota(alvo: Alvo, nome: str) -> None:
    """Through every address, reading and writing, and what writing answers afterwards."""
    addresses = enderecos.every_address(alvo)
    answers = list(try_every_way(alvo.cena, nome, addresses, alvo.body()))
    answers += try_every_way(alvo.cena, nome, [f"/atendimentos/{alvo.das.numero}?tudo=1"], {})
    assert [str(each) for each in answers if each.shows(*DA_NOTA, *SIGILOSO)] == []
    assert [str(each) for each in answers if each.broke] == []


def test_the_files_of_the_nota_are_not_there_for_a_cliente(alvo: Alvo) -> None:
    client = entered(alvo.cena.elenco, "celia")
    for tail in ("", "/miniatura"):
        assert ask(client, "GET", f"/anexos/{alvo.anexo.pk}{tail}").status == 200
        assert ask(client, "GET", f"/anexos/{alvo.da_nota.pk}{tail}").status == 404


@pytest.mark.parametrize("nome", ["ana", "carla", "celia", "rita"])
def test_no_answer_outside_holds_the_confidencial(alvo: Alvo, nome: str) -> None:
    """Ana, who administers, learns the number and who answers for it, and no more."""
    addresses = [each for each in enderecos.every_address(alvo) if "incluir" not in each]
    reading = entered(alvo.cena.elenco, nome)
    for address in [*addresses, "/atendimentos?status=todos&pesquisa=bruno"]:
        answer = ask(reading, "GET", address)
        assert not answer.shows(*SIGILOSO), str(answer)
    assert ask(reading, "GET", f"/anexos/{alvo.sigilo.pk}").status == 404


def test_the_search_leads_a_cliente_to_nothing_internal(alvo: Alvo) -> None:
    client = entered(alvo.cena.elenco, "celia")
    for word in ("tucanonota", "tucanofolha", "tucanosigilo", "inadimplente", "bruno"):
        answer = ask(client, "GET", f"/atendimentos?status=todos&pesquisa={word}")
        assert "row-link" not in answer.texto, word


def test_the_pages_of_a_cliente_are_the_same_with_and_without_the_nota(cena: Cena) -> None:
    """Hours later, by no letter: no date, order, count or number that guards saving tells of it."""
    with time_machine.travel(AGORA, tick=False):
        das = cena.open(nome="Guia")
        cena.open(nome="Folha")

    def pages() -> list[str]:
        tails = (
            "",
            f"/{das.numero}",
            f"/{das.numero}/pareceres",
            f"/{das.numero}/dados",
            "?ordem=",
        )
        with time_machine.travel(AGORA + timedelta(hours=9), tick=False):
            client = entered(cena.elenco, "celia")
            found = [ask(client, "GET", f"/atendimentos{tail}").texto for tail in tails]
            return [without_tokens(page) for page in found]

    before = pages()
    with time_machine.travel(AGORA + timedelta(hours=3), tick=False):
        cena.answer(das, "bruno", NOTA, nota_interna=True)
    assert pages() == before


def test_a_cliente_writes_no_nota(alvo: Alvo) -> None:
    """The mark is dropped, not obeyed: what a cliente writes is for everybody to read."""
    body = {"texto": "Só entre nós?", "nota_interna": "on"}
    address = f"/atendimentos/{alvo.das.numero}/pareceres"
    assert ask(entered(alvo.cena.elenco, "celia"), "POST", address, body).status == 302
    with alvo.cena.by_sistema():
        assert not Parecer.objects.get(texto_guardado__texto="Só entre nós?").nota_interna


def test_the_clientes_unread_count_is_not_moved_by_a_nota(alvo: Alvo) -> None:
    client = entered(alvo.cena.elenco, "celia")
    assert "row-link" not in ask(client, "GET", "/atendimentos?nao_lidos=1").texto
    assert 'class="badge"' not in ask(client, "GET", "/atendimentos").texto
