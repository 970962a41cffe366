"""Providenciar até: what the tipo suggests, what the calendar says of a date, and what stays."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from econtador.acessos.models import AcessoEmpresa
from econtador.atendimentos.models import Atendimento
from econtador.atendimentos.prazo_do_silencio import silence_ends
from econtador.atendimentos.prazo_sugerido import Limite, Onde, explain_limit, limit_for
from econtador.departamentos.models import Departamento
from econtador.escritorios.models import Escritorio
from econtador.fluxo.models import Tipo
from tests.cena import Cena
from tests.cliente_http import entered, only

AGORA = datetime(2026, 11, 24, 12, tzinfo=UTC)  # a Tuesday, 09:00 in Campinas
SABADO = "2026-12-12T17:00"
NOVO = "/atendimentos/novo/prazo"


@pytest.fixture
def celia(cena: Cena) -> Client:
    return entered(cena.elenco, "celia")


def departamento(cena: Cena, nome: str) -> Departamento:
    return cena.elenco.departamentos[nome]


def limit(cena: Cena, onde: Onde, by: str = "celia") -> Limite:
    with cena.by(by) as viewer:
        return limit_for(onde, viewer, AGORA)


def rule(cena: Cena, regra: str) -> None:
    with cena.by_sistema():
        Escritorio.objects.update(regra_prazo=regra)


class TestSugestao:
    def test_counts_in_the_town_of_the_empresa(self, cena: Cena) -> None:
        found = limit(cena, Onde(cena.elenco.sol, departamento(cena, "Societário")))
        assert (found.valor, found.sugerido) == ("2026-12-09T18:00", "2026-12-09T18:00")
        assert found.motivo == (
            "10 dias úteis do tipo Alteração contratual."
            " 08/12 é feriado municipal de Campinas; vale 09/12."
        )
        assert found.vale is None

    def test_counts_at_the_office_before_an_empresa_is_chosen(self, cena: Cena) -> None:
        found = limit(cena, Onde(departamento=departamento(cena, "Societário")))
        assert found.valor == "2026-12-08T18:00"
        assert found.motivo == "10 dias úteis do tipo Alteração contratual."

    def test_hours_run_inside_the_office_hours_of_the_place(self, cena: Cena) -> None:
        with cena.by_sistema():
            Tipo.objects.filter(nome="Geral").update(prazo_unidade="horas", prazo_valor=5)
        found = limit(cena, Onde(cena.elenco.sol))
        assert (found.valor, found.motivo) == (
            "2026-11-24T15:00",
            "5 horas úteis do tipo Geral.",
        )

    def test_a_term_of_decades_is_counted_too(self, cena: Cena) -> None:
        with cena.by_sistema():
            Tipo.objects.filter(nome="Geral").update(prazo_valor=5_000)
        assert limit(cena, Onde(cena.elenco.sol)).valor.startswith("204")

    def test_the_last_evening_of_the_year_in_brazil_is_next_year_in_utc(self, cena: Cena) -> None:
        with cena.by("celia") as viewer:
            em = datetime(2027, 1, 1, 1, tzinfo=UTC)
            found = limit_for(Onde(cena.elenco.sol), viewer, em)
        assert found.valor == "2027-01-06T18:00"
        assert "01/01 é feriado nacional" in found.motivo


class TestDigitado:
    @pytest.mark.parametrize(
        ("regra", "explicacao", "vale"),
        [
            ("postergar", "12/12 é sábado; vale 14/12.", "2026-12-14T17:00"),
            ("antecipar", "12/12 é sábado; vale 11/12.", "2026-12-11T17:00"),
            ("manter", "12/12 é sábado; a data é mantida.", ""),
        ],
    )
    def test_is_explained_and_the_rule_proposes(
        self, cena: Cena, regra: str, explicacao: str, vale: str
    ) -> None:
        rule(cena, regra)
        found = limit(cena, Onde(cena.elenco.sol, digitado=SABADO))
        assert (found.valor, found.motivo, found.vale_valor) == (SABADO, explicacao, vale)
        assert found.sugerido == "2026-11-27T18:00"

    def test_a_business_day_needs_no_word(self, cena: Cena) -> None:
        found = limit(cena, Onde(cena.elenco.sol, digitado="2026-12-07T17:00"))
        assert (found.motivo, found.vale) == ("", None)

    def test_a_date_that_has_passed_is_explained_and_nothing_is_proposed(self, cena: Cena) -> None:
        found = limit(cena, Onde(cena.elenco.sol, digitado="2026-11-14T17:00"))
        assert (found.motivo, found.vale) == ("14/11 é sábado; vale 16/11.", None)

    @pytest.mark.parametrize("digitado", ["ontem", "31/02/2026 10:00", "9999-12-31T23:59"])
    def test_what_is_no_date_stays_beside_the_suggestion(self, cena: Cena, digitado: str) -> None:
        found = limit(cena, Onde(cena.elenco.sol, digitado=digitado))
        assert found.valor == digitado
        assert found.sugerido == "2026-11-27T18:00"
        assert explain_limit(cena.elenco.sol, digitado, AGORA) == Limite(digitado)

    @pytest.mark.parametrize("digitado", ["2000-01-01T00:00", "2099-12-31T23:59"])
    def test_the_ends_of_the_century_are_explained_too(self, cena: Cena, digitado: str) -> None:
        assert limit(cena, Onde(cena.elenco.sol, digitado=digitado)).valor == digitado

    @pytest.mark.parametrize("digitado", ["", SABADO])
    def test_three_queries(
        self, cena: Cena, django_assert_num_queries: DjangoAssertNumQueries, digitado: str
    ) -> None:
        with cena.by("celia") as viewer, django_assert_num_queries(3):
            limit_for(Onde(cena.elenco.sol, digitado=digitado), viewer, AGORA)


class TestNovo:
    def test_the_page_brings_the_suggestion_with_its_reason(self, cena: Cena) -> None:
        with time_machine.travel(AGORA, tick=False):
            celia = entered(cena.elenco, "celia")
            societario = departamento(cena, "Societário").pk
            html = celia.get(
                f"/atendimentos/novo?empresa={cena.elenco.sol.pk}&departamento={societario}"
            ).content.decode()
        assert 'value="2026-12-09T18:00"' in html
        assert "08/12 é feriado municipal de Campinas; vale 09/12." in html

    def test_the_piece_explains_what_was_typed_and_proposes(self, cena: Cena) -> None:
        with time_machine.travel(AGORA, tick=False):
            celia = entered(cena.elenco, "celia")
            html = celia.get(NOVO, {"providenciar_ate": SABADO, "sugerido": "x"}).content.decode()
            again = celia.get(
                NOVO, {"providenciar_ate": "2026-11-27T18:00", "sugerido": "2026-11-27T18:00"}
            ).content.decode()
        assert f'value="{SABADO}"' in html
        assert "12/12 é sábado; vale 14/12." in html
        assert "Usar 14/12/2026, 17:00" in html
        assert "<html" not in html
        assert "3 dias úteis do tipo Geral." in again

    def test_saving_on_a_day_off_says_so_and_keeps_it(self, cena: Cena) -> None:
        body = {
            "nome": "Férias",
            "empresa": str(cena.elenco.sol.pk),
            "providenciar_ate": "2026-12-08T17:00",
            "parecer": "Ela quer sair dia 10.",
        }
        with time_machine.travel(AGORA, tick=False):
            celia = entered(cena.elenco, "celia")
            html = celia.post("/atendimentos", body, follow=True).content.decode()
        sentence = "08/12 é feriado municipal de Campinas. O prazo ficou como você escolheu."
        assert sentence in html
        assert only(cena).providenciar_ate == datetime(2026, 12, 8, 20, tzinfo=UTC)

    def test_an_empresa_that_is_not_hers_counts_for_nothing(self, cena: Cena, celia: Client):
        for pk in (cena.elenco.lua.pk, cena.elenco.norte.pk, uuid4(), "lixo"):
            html = celia.get(NOVO, {"empresa": str(pk), "providenciar_ate": "2087-12-08T17:00"})
            assert "Campinas" not in html.content.decode()

    def test_the_queries_do_not_depend_on_what_is_asked(self, cena: Cena, celia: Client) -> None:
        def queries(**query: str) -> int:
            with CaptureQueriesContext(connection) as captured:
                assert celia.get(NOVO, query).status_code == 200
            return len(captured)

        empresa = str(cena.elenco.sol.pk)
        queries(empresa=empresa)
        assert queries(empresa=empresa) == queries(empresa=empresa, providenciar_ate=SABADO)


class TestDados:
    def address(self, das: Atendimento) -> str:
        return f"/atendimentos/{das.numero}/dados/prazo"

    def test_the_page_explains_the_present_date(self, cena: Cena, celia: Client) -> None:
        das = cena.open(providenciar_ate=datetime(2087, 6, 7, 20, tzinfo=UTC))
        html = celia.get(f"/atendimentos/{das.numero}/dados").content.decode()
        assert "07/06 é sábado; vale 09/06." in html
        assert "No horário de Campinas." in html

    def test_the_piece_explains_another(self, das: Atendimento, celia: Client) -> None:
        answer = celia.get(self.address(das), {"providenciar_ate": "2087-12-08T17:00"})
        html = answer.content.decode()
        assert "08/12 é feriado municipal de Campinas; vale 09/12." in html
        assert "Usar 09/12/2087, 17:00" in html
        assert "<html" not in html

    def test_what_was_typed_is_kept_where_it_is_no_date(self, das: Atendimento, celia: Client):
        html = celia.get(self.address(das), {"providenciar_ate": '"><b>ontem'}).content.decode()
        assert "<b>" not in html
        assert "ontem" in html

    def test_a_refusal_explains_what_was_typed(self, das: Atendimento, celia: Client) -> None:
        body = {"nome": "", "versao": "1", "providenciar_ate": "2087-06-07T17:00"}
        answer = celia.post(f"/atendimentos/{das.numero}/dados", body)
        assert answer.status_code == 422
        assert "07/06 é sábado; vale 09/06." in answer.content.decode()

    def test_saving_another_date_on_a_day_off_says_so(self, das: Atendimento, celia: Client):
        path = f"/atendimentos/{das.numero}/dados"
        body = {"nome": das.nome, "versao": "1", "providenciar_ate": "2087-06-07T17:00"}
        assert (
            "07/06 é sábado. O prazo ficou" in celia.post(path, body, follow=True).content.decode()
        )
        body |= {"nome": "Outro nome", "versao": "2"}
        again = celia.post(path, body, follow=True).content.decode()
        assert "Dados salvos." in again
        assert "O prazo ficou" not in again

    def test_another_company_another_office_nobody(self, cena: Cena, das: Atendimento) -> None:
        for nome in ("davi", "otto"):
            assert entered(cena.elenco, nome).get(self.address(das)).status_code == 404
        assert Client().get(self.address(das)).status_code == 302

    def test_without_the_permission(self, cena: Cena, das: Atendimento, celia: Client) -> None:
        with cena.by_sistema():
            AcessoEmpresa.grant(cena.pessoa("celia"), cena.elenco.sol, "visualizar")
        assert celia.get(self.address(das)).status_code == 403

    def test_the_wrong_method(self, das: Atendimento, celia: Client) -> None:
        assert celia.post(self.address(das)).status_code == 405

    def test_a_fixed_number_of_queries(self, cena: Cena, das: Atendimento, celia: Client) -> None:
        def queries() -> int:
            with CaptureQueriesContext(connection) as captured:
                celia.get(self.address(das), {"providenciar_ate": SABADO})
            return len(captured)

        queries()
        few = queries()
        for _ in range(5):
            cena.open()
        assert queries() == few


def test_silence_waits_business_days_of_the_town_of_the_empresa(cena: Cena) -> None:
    with cena.by("bruno") as bruno:
        em = datetime(2026, 12, 1, 12, tzinfo=UTC)
        assert silence_ends(cena.elenco.sol, em, bruno) == datetime(2026, 12, 9, 21, tzinfo=UTC)
