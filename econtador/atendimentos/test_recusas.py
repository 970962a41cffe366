"""What somebody else did between the page and the save: told, with everything that was typed."""

import pytest
from django.test import Client

from econtador.acessos.models import AcessoEmpresa
from econtador.atendimentos.models import Atendimento
from tests.cena import Cena
from tests.cliente_http import entered, only, soon


@pytest.fixture
def celia(cena: Cena) -> Client:
    return entered(cena.elenco, "celia")


class TestStaleSave:
    @pytest.fixture
    def guia(self, cena: Cena) -> Atendimento:
        return cena.open("celia")

    def test_is_a_question_that_shows_what_changed(self, cena: Cena, celia: Client, guia):
        address = f"/atendimentos/{guia.numero}/dados"
        mine = {"nome": "Guia do DAS de novembro", "providenciar_ate": soon(), "versao": "1"}
        theirs = mine | {"nome": "DAS 11/2026"}
        assert entered(cena.elenco, "bruno").post(address, theirs).status_code == 302
        answer = celia.post(address, mine)
        html = answer.content.decode()
        assert answer.status_code == 409
        assert "de “Guia do DAS” para “DAS 11/2026”" in html
        assert 'value="Guia do DAS de novembro"' in html
        assert 'name="versao" value="2"' in html
        assert celia.post(address, mine | {"versao": "2"}).status_code == 302
        assert only(cena).nome == "Guia do DAS de novembro"

    def test_a_parecer_meanwhile_is_no_conflict(self, cena: Cena, celia: Client, guia):
        cena.answer(guia, "bruno", "Vou ver.")
        body = {"nome": "Outro", "providenciar_ate": soon(), "versao": "1"}
        assert celia.post(f"/atendimentos/{guia.numero}/dados", body).status_code == 302

    def test_delegating_over_a_newer_delegation(self, cena: Cena, guia):
        cena.delegate(guia, "ana", "carla")
        bruno = entered(cena.elenco, "bruno")
        address = f"/atendimentos/{guia.numero}/pareceres"
        body = {"texto": "Fico com este.", "delegado": str(cena.pk("bruno")), "versao": "1"}
        answer = bruno.post(address, body)
        html = answer.content.decode()
        assert answer.status_code == 409
        assert "para “Carla Souza”" in html
        assert "Fico com este." in html
        assert bruno.post(address, body | {"versao": "2"}).status_code == 302
        assert only(cena).delegado == cena.pessoa("bruno")

    def test_conclude_meanwhile_keeps_the_text(self, cena: Cena, celia: Client, guia):
        cena.conclude(guia)
        body = {"nome": "Meu nome novo", "providenciar_ate": soon(), "versao": "1"}
        answer = celia.post(f"/atendimentos/{guia.numero}/dados", body)
        assert answer.status_code == 409
        assert 'value="Meu nome novo"' in answer.content.decode()


class TestRefusedMeanwhile:
    """The verb refuses what the page still offered: the sentence stands beside what was typed."""

    @pytest.fixture
    def guia(self, cena: Cena) -> Atendimento:
        return cena.open("celia")

    def lose_rights(self, cena: Cena) -> None:
        with cena.by_sistema():
            AcessoEmpresa.grant(cena.pessoa("celia"), cena.elenco.sol)

    @pytest.mark.parametrize("page", ["", "pagina"])
    def test_a_parecer_without_the_right_any_more(self, cena, celia: Client, guia, page: str):
        self.lose_rights(cena)
        body = {"texto": "Escrevi muito antes de saber.", "de": page}
        answer = celia.post(f"/atendimentos/{guia.numero}/pareceres", body)
        html = answer.content.decode()
        assert answer.status_code == 403
        assert "não tem permissão para escrever pareceres" in html
        assert "Escrevi muito antes de saber." in html

    def test_new_data_without_the_right_any_more(self, cena: Cena, celia: Client, guia):
        self.lose_rights(cena)
        body = {"nome": "Nome que digitei", "providenciar_ate": soon(), "versao": "1"}
        answer = celia.post(f"/atendimentos/{guia.numero}/dados", body)
        assert answer.status_code == 403
        assert 'value="Nome que digitei"' in answer.content.decode()

    def test_a_reason_to_cancel_what_was_concluded(self, cena: Cena, celia: Client, guia):
        cena.conclude(guia)
        body = {"motivo": "Pedi em dobro na pressa."}
        answer = celia.post(f"/atendimentos/{guia.numero}/cancelamento", body)
        html = answer.content.decode()
        assert answer.status_code == 409
        assert "não está mais em aberto" in html
        assert "Pedi em dobro na pressa." in html

    def test_delegating_at_the_side_over_a_newer_delegation(self, cena: Cena, guia):
        cena.delegate(guia, "ana", "carla")
        bruno = entered(cena.elenco, "bruno")
        address = f"/atendimentos/{guia.numero}/delegacoes"
        body = {"delegado": str(cena.pk("bruno")), "versao": "1"}
        answer = bruno.post(address, body)
        html = answer.content.decode()
        assert answer.status_code == 409
        assert "para “Carla Souza”" in html
        assert f'<option value="{cena.pk("bruno")}" selected>' in html
        assert bruno.post(address, body | {"versao": "2"}).status_code == 302
        assert only(cena).delegado == cena.pessoa("bruno")

    def test_out_of_sight_gives_nothing_back(self, cena: Cena, celia: Client, guia):
        with cena.by_sistema():
            AcessoEmpresa.revoke(cena.pessoa("celia"), cena.elenco.sol)
            AcessoEmpresa.grant(cena.pessoa("celia"), cena.elenco.lua)
        answer = celia.post(f"/atendimentos/{guia.numero}/pareceres", {"texto": "Oi"})
        assert answer.status_code == 404
        assert "Guia do DAS" not in answer.content.decode()


def test_the_address_of_a_form_opened_by_hand_is_a_page(cena: Cena):
    answer = entered(cena.elenco, "ana").get(f"/atendimentos/{cena.open().numero}/delegacoes")
    assert answer.status_code == 405
    assert answer["Allow"] == "POST"
    assert "Esta ação não existe aqui" in answer.content.decode()
