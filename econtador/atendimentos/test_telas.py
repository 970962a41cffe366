"""The seven screens, by the test client: that they are there and hold what they must."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from econtador.atendimentos.demo.elenco import Elenco
from econtador.atendimentos.models import Atendimento, Pedido
from econtador.base.banco.viewing import viewing


@pytest.fixture
def guia(elenco: Elenco) -> Atendimento:
    celia = elenco.viewer("celia")
    with viewing(celia):
        return Atendimento.open(
            Pedido(
                nome="Guia do DAS de outubro",
                empresa=elenco.sol,
                departamento=elenco.departamentos["Fiscal"],
                providenciar_ate=timezone.now() + timedelta(days=3),
                parecer="Bom dia, preciso da guia.",
            ),
            author=celia,
        )


def entered(elenco: Elenco, nome: str) -> Client:
    client = Client()
    client.force_login(elenco.pessoas[nome].conta, backend="econtador.contas.entrada.PorLogin")
    return client


def test_list(elenco: Elenco, guia: Atendimento) -> None:
    page = entered(elenco, "bruno").get("/atendimentos")
    assert page.status_code == 200
    assert "Guia do DAS de outubro" in page.content.decode()
    assert "Guia do DAS" not in entered(elenco, "davi").get("/atendimentos").content.decode()


def test_detail(elenco: Elenco, guia: Atendimento) -> None:
    for nome in ("ana", "celia"):
        page = entered(elenco, nome).get(f"/atendimentos/{guia.numero}")
        assert page.status_code == 200
    assert entered(elenco, "davi").get(f"/atendimentos/{guia.numero}").status_code == 404


@pytest.mark.parametrize("tail", ["pareceres", "pareceres/novo", "dados", "cancelamento"])
def test_pages(elenco: Elenco, guia: Atendimento, tail: str) -> None:
    assert entered(elenco, "celia").get(f"/atendimentos/{guia.numero}/{tail}").status_code == 200


def test_open(elenco: Elenco) -> None:
    celia = entered(elenco, "celia")
    assert celia.get("/atendimentos/novo").status_code == 200
    assert celia.post("/atendimentos", {"nome": "x"}).status_code == 422
    when = (timezone.now() + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M")
    data = {"nome": "Férias", "empresa": elenco.sol.pk, "providenciar_ate": when, "parecer": "Oi"}
    saved = celia.post("/atendimentos", data)
    assert saved.status_code == 302, saved.content.decode()
    answer = celia.post(saved["Location"] + "/pareceres", {"texto": "Mais um"})
    assert answer.status_code == 302, answer.content.decode()
