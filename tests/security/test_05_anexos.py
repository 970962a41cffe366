"""Row 5: a file read, copied or replaced without the right to its parecer; old links; tokens."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
import time_machine
from django.core import signing
from django.test import Client
from django.utils import timezone

from econtador.acessos.models import AcessoDepartamento, AcessoEmpresa
from econtador.arquivos import amostras
from econtador.arquivos.armazem import blob_path, depot
from econtador.atendimentos.forms.anexos import SALT
from econtador.atendimentos.models import Anexo
from econtador.contas.models import Conta
from econtador.empresas.models import Empresa
from tests.cena import Cena
from tests.cliente_http import entered
from tests.security.alvo import Alvo
from tests.security.navegador import Resposta, ask
from tests.security.subidas import upload

TAKEN: dict[str, Callable[[Cena], object]] = {
    "the empresa": lambda cena: AcessoEmpresa.revoke(cena.pessoa("rita"), cena.elenco.sol),
    "the departamento": lambda cena: AcessoDepartamento.revoke(
        cena.pessoa("rita"), cena.elenco.departamentos["Fiscal"]
    ),
    "the integration": lambda cena: Empresa.objects.filter(pk=cena.elenco.sol.pk).update(
        integrada=False
    ),
    "the pessoa": lambda cena: cena.pessoa("rita").deactivate(author=cena.elenco.sistema),
    "the conta": lambda cena: Conta.objects.filter(pk=cena.pessoa("rita").conta_id).update(
        is_active=False
    ),
}


def addresses(alvo: Alvo) -> list[str]:
    return [f"/anexos/{alvo.anexo.pk}{tail}" for tail in ("", "/miniatura")]


@pytest.mark.parametrize("what", TAKEN)
def test_an_open_page_keeps_no_right(alvo: Alvo, what: str) -> None:
    """The browser has the addresses, the thumbnail is drawn: the next request finds nothing."""
    client = entered(alvo.cena.elenco, "rita")
    assert [ask(client, "GET", each).status for each in addresses(alvo)] == [200, 200]
    with alvo.cena.by_sistema():
        TAKEN[what](alvo.cena)
    for each in addresses(alvo):
        for method in ("GET", "HEAD"):
            answer = ask(client, method, each, headers={"Range": "bytes=0-10"})
            assert answer.status in (302, 403, 404), str(answer)
            assert b"%PDF" not in answer.corpo
            assert b"WEBP" not in answer.corpo


def test_made_confidencial_the_old_link_is_dead(alvo: Alvo) -> None:
    client = entered(alvo.cena.elenco, "rita")
    alvo.cena.restrict(alvo.das, "bruno")
    assert [ask(client, "GET", each).status for each in addresses(alvo)] == [404, 404]


@pytest.mark.parametrize("nome", ["davi", "otto", "carla", "", "rita"])
def test_the_store_has_no_address(alvo: Alvo, nome: str) -> None:
    """Neither by the place of the content on disk nor by its hash."""
    client = entered(alvo.cena.elenco, nome) if nome else Client()
    place = blob_path(alvo.anexo.escritorio_id, alvo.anexo.arquivo.sha256)
    for root in ("/", "/arquivos/", "/media/", "/static/", "/static/../arquivos/", "/anexos/"):
        for path in (place, f"{place}.webp", alvo.anexo.arquivo.sha256):
            assert ask(client, "GET", f"{root}{path}").status == 404


def test_no_cache_keeps_a_copy(alvo: Alvo) -> None:
    for each in addresses(alvo):
        answer = ask(entered(alvo.cena.elenco, "celia"), "GET", each)
        assert answer.cabecalhos["Cache-Control"] == "private, no-store"


def test_an_anexo_is_not_replaced(alvo: Alvo) -> None:
    client = entered(alvo.cena.elenco, "celia")
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        assert ask(client, method, f"/anexos/{alvo.anexo.pk}").status == 405


def test_the_neighbours_of_an_id_lead_nowhere(alvo: Alvo) -> None:
    """UUIDv7 tell the time of their birth; guessing one right would not help either."""
    client = entered(alvo.cena.elenco, "davi")
    for step in (-1, 0, 1):
        guess = f"{alvo.anexo.pk.int + step:032x}"
        spelt = re.sub(r"(.{8})(.{4})(.{4})(.{4})(.{12})", r"\1-\2-\3-\4-\5", guess)
        assert ask(client, "GET", f"/anexos/{spelt}").status == 404


def token_of(cena: Cena, nome: str) -> str:
    """Return the token for a file that was received while another field was wrong."""
    body = {"anexos": [upload("extrato.pdf", amostras.pdf(texto="Extrato"))], "nome": ""}
    page = ask(entered(cena.elenco, nome), "POST", "/atendimentos", body)
    assert page.status == 422
    return page.texto.split('name="guardados" value="')[1].split('"')[0]


def send(cena: Cena, nome: str, empresa: Empresa, token: object) -> Resposta:
    body = {
        "nome": "Cópia",
        "empresa": str(empresa.pk),
        "providenciar_ate": "2098-12-01T10:00",
        "parecer": "Segue.",
        "guardados": token,
    }
    return ask(entered(cena.elenco, nome), "POST", "/atendimentos", body)


def anexos(cena: Cena) -> int:
    with cena.by_sistema():
        here = Anexo.objects.count()
    with cena.by("otto"):
        return here + Anexo.objects.count()


def test_a_token_serves_whoever_sent_the_file(cena: Cena) -> None:
    assert send(cena, "celia", cena.elenco.sol, token_of(cena, "celia")).status == 302
    assert anexos(cena) == 1


@pytest.mark.parametrize("thief", ["davi", "rita", "ana", "otto"])
def test_a_stolen_token_copies_nothing(cena: Cena, thief: str) -> None:
    places = {"davi": cena.elenco.lua, "otto": cena.elenco.norte}
    empresa = places.get(thief, cena.elenco.sol)
    assert send(cena, thief, empresa, token_of(cena, "celia")).status == 302
    assert anexos(cena) == 0


def test_a_token_of_yesterday_is_dead(cena: Cena) -> None:
    token = token_of(cena, "celia")
    with time_machine.travel(_later(25)):
        assert send(cena, "celia", cena.elenco.sol, token).status == 302
    assert anexos(cena) == 0


def test_made_up_tokens_are_dropped(alvo: Alvo) -> None:
    """Unsigned, signed with another purpose, or cut: a file that one may not see is not copied."""
    cena, before = alvo.cena, anexos(alvo.cena)
    value = [str(alvo.anexo.arquivo_id), "roubo.pdf", str(cena.pk("davi"))]
    good = signing.dumps(value, salt=SALT)
    forged = [
        signing.dumps(value, salt="pagina"),
        signing.dumps(value, key="outra-chave", salt=SALT),
        good[:-1],
        good.replace(":", "."),
        str(alvo.anexo.arquivo_id),
        str(alvo.anexo.pk),
        "a" * 20_000,
        "é:1:\u202e",
        "",
    ]
    for token in [*forged, forged]:
        assert send(cena, "davi", cena.elenco.lua, token).status == 302
    assert anexos(cena) == before


def test_the_same_content_in_two_offices_is_two_contents(cena: Cena) -> None:
    """Knowing a file by heart tells nobody whether another office has it."""
    content = amostras.pdf(texto="Igual")
    for nome, empresa in (("celia", cena.elenco.sol), ("otto", cena.elenco.norte)):
        body = {
            "nome": "Igual",
            "empresa": str(empresa.pk),
            "providenciar_ate": "2098-12-01T10:00",
            "parecer": "Segue.",
            "anexos": [upload("igual.pdf", content)],
        }
        assert ask(entered(cena.elenco, nome), "POST", "/atendimentos", body).status == 302
    places = set()
    for nome in ("celia", "otto"):
        with cena.by(nome):
            arquivo = Anexo.objects.select_related("arquivo").get().arquivo
            places.add(blob_path(arquivo.escritorio_id, arquivo.sha256))
    assert len(places) == 2
    assert all(depot().exists(place) for place in places)


def _later(hours: int) -> datetime:
    return timezone.now() + timedelta(hours=hours)
