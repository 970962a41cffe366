"""The board: columns, limits, and moving a card by script, by form and by its page."""

import json
import re
from html import unescape
from typing import Any

import pytest

from econtador.atendimentos.models import Atendimento
from econtador.bi.conftest import Muitos
from econtador.bi.telas.quadro import POR_COLUNA
from econtador.fluxo.models import Fase, Tipo
from tests.cena import Cena
from tests.cliente_http import entered
from tests.lista_lida import names_of, queries_of

FASES = ["Triagem", "Documentos", "Em execução", "Conferência", "Aguardando órgão"]
HTMX = {"HX-Request": "true"}


def board(cena: Cena, query: str = "", nome: str = "ana") -> dict[str, list[str]]:
    """Return the names on the cards of each column, in order."""
    answer = entered(cena.elenco, nome).get(f"/bi/quadro{query}")
    assert answer.status_code == 200
    return columns(answer)


def columns(answer: Any) -> dict[str, list[str]]:
    parts = answer.content.decode().split('<section class="kcol')[1:]
    return {_head(part): names_of(part) for part in parts}


def _head(part: str) -> str:
    found = re.search(r"<h2[^>]*>([^<]*)</h2>", part)
    assert found
    return unescape(found[1])


def fase(cena: Cena, nome: str) -> Fase:
    with cena.by_sistema():
        return Fase.objects.get(nome=nome)


def mark(cena: Cena, nome: str, **marks: Any) -> Fase:
    """Change the fase as its screen would."""
    with cena.by_sistema():
        Fase.objects.filter(nome=nome).update(**marks)
    return fase(cena, nome)


def drop(cena: Cena, das: Atendimento, to: Fase | str, nome: str = "ana", **more: Any) -> Any:
    client = entered(cena.elenco, nome)
    data = {"fase": getattr(to, "pk", to)}
    return client.post(f"/bi/quadro/{das.numero}/fase", data, **more)


def where(cena: Cena, das: Atendimento) -> str:
    with cena.by_sistema():
        return Atendimento.objects.select_related("fase").get(pk=das.pk).fase.nome


class TestColunas:
    def test_each_fase_in_order_with_its_cards(self, cena: Cena, das: Atendimento) -> None:
        shown = board(cena)
        assert list(shown)[:5] == FASES
        assert shown["Triagem"] == ["Guia do DAS"]
        assert sum(map(len, shown.values())) == 1

    def test_of_a_tipo_only_its_fases_and_its_cards(self, cena: Cena, das: Atendimento) -> None:
        with cena.by_sistema():
            tipo = Tipo.objects.get(nome="Balancete")
            tipo.tipo_fases.exclude(fase__nome__in=["Triagem", "Conferência"]).delete()
        cena.open(nome="Outro", tipo=tipo)
        assert board(cena, f"?tipo={tipo.pk}") == {"Triagem": ["Outro"], "Conferência": []}

    def test_an_archived_fase_stays_while_it_holds_a_card(
        self, cena: Cena, das: Atendimento
    ) -> None:
        mark(cena, "Documentos", ativa=False)
        assert "Documentos" not in board(cena)
        mark(cena, "Triagem", ativa=False)
        assert board(cena)["Triagem"] == ["Guia do DAS"]

    @pytest.mark.parametrize(
        ("query", "total"),
        [("?departamento={fiscal}", 1), ("?delegado={bruno}", 0), ("?pesquisa=das", 1)],
    )
    def test_filters(self, cena: Cena, das: Atendimento, query: str, total: int) -> None:
        fiscal = cena.elenco.departamentos["Fiscal"].pk
        shown = board(cena, query.format(fiscal=fiscal, bruno=cena.pk("bruno")))
        assert sum(map(len, shown.values())) == total

    def test_only_what_is_open_and_seen(self, cena: Cena, das: Atendimento) -> None:
        assert board(cena, nome="carla")["Triagem"] == []
        assert board(cena, nome="otto")["Triagem"] == []
        cena.conclude(das)
        assert board(cena)["Triagem"] == []

    def test_fifty_cards_and_the_way_to_the_others(self, cena: Cena, many: Muitos) -> None:
        many(POR_COLUNA + 3)
        html = entered(cena.elenco, "ana").get("/bi/quadro").content.decode()
        assert len(names_of(html)) == POR_COLUNA
        triagem = fase(cena, "Triagem").pk
        assert f'href="/bi?fase={triagem}">Mais 3<' in html
        rest = entered(cena.elenco, "ana").get(f"/bi?fase={triagem}").content.decode()
        assert len(names_of(rest)) == 50

    def test_a_limit_is_shown_and_warned_of(self, cena: Cena, many: Muitos) -> None:
        mark(cena, "Triagem", limite=2)
        many(2)
        assert "Acima do limite" not in self._page(cena)
        many(1)
        assert "Acima do limite" in self._page(cena)
        assert '3<span class="faint"> / 2</span>' in self._page(cena)

    def _page(self, cena: Cena) -> str:
        return entered(cena.elenco, "ana").get("/bi/quadro").content.decode()

    def test_a_card_says_what_one_needs(self, cena: Cena, das: Atendimento) -> None:
        cena.delegate(das, "bruno", "bruno")
        card = self._page(cena).split('<li class="kcard')[1].split("</li>")[0]
        for part in (str(das.numero), "Padaria Sol Ltda", "Bruno Lima", "Com o escritório"):
            assert part in card
        assert f'href="/atendimentos/{das.numero}/fase?voltar=/bi/quadro"' in card


class TestMover:
    def test_without_a_script_it_goes_back_to_the_board(self, cena: Cena, das: Atendimento) -> None:
        answer = drop(cena, das, fase(cena, "Em execução"))
        assert (answer.status_code, answer.headers["Location"]) == (302, "/bi/quadro")
        assert where(cena, das) == "Em execução"
        assert cena.events(das) == ["aberto", "fase"]

    def test_with_htmx_it_answers_with_the_board(self, cena: Cena, das: Atendimento) -> None:
        answer = drop(cena, das, fase(cena, "Em execução"), headers=HTMX)
        assert answer.status_code == 200
        assert columns(answer)["Em execução"] == ["Guia do DAS"]
        said = json.loads(answer.headers["HX-Trigger"])["aviso"]["texto"]
        assert said == f"Atendimento {das.numero} em Em execução."

    def test_the_filter_is_kept(self, cena: Cena, das: Atendimento) -> None:
        client = entered(cena.elenco, "ana")
        address = f"/bi/quadro/{das.numero}/fase?delegado={cena.pk('bruno')}"
        data = {"fase": fase(cena, "Em execução").pk}
        assert (
            sum(len(each) for each in columns(client.post(address, data, headers=HTMX)).values())
            == 0
        )
        data = {"fase": fase(cena, "Triagem").pk}
        answer = client.post(address, data)
        assert answer.headers["Location"] == f"/bi/quadro?delegado={cena.pk('bruno')}"

    @pytest.mark.parametrize(
        "marks", [{"usuario_obrigatorio": True}, {"parecer_obrigatorio": True}]
    )
    def test_a_fase_that_demands_leads_to_its_page(
        self, cena: Cena, das: Atendimento, marks: dict[str, bool]
    ) -> None:
        target = mark(cena, "Conferência", **marks)
        answer = drop(cena, das, target)
        page = f"/atendimentos/{das.numero}/fase?fase={target.pk}&voltar=%2Fbi%2Fquadro"
        assert answer.headers["Location"] == page
        assert drop(cena, das, target, headers=HTMX).headers["HX-Redirect"] == page
        assert where(cena, das) == "Triagem"

    @pytest.mark.parametrize("to", ["", "x", "00000000-0000-7000-8000-000000000000"])
    def test_no_fase_moves_nothing(self, cena: Cena, das: Atendimento, to: str) -> None:
        answer = drop(cena, das, to, headers=HTMX)
        assert answer.status_code == 422
        assert columns(answer)["Triagem"] == ["Guia do DAS"]
        assert cena.events(das) == ["aberto"]

    def test_a_fase_that_is_not_of_the_tipo(self, cena: Cena, das: Atendimento) -> None:
        target = fase(cena, "Conferência")
        with cena.by_sistema():
            das.tipo.tipo_fases.filter(fase=target).delete()
        answer = drop(cena, das, target, headers=HTMX)
        assert answer.status_code == 422
        assert (
            "não passa por essa fase" in json.loads(answer.headers["HX-Trigger"])["aviso"]["texto"]
        )

    def test_a_fase_of_another_office(self, cena: Cena, das: Atendimento) -> None:
        with cena.by("otto"):
            theirs = Fase.objects.get(nome="Conferência")
        assert drop(cena, das, theirs).status_code == 302
        assert where(cena, das) == "Triagem"

    def test_what_was_closed_meanwhile_is_told(self, cena: Cena, das: Atendimento) -> None:
        cena.conclude(das)
        answer = drop(cena, das, fase(cena, "Em execução"), headers=HTMX)
        assert answer.status_code == 409
        assert where(cena, das) == "Triagem"

    def test_somebody_else_moved_it_first(self, cena: Cena, das: Atendimento) -> None:
        drop(cena, das, fase(cena, "Documentos"), "bruno")
        client = entered(cena.elenco, "ana")
        data = {"fase": fase(cena, "Conferência").pk, "versao": das.versao}
        answer = client.post(f"/bi/quadro/{das.numero}/fase", data, headers=HTMX)
        assert answer.status_code == 409
        assert columns(answer)["Documentos"] == ["Guia do DAS"]

    def test_dropped_on_the_end_it_is_concluded(self, cena: Cena, das: Atendimento) -> None:
        answer = drop(cena, das, fase(cena, "Concluído"), headers=HTMX)
        assert sum(map(len, columns(answer).values())) == 0
        with cena.by_sistema():
            assert Atendimento.objects.get(pk=das.pk).status == "encerrado"

    @pytest.mark.parametrize(
        ("nome", "status"), [("carla", 404), ("otto", 404), ("celia", 403), ("davi", 403)]
    )
    def test_who_may_not(self, cena: Cena, das: Atendimento, nome: str, status: int) -> None:
        assert drop(cena, das, fase(cena, "Em execução"), nome).status_code == status
        assert cena.events(das) == ["aberto"]

    def test_only_by_post(self, cena: Cena, das: Atendimento) -> None:
        client = entered(cena.elenco, "ana")
        assert client.get(f"/bi/quadro/{das.numero}/fase").status_code == 405
        assert client.post("/bi/quadro").status_code == 405
        assert entered(cena.elenco, "celia").get("/bi/quadro").status_code == 403


@pytest.mark.parametrize("query", ["", "?pesquisa=pedido"])
def test_queries_do_not_grow_with_the_cards(cena: Cena, many: Muitos, query: str) -> None:
    client = entered(cena.elenco, "bruno")
    many(2)
    few = queries_of(client, f"/bi/quadro{query}")
    many(20)
    assert queries_of(client, f"/bi/quadro{query}") == few


def test_a_filter_that_is_wrong_says_so(cena: Cena) -> None:
    html = entered(cena.elenco, "ana").get("/bi/quadro?tipo=x").content.decode()
    assert "O filtro tem algo errado" in html
