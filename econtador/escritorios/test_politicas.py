"""Configurações / Atendimentos: the exact words, who may change them, and only at home."""

import re

import pytest
from django.test import Client

from econtador.atendimentos.demo.elenco import Elenco
from econtador.base.banco.viewing import viewing
from econtador.base.viewer import Viewer
from econtador.escritorios.models import Escritorio, PoliticaDelegacao

URL = "/configuracoes/atendimentos"
PALAVRAS = (
    "Delegar ao responsável do departamento",
    "Atendimento sem delegação",
    "Permitir que o cliente selecione o usuário de delegação",
    "Só o usuário da delegação vê",
)


def enter(elenco: Elenco, nome: str) -> Client:
    client = Client()
    client.force_login(elenco.pessoas[nome].conta)
    return client


def policies(escritorio: Escritorio) -> tuple[str, bool]:
    with viewing(Viewer.sistema(escritorio.pk)):
        escritorio.refresh_from_db()
    return escritorio.politica_delegacao, escritorio.so_delegado_ve


def test_page_has_the_words_of_the_manual_and_what_is_set(elenco: Elenco) -> None:
    html = enter(elenco, "ana").get(URL).content.decode()
    for palavras in PALAVRAS:
        assert palavras in html
    radios = re.findall(r'<input type="radio"[^>]*>', html)
    assert ['value="cliente"' in radio for radio in radios if "checked" in radio] == [True]


@pytest.mark.parametrize("politica", PoliticaDelegacao.values)
def test_each_policy_is_kept_and_said(elenco: Elenco, politica: str) -> None:
    ana = enter(elenco, "ana")
    answer = ana.post(URL, {"politica_delegacao": politica, "so_delegado_ve": "on"})
    assert answer.headers["Location"] == URL
    assert policies(elenco.aurora) == (politica, True)
    assert "Configurações salvas." in ana.get(URL).content.decode()


def test_the_switch_goes_off_when_it_is_not_sent(elenco: Elenco) -> None:
    ana = enter(elenco, "ana")
    ana.post(URL, {"politica_delegacao": "sem", "so_delegado_ve": "on"})
    ana.post(URL, {"politica_delegacao": "sem"})
    assert policies(elenco.aurora) == ("sem", False)


def test_the_policy_reaches_the_viewer_at_once(elenco: Elenco) -> None:
    enter(elenco, "ana").post(URL, {"politica_delegacao": "sem", "so_delegado_ve": "on"})
    viewer = elenco.viewer("celia")
    assert (viewer.politica_delegacao, viewer.so_delegado_ve) == ("sem", True)


@pytest.mark.parametrize("politica", ["", "todas", "CLIENTE"])
def test_what_is_not_a_policy_is_refused_with_a_word(elenco: Elenco, politica: str) -> None:
    answer = enter(elenco, "ana").post(URL, {"politica_delegacao": politica})
    assert answer.status_code == 422
    assert "Confira antes de salvar" in answer.content.decode()
    assert policies(elenco.aurora) == ("cliente", False)


def test_an_empty_post_is_refused_too(elenco: Elenco) -> None:
    assert enter(elenco, "ana").post(URL).status_code == 422


def test_extra_fields_raise_nothing(elenco: Elenco) -> None:
    enter(elenco, "ana").post(
        URL,
        {"politica_delegacao": "sem", "nome": "Tomado", "id": str(elenco.boreal.pk), "uf": "AC"},
    )
    assert policies(elenco.boreal) == ("cliente", False)
    assert policies(elenco.aurora) == ("sem", False)
    assert (elenco.aurora.nome, elenco.aurora.uf) == ("Contábil Aurora", "SP")


@pytest.mark.parametrize("nome", ["bruno", "celia", "davi", "rita"])
def test_a_lower_role_neither_reads_nor_changes(elenco: Elenco, nome: str) -> None:
    client = enter(elenco, nome)
    assert client.get(URL).status_code == 403
    assert client.post(URL, {"politica_delegacao": "sem"}).status_code == 403
    assert policies(elenco.aurora) == ("cliente", False)
    assert PALAVRAS[0] not in client.get(URL).content.decode()


def test_another_office_changes_its_own(elenco: Elenco) -> None:
    enter(elenco, "otto").post(URL, {"politica_delegacao": "responsavel"})
    assert policies(elenco.boreal) == ("responsavel", False)
    assert policies(elenco.aurora) == ("cliente", False)


def test_anonymous_and_wrong_method(client: Client, elenco: Elenco) -> None:
    assert client.get(URL).headers["Location"] == f"/entrar?next={URL}"
    assert enter(elenco, "ana").put(URL).status_code == 405


def test_the_menu_leads_there_only_for_administradores(elenco: Elenco) -> None:
    assert f'href="{URL}" aria-current="page"' in enter(elenco, "ana").get(URL).content.decode()
    assert URL not in enter(elenco, "bruno").get("/atendimentos").content.decode()
