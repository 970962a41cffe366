"""Configurações / Atendimentos: the exact words, who may change them, and only at home."""

import re
from typing import Any

import pytest
from django.test import Client

from econtador.atendimentos.demo.elenco import Elenco
from econtador.base.banco.viewing import viewing
from econtador.base.models import Auditoria
from econtador.base.viewer import Viewer
from econtador.escritorios.models import Escritorio, PoliticaDelegacao, Politicas

URL = "/configuracoes/atendimentos"
CERTO: dict[str, Any] = {
    "politica_delegacao": "cliente",
    "encerra_no_portal": "on",
    "dias_para_reabrir": "15",
    "dias_de_silencio": "5",
    "prioridade_urgente": "2",
    "regra_prazo": "postergar",
}
PALAVRAS = (
    "Delegar ao responsável do departamento",
    "Atendimento sem delegação",
    "Permitir que o cliente selecione o usuário de delegação",
    "Só o usuário da delegação vê",
    "Operadores podem encerrar no portal",
    "Dias para reabrir",
    "Dias úteis de silêncio",
    "Quando o prazo cai em dia sem expediente",
    "Postergar para o próximo dia útil",
    "Prioridades urgentes",
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
    marked = [radio for radio in radios if "checked" in radio]
    assert len(marked) == 2
    assert 'value="cliente"' in marked[0]
    assert 'value="postergar"' in marked[1]


@pytest.mark.parametrize("politica", PoliticaDelegacao.values)
def test_each_policy_is_kept_and_said(elenco: Elenco, politica: str) -> None:
    ana = enter(elenco, "ana")
    answer = ana.post(URL, CERTO | {"politica_delegacao": politica, "so_delegado_ve": "on"})
    assert answer.headers["Location"] == URL
    assert policies(elenco.aurora) == (politica, True)
    assert "Configurações salvas." in ana.get(URL).content.decode()


def test_the_switch_goes_off_when_it_is_not_sent(elenco: Elenco) -> None:
    ana = enter(elenco, "ana")
    ana.post(URL, CERTO | {"politica_delegacao": "sem", "so_delegado_ve": "on"})
    ana.post(URL, CERTO | {"politica_delegacao": "sem"})
    assert policies(elenco.aurora) == ("sem", False)


def test_the_policy_reaches_the_viewer_at_once(elenco: Elenco) -> None:
    enter(elenco, "ana").post(URL, CERTO | {"politica_delegacao": "sem", "so_delegado_ve": "on"})
    viewer = elenco.viewer("celia")
    assert (viewer.politica_delegacao, viewer.so_delegado_ve) == ("sem", True)


@pytest.mark.parametrize("politica", ["", "todas", "CLIENTE"])
def test_what_is_not_a_policy_is_refused_with_a_word(elenco: Elenco, politica: str) -> None:
    answer = enter(elenco, "ana").post(URL, CERTO | {"politica_delegacao": politica})
    assert answer.status_code == 422
    assert "Confira antes de salvar" in answer.content.decode()
    assert policies(elenco.aurora) == ("cliente", False)


def test_an_empty_post_is_refused_too(elenco: Elenco) -> None:
    assert enter(elenco, "ana").post(URL).status_code == 422


def test_extra_fields_raise_nothing(elenco: Elenco) -> None:
    enter(elenco, "ana").post(
        URL,
        CERTO
        | {"politica_delegacao": "sem", "nome": "Tomado", "id": str(elenco.boreal.pk), "uf": "AC"},
    )
    assert policies(elenco.boreal) == ("cliente", False)
    assert policies(elenco.aurora) == ("sem", False)
    assert (elenco.aurora.nome, elenco.aurora.uf) == ("Contábil Aurora", "SP")


@pytest.mark.parametrize("nome", ["bruno", "celia", "davi", "rita"])
def test_a_lower_role_neither_reads_nor_changes(elenco: Elenco, nome: str) -> None:
    client = enter(elenco, nome)
    assert client.get(URL).status_code == 403
    assert client.post(URL, CERTO | {"politica_delegacao": "sem"}).status_code == 403
    assert policies(elenco.aurora) == ("cliente", False)
    assert PALAVRAS[0] not in client.get(URL).content.decode()


def test_another_office_changes_its_own(elenco: Elenco) -> None:
    enter(elenco, "otto").post(URL, CERTO | {"politica_delegacao": "responsavel"})
    assert policies(elenco.boreal) == ("responsavel", False)
    assert policies(elenco.aurora) == ("cliente", False)


def test_anonymous_and_wrong_method(client: Client, elenco: Elenco) -> None:
    assert client.get(URL).headers["Location"] == f"/entrar?next={URL}"
    assert enter(elenco, "ana").put(URL).status_code == 405


def test_the_menu_leads_there_only_for_administradores(elenco: Elenco) -> None:
    assert f'href="{URL}" aria-current="page"' in enter(elenco, "ana").get(URL).content.decode()
    assert URL not in enter(elenco, "bruno").get("/atendimentos").content.decode()


def all_of(escritorio: Escritorio) -> Politicas:
    policies(escritorio)
    return escritorio.politicas


def test_every_policy_is_kept_and_reaches_the_viewer(elenco: Elenco) -> None:
    sent = {
        "politica_delegacao": "responsavel",
        "dias_para_reabrir": "30",
        "dias_de_silencio": "7",
        "prioridade_urgente": "4",
        "regra_prazo": "antecipar",
    }
    assert enter(elenco, "ana").post(URL, sent).status_code == 302
    assert all_of(elenco.aurora) == Politicas(
        politica_delegacao="responsavel",
        so_delegado_ve=False,
        encerra_no_portal=False,
        prioridade_urgente=4,
        dias_para_reabrir=30,
        dias_de_silencio=7,
        regra_prazo="antecipar",
    )
    celia = elenco.viewer("celia")
    assert (celia.encerra_no_portal, celia.prioridade_urgente) == (False, 4)
    assert (celia.dias_para_reabrir, celia.dias_de_silencio) == (30, 7)
    assert (celia.regra_prazo, elenco.viewer("otto").regra_prazo) == ("antecipar", "postergar")


@pytest.mark.parametrize(
    ("campo", "typed", "sentence"),
    [
        ("dias_para_reabrir", "-1", "maior ou igual a 0"),
        ("dias_para_reabrir", "366", "menor ou igual a 365"),
        ("dias_para_reabrir", "", "obrigatório"),
        ("dias_para_reabrir", "dez", "número inteiro"),
        ("dias_de_silencio", "0", "maior ou igual a 1"),
        ("dias_de_silencio", "91", "menor ou igual a 90"),
        ("prioridade_urgente", "10", "10"),
        ("prioridade_urgente", "-1", "-1"),
        ("regra_prazo", "adivinhar", "adivinhar"),
        ("regra_prazo", "", "obrigatório"),
    ],
)
def test_what_is_out_of_range_is_said_and_nothing_is_kept(
    elenco: Elenco, campo: str, typed: str, sentence: str
) -> None:
    answer = enter(elenco, "ana").post(URL, CERTO | {"politica_delegacao": "sem", campo: typed})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert all_of(elenco.aurora) == Politicas()


def test_the_audit_tells_what_changed_in_words_and_an_unchanged_save_tells_nothing(
    elenco: Elenco,
) -> None:
    ana = enter(elenco, "ana")
    ana.post(URL, CERTO | {"dias_para_reabrir": "30", "regra_prazo": "manter"})
    ana.post(URL, CERTO | {"dias_para_reabrir": "30", "regra_prazo": "manter"})
    with viewing(elenco.sistema):
        entry = Auditoria.objects.get()
    assert (entry.autor_id, entry.assunto) == (elenco.pessoas["ana"].pk, "politica")
    assert entry.mudancas == [
        ["Dias para reabrir", "15", "30"],
        ["Prazo em dia sem expediente", "Postergar para o próximo dia útil", "Manter a data"],
    ]


def test_a_fixed_number_of_queries(elenco: Elenco, django_assert_num_queries: Any) -> None:
    ana = enter(elenco, "ana")
    ana.get(URL)
    with django_assert_num_queries(10):
        ana.get(URL)
