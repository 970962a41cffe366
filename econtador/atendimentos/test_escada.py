"""The ladder of every address of the room: who may, who must find nothing, which method."""

from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from econtador.acessos.models import AcessoEmpresa
from econtador.arquivos import amostras
from econtador.atendimentos.demo.elenco import Elenco
from econtador.atendimentos.models import Anexo, Atendimento
from tests.cena import Cena
from tests.cliente_http import entered


@dataclass(frozen=True)
class Degrau:
    """One address with a body that works, and what each of the cast gets for it."""

    tail: str
    method: str = "get"
    body: tuple[tuple[str, Any], ...] = ()
    celia: int = 200
    bruno: int = 200

    @property
    def wrong_method(self) -> str:
        return "delete" if self.method == "get" else "put"


PRAZO = (timezone.now() + timedelta(days=9)).strftime("%Y-%m-%dT%H:%M")
DEGRAUS = [
    Degrau(""),
    Degrau("/pareceres"),
    Degrau("/pareceres/novo"),
    Degrau("/dados"),
    Degrau("/cancelamento"),
    Degrau("/confidencial", celia=403),
    Degrau("/pareceres", "post", (("texto", "Segue."),), celia=302, bruno=302),
    Degrau(
        "/dados",
        "post",
        (("nome", "Outro nome"), ("providenciar_ate", PRAZO), ("versao", 1)),
        celia=302,
        bruno=302,
    ),
    Degrau("/cancelamento", "post", (("motivo", "Em dobro."),), celia=302, bruno=302),
    Degrau("/delegacoes", "post", (("delegado", ""),), celia=403, bruno=302),
    Degrau("/encerramento", celia=403),
    Degrau("/encerramento", "post", celia=403, bruno=302),
    Degrau("/pedido-de-encerramento"),
    Degrau("/pedido-de-encerramento", "post", celia=302, bruno=409),
    Degrau("/proposta-de-encerramento", celia=403),
    Degrau("/proposta-de-encerramento", "post", celia=403, bruno=302),
    Degrau("/recusa-do-encerramento"),
    Degrau("/recusa-do-encerramento", "post", (("motivo", "Falta."),), celia=409, bruno=409),
    Degrau("/confirmacao-do-encerramento", "post", celia=409, bruno=409),
    Degrau("/acompanhamento", "post", celia=302, bruno=302),
    Degrau("/bola", "post", (("bola", "terceiro"),), celia=403, bruno=302),
    Degrau("/confidencial", "post", celia=403, bruno=302),
]
every = pytest.mark.parametrize("degrau", DEGRAUS, ids=lambda d: f"{d.method} {d.tail or '/'}")


@pytest.fixture
def guia(cena: Cena) -> Atendimento:
    return cena.open("celia")


def ask(cena: Cena, nome: str, atendimento: Atendimento, degrau: Degrau, method: str = "") -> Any:
    client = entered(cena.elenco, nome)
    send = getattr(client, method or degrau.method)
    return send(f"/atendimentos/{atendimento.numero}{degrau.tail}", dict(degrau.body))


@every
def test_works_for_the_company_and_the_office(cena: Cena, guia: Atendimento, degrau: Degrau):
    assert ask(cena, "bruno", guia, degrau).status_code == degrau.bruno
    again = cena.open("celia")
    assert ask(cena, "celia", again, degrau).status_code == degrau.celia


@every
def test_another_company_finds_nothing(cena: Cena, guia: Atendimento, degrau: Degrau):
    expected = 403 if degrau.celia == 403 else 404
    assert ask(cena, "davi", guia, degrau).status_code == expected
    assert Cena.sees(cena, "celia", guia)


@every
def test_another_office_finds_nothing(cena: Cena, guia: Atendimento, degrau: Degrau):
    assert ask(cena, "otto", guia, degrau).status_code == 404


@every
def test_another_departamento_finds_nothing(cena: Cena, guia: Atendimento, degrau: Degrau):
    assert ask(cena, "carla", guia, degrau).status_code == 404


@every
def test_without_login_leads_to_the_door(cena: Cena, guia: Atendimento, degrau: Degrau, client):
    answer = getattr(client, degrau.method)(f"/atendimentos/{guia.numero}{degrau.tail}")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/entrar?next=")


@every
def test_wrong_method(cena: Cena, guia: Atendimento, degrau: Degrau):
    assert ask(cena, "ana", guia, degrau, degrau.wrong_method).status_code == 405


@every
def test_without_rights_there(cena: Cena, guia: Atendimento, degrau: Degrau):
    """Who only sees may read, and is refused the rest with a sentence."""
    with cena.by_sistema():
        AcessoEmpresa.grant(cena.pessoa("celia"), cena.elenco.sol)
    answer = ask(cena, "celia", guia, degrau)
    reading = degrau.method == "get" and degrau.tail in ("", "/pareceres")
    if degrau.tail == "/acompanhamento":
        assert answer.status_code == 302  # who sees may hear
        return
    assert answer.status_code == (200 if reading else 403)


class TestAnexo:
    @pytest.fixture
    def anexo(self, cena: Cena, guia: Atendimento) -> Anexo:
        guide = SimpleUploadedFile("guia.pdf", amostras.pdf())
        client = entered(cena.elenco, "celia")
        answer = client.post(
            f"/atendimentos/{guia.numero}/pareceres", {"texto": "Segue", "anexos": [guide]}
        )
        assert answer.status_code == 302
        with cena.by_sistema():
            return Anexo.objects.get()

    @pytest.mark.parametrize("tail", ["", "/miniatura"])
    @pytest.mark.parametrize(
        ("nome", "status"),
        [
            ("celia", 200),
            ("bruno", 200),
            ("rita", 200),
            ("davi", 404),
            ("otto", 404),
            ("carla", 404),
        ],
    )
    def test_the_right_is_the_parecers(self, cena, anexo, nome: str, status: int, tail: str):
        with closing(entered(cena.elenco, nome).get(f"/anexos/{anexo.pk}{tail}")) as answer:
            assert answer.status_code == status

    def test_is_a_download_that_no_page_can_run(self, cena: Cena, anexo: Anexo):
        with closing(entered(cena.elenco, "celia").get(f"/anexos/{anexo.pk}")) as answer:
            assert answer["Content-Disposition"].startswith("attachment")
            assert answer["X-Content-Type-Options"] == "nosniff"
            assert "sandbox" in answer["Content-Security-Policy"]

    def test_old_address_is_dead_when_the_right_is_taken(self, cena: Cena, anexo: Anexo):
        with cena.by_sistema():
            AcessoEmpresa.revoke(cena.pessoa("rita"), cena.elenco.sol)
        assert entered(cena.elenco, "rita").get(f"/anexos/{anexo.pk}").status_code == 404


def test_reopening(cena: Cena, guia: Atendimento):
    cena.conclude(guia)
    address = f"/atendimentos/{guia.numero}/reabertura"
    assert entered(cena.elenco, "celia").post(address).status_code == 403
    assert entered(cena.elenco, "davi").post(address).status_code == 403
    assert entered(cena.elenco, "otto").post(address).status_code == 404
    assert entered(cena.elenco, "bruno").put(address).status_code == 405
    assert entered(cena.elenco, "bruno").get(address).status_code == 200
    assert entered(cena.elenco, "bruno").post(address).status_code == 302
    assert cena.events(guia)[-1] == "reaberto"


def test_closed_has_no_composer_and_refuses_with_a_sentence(cena: Cena, guia: Atendimento):
    cena.conclude(guia)
    client = entered(cena.elenco, "celia")
    address = f"/atendimentos/{guia.numero}"
    assert 'id="compositor"' not in client.get(address).content.decode()
    assert "Adicionar Parecer" not in client.get("/atendimentos?status=encerrado").content.decode()
    answer = client.post(f"{address}/pareceres", {"texto": "Chegou tarde, mas fica escrito."})
    assert answer.status_code == 409
    assert "não está mais em aberto" in answer.content.decode()
    assert "Chegou tarde, mas fica escrito." in answer.content.decode()


def test_a_number_beyond_the_database_is_a_404(elenco: Elenco):
    assert entered(elenco, "ana").get("/atendimentos/99999999999999999999").status_code == 404
