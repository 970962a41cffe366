"""The link at the foot of a letter: no more e-mail, without entering, and nothing else."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import signing
from django.test import Client

from econtador.avisos.correio.descadastro import SALT, VALE
from econtador.avisos.models import Especie, Frequencia, Preferencia
from econtador.avisos.models.preferencia import Escolha
from econtador.pessoas.models import Pessoa
from tests.cena import Cena
from tests.ouvintes import Ouvintes, letters_to

CELIA = "celia@sol.example"


@pytest.fixture
def link(cena: Cena, ouvintes: Ouvintes) -> str:
    """The path in a letter to Célia."""
    cena.open(by="bruno")
    ouvintes.work()
    [letter] = letters_to(CELIA)
    found: str
    [found] = re.findall(r"http://localhost:8000(/avisos/parar/\S+)", str(letter.body))
    assert letter.extra_headers["List-Unsubscribe"] == f"<http://localhost:8000{found}>"
    return found


def emails_of(cena: Cena, nome: str) -> set[str]:
    with cena.by(nome) as viewer:
        return {escolha.email for escolha in Preferencia.of({viewer.eu}).values()}


def test_looking_changes_nothing(cena: Cena, client: Client, link: str) -> None:
    answer = client.get(link)
    assert answer.status_code == 200
    assert CELIA in answer.content.decode()
    assert emails_of(cena, "celia") == set()


def test_the_button_ends_the_letters_and_not_the_avisos(
    cena: Cena, ouvintes: Ouvintes, client: Client, link: str
) -> None:
    with cena.by("celia") as celia:
        quiet = {Especie.MUDANCA: Escolha(na_tela=False, email=Frequencia.DIARIO)}
        Preferencia.choose(quiet, author=celia)
    assert "Pronto" in client.post(link).content.decode()
    assert emails_of(cena, "celia") == {Frequencia.NUNCA}
    with cena.by("celia") as celia:
        assert not Preferencia.of({celia.eu})[celia.eu, Especie.MUDANCA].na_tela
    das = cena.open(by="bruno")
    assert ouvintes.told(das)["celia"] == "novo"
    ouvintes.work()
    assert len(letters_to(CELIA)) == 1
    assert emails_of(cena, "rita") == set()


def test_a_mail_program_ends_them_with_one_click(cena: Cena, link: str) -> None:
    """RFC 8058: it posts by itself, without cookies or token."""
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(link, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert emails_of(cena, "celia") == {Frequencia.NUNCA}


def test_it_opens_no_other_door(client: Client, link: str) -> None:
    client.post(link)
    assert client.get("/avisos")["Location"].startswith("/entrar")


def test_a_forged_or_changed_link_is_not_found(cena: Cena, client: Client, link: str) -> None:
    other = signing.dumps([str(cena.elenco.aurora.pk), str(cena.pk("ana")), CELIA], salt="outro")
    for address in (link[:-1], link + "x", f"/avisos/parar/{other}", "/avisos/parar/x"):
        assert client.post(address).status_code == 404
    assert emails_of(cena, "ana") == set()


def test_an_old_link_is_not_found(client: Client, link: str) -> None:
    with time_machine.travel(timedelta(seconds=1) + VALE):
        assert client.get(link).status_code == 404


def test_a_link_of_an_address_that_was_changed_is_not_found(
    cena: Cena, client: Client, link: str
) -> None:
    with cena.by_sistema():
        Pessoa.objects.filter(pk=cena.pk("celia")).update(email="nova@sol.example")
    assert client.post(link).status_code == 404
    assert emails_of(cena, "celia") == set()


def test_a_link_of_a_person_of_another_office_does_nothing(cena: Cena, client: Client) -> None:
    """The key of the installation signs it, so it could only come from a mistake of ours."""
    token = signing.dumps([str(cena.elenco.boreal.pk), str(cena.pk("ana")), "x@y.br"], salt=SALT)
    assert client.post(f"/avisos/parar/{token}").status_code == 404
    assert emails_of(cena, "ana") == set()
