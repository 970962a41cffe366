"""Attack 3: a bulk action, a link or a move that skips the check on the second object."""

from typing import Any
from uuid import uuid4

import pytest

from econtador.atendimentos.models import Atendimento, Pedido
from econtador.bi.lote import NAO_ENCONTRADO
from econtador.fluxo.models import Fase
from tests.cena import PRAZO, Cena
from tests.cliente_http import entered, soon

pytestmark = pytest.mark.usefixtures("packcrm")

ACOES = ("delegar", "fase", "prazo", "encerrar")


@pytest.fixture
def alheio(cena: Cena) -> Atendimento:
    """An atendimento of Boreal."""
    with cena.by("otto") as otto:
        pedido = Pedido(
            nome="Segredo de Boreal",
            empresa=cena.elenco.norte,
            providenciar_ate=PRAZO,
            parecer="Só nosso.",
        )
        return Atendimento.open(pedido, author=otto)


def valid(cena: Cena, acao: str) -> dict[str, Any]:
    with cena.by_sistema():
        fase = Fase.objects.get(nome="Em execução").pk
    fields: dict[str, dict[str, Any]] = {
        "delegar": {"delegado": cena.pk("bruno")},
        "fase": {"fase": fase},
        "prazo": {"providenciar_ate": soon(9)},
        "encerrar": {},
    }
    return fields[acao]


def attack(cena: Cena, acao: str, ids: list[Any], nome: str, **data: Any) -> Any:
    fields = {"id": [str(pk) for pk in ids], "confirmado": "1"} | valid(cena, acao) | data
    return entered(cena.elenco, nome).post(f"/bi/lote/{acao}", fields)


def untouched(cena: Cena, alheio: Atendimento) -> bool:
    with cena.by("otto"):
        now = Atendimento.objects.get(pk=alheio.pk)
        return now.versao == 1 and now.eventos.count() == 1


@pytest.mark.parametrize("acao", ACOES)
def test_another_offices_row_among_ones_own(cena: Cena, alheio: Atendimento, acao: str) -> None:
    own = cena.open()
    answer = attack(cena, acao, [own.pk, alheio.pk], "ana")
    html = answer.content.decode()
    assert html.count('class="is-done"') == 1
    assert html.count(NAO_ENCONTRADO) == 1
    assert "Segredo" not in html
    assert str(alheio.pk) not in html
    assert untouched(cena, alheio)


@pytest.mark.parametrize("acao", ACOES)
def test_a_departamento_that_is_not_ones_own(cena: Cena, acao: str) -> None:
    dp = cena.open(departamento=cena.elenco.departamentos["Departamento Pessoal"], nome="Rescisão")
    html = attack(cena, acao, [dp.pk], "bruno").content.decode()
    assert NAO_ENCONTRADO in html
    assert "Rescisão" not in html
    assert cena.events(dp) == ["aberto"]


@pytest.mark.parametrize("acao", ACOES)
def test_a_confidencial_in_which_one_is_not_named(cena: Cena, acao: str) -> None:
    das = cena.open("bruno", nome="Sigiloso")
    cena.restrict(das, "bruno")
    html = attack(cena, acao, [das.pk], "ana").content.decode()
    assert NAO_ENCONTRADO in html
    assert "Sigiloso" not in html
    assert cena.events(das) == ["aberto", "restrito"]


@pytest.mark.parametrize("acao", ACOES)
def test_what_exists_not_is_told_as_what_one_may_not_see(
    cena: Cena, alheio: Atendimento, acao: str
) -> None:
    foreign = attack(cena, acao, [alheio.pk], "ana").content.decode()
    nothing = attack(cena, acao, [uuid4()], "ana").content.decode()
    rubbish = attack(cena, acao, ["1' OR 1=1"], "ana").content.decode()
    assert _body(foreign) == _body(nothing) == _body(rubbish)


def _body(html: str) -> str:
    return html.split('<div class="stack outcomes">')[1].split("</main>")[0]


@pytest.mark.parametrize("acao", ACOES)
def test_the_question_shows_no_foreign_row_either(
    cena: Cena, alheio: Atendimento, acao: str
) -> None:
    own = cena.open()
    client = entered(cena.elenco, "ana")
    html = client.post(f"/bi/lote/{acao}", {"id": [own.pk, alheio.pk]}).content.decode()
    assert "Segredo" not in html
    assert str(alheio.pk) not in html
    assert "1 dos marcados não está mais entre os que você pode ver." in html


@pytest.mark.parametrize("nome", ["otto", "celia", "davi"])
def test_a_delegado_of_elsewhere(cena: Cena, nome: str) -> None:
    own = cena.open()
    answer = attack(cena, "delegar", [own.pk], "ana", delegado=cena.pk(nome))
    assert answer.status_code == 422
    assert cena.events(own) == ["aberto"]


@pytest.mark.parametrize("nome", ["otto", "celia"])
def test_a_delegado_of_elsewhere_by_a_move(cena: Cena, nome: str) -> None:
    own = cena.open()
    answer = attack(cena, "fase", [own.pk], "ana", delegado=cena.pk(nome))
    assert answer.status_code == 422
    assert cena.events(own) == ["aberto"]


def test_a_fase_of_another_office(cena: Cena) -> None:
    own = cena.open()
    with cena.by("otto"):
        theirs = Fase.objects.get(nome="Em execução").pk
    assert attack(cena, "fase", [own.pk], "ana", fase=theirs).status_code == 422
    assert cena.events(own) == ["aberto"]


def test_who_is_barred_from_the_tipo_is_no_delegado(cena: Cena) -> None:
    own = cena.open()
    cena.bar("bruno", own)
    html = attack(cena, "delegar", [own.pk], "ana").content.decode()
    assert html.count('class="is-refused"') == 1
    assert cena.events(own) == ["aberto"]


@pytest.mark.parametrize("acao", ACOES)
@pytest.mark.parametrize("nome", ["celia", "rita"])
def test_a_cliente_has_no_bulk_action(cena: Cena, nome: str, acao: str) -> None:
    own = cena.open()
    assert attack(cena, acao, [own.pk], nome).status_code == 403
    assert cena.events(own) == ["aberto"]


def test_otimizado_opens_for_no_foreign_company(cena: Cena) -> None:
    data = {
        "quais": "lista",
        "lista": "00.000.000/0001-91\n11.222.333/0001-81",
        "nome": "Guia",
        "parecer": "Olá.",
        "providenciar_ate": soon(5),
    }
    html = entered(cena.elenco, "ana").post("/bi/otimizado", data).content.decode()
    assert "1 atendimento aberto" in html
    assert "Mercado Norte" not in html
    with cena.by("otto"):
        assert not Atendimento.objects.exists()


def test_the_board_moves_no_foreign_card(cena: Cena, alheio: Atendimento) -> None:
    client = entered(cena.elenco, "ana")
    with cena.by_sistema():
        fase = Fase.objects.get(nome="Em execução").pk
    answer = client.post(f"/bi/quadro/{alheio.numero + 7}/fase", {"fase": fase})
    assert answer.status_code == 404
    assert untouched(cena, alheio)
