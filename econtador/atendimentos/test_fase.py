"""The page Mover de fase, in both faces."""

from html import unescape
from typing import Any

import pytest

from econtador.atendimentos.models import Atendimento
from econtador.fluxo.models import Fase
from tests.cena import Cena
from tests.cliente_http import entered
from tests.lista_lida import queries_of


def fase(cena: Cena, nome: str = "Documentos", **marks: Any) -> Fase:
    with cena.by_sistema():
        if marks:
            Fase.objects.filter(nome=nome).update(**marks)
        return Fase.objects.get(nome=nome)


def address(das: Atendimento) -> str:
    return f"/atendimentos/{das.numero}/fase"


def move(cena: Cena, das: Atendimento, nome: str = "bruno", **data: Any) -> Any:
    return entered(cena.elenco, nome).post(address(das), data)


def page(cena: Cena, das: Atendimento, query: str = "") -> str:
    answer = entered(cena.elenco, "bruno").get(address(das) + query)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_moves_and_goes_back(cena: Cena, das: Atendimento) -> None:
    target = fase(cena)
    data: dict[str, Any] = {
        "fase": target.pk,
        "texto": "Confira.",
        "delegado": cena.pk("ana"),
        "versao": 1,
    }
    answer = move(cena, das, **data)
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/atendimentos/{das.numero}")
    with cena.by_sistema():
        now = Atendimento.objects.select_related("fase", "delegado").get(pk=das.pk)
    assert (now.fase, now.delegado, now.pareceres_total) == (target, cena.pessoa("ana"), 2)
    assert cena.events(das) == ["aberto", "fase"]


def test_offers_the_other_fases_with_what_they_demand(cena: Cena, das: Atendimento) -> None:
    fase(cena, usuario_obrigatorio=True, parecer_obrigatorio=True)
    html = page(cena, das)
    assert "Documentos (pede usuário e parecer)" in html
    assert "Concluído (encerra)" in html
    assert ">Triagem<" not in html
    assert "Agora em Triagem." in html


def test_the_model_text_is_there_before_anybody_types(cena: Cena, das: Atendimento) -> None:
    target = fase(cena, modelo_padrao="Confira <isto>.")
    html = page(cena, das, f"?fase={target.pk}")
    assert "Confira <isto>.</textarea>" in html
    assert f'value="{target.pk}" selected data-modelo="Confira <isto>."' in html
    assert "Confira <isto>.</textarea>" not in page(cena, das)


@pytest.mark.parametrize("query", ["?fase=x", "?fase=", "?fase=%00"])
def test_an_unknown_fase_is_none_chosen(cena: Cena, das: Atendimento, query: str) -> None:
    assert " selected" in page(cena, das, query)


@pytest.mark.parametrize(
    ("marks", "campo"),
    [({"usuario_obrigatorio": True}, "delegado"), ({"parecer_obrigatorio": True}, "texto")],
)
def test_what_the_fase_demands_is_asked_beside_its_field(
    cena: Cena, das: Atendimento, marks: dict[str, Any], campo: str
) -> None:
    target = fase(cena, **marks)
    kept = {"texto": "Fica escrito."} if campo == "delegado" else {"delegado": cena.pk("ana")}
    answer = move(cena, das, fase=target.pk, **kept)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert f'id="campo-{campo}-erro"' in html
    assert "Fica escrito." in html or f'value="{cena.pk("ana")}" selected' in html
    assert cena.events(das) == ["aberto"]


def test_no_fase_is_asked_again(cena: Cena, das: Atendimento) -> None:
    assert move(cena, das, texto="Oi").status_code == 422


def test_somebody_moved_it_first_is_a_question(cena: Cena, das: Atendimento) -> None:
    move(cena, das, "ana", fase=fase(cena, "Em execução").pk, versao=1)
    answer = move(cena, das, fase=fase(cena).pk, versao=1, texto="Meu texto.")
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "de “Triagem” para “Em execução”" in html
    assert "Meu texto." in html
    again: dict[str, Any] = {"fase": fase(cena).pk, "versao": 2, "texto": "Meu texto."}
    assert move(cena, das, **again).status_code == 302


def test_what_is_closed_has_no_such_page(cena: Cena, das: Atendimento) -> None:
    cena.conclude(das)
    assert entered(cena.elenco, "bruno").get(address(das)).status_code == 409
    assert move(cena, das, fase=fase(cena).pk).status_code == 409


@pytest.mark.parametrize(
    ("voltar", "expected"),
    [("/bi/quadro?tipo=1", "/bi/quadro?tipo=1"), ("//mau.example", ""), ("http://mau.example", "")],
)
def test_back_leads_to_this_site_alone(
    cena: Cena, das: Atendimento, voltar: str, expected: str
) -> None:
    answer = move(cena, das, fase=fase(cena).pk, voltar=voltar)
    assert answer.headers["Location"] == (expected or f"/atendimentos/{das.numero}")


@pytest.mark.parametrize(
    ("nome", "status"), [("carla", 404), ("otto", 404), ("celia", 403), ("davi", 403)]
)
def test_who_may_not(cena: Cena, das: Atendimento, nome: str, status: int) -> None:
    assert entered(cena.elenco, nome).get(address(das)).status_code == status
    assert move(cena, das, nome, fase=fase(cena).pk).status_code == status
    assert cena.events(das) == ["aberto"]


def test_the_rest_of_the_ladder(cena: Cena, das: Atendimento) -> None:
    client = entered(cena.elenco, "bruno")
    assert client.put(address(das)).status_code == 405
    assert "<main" in page(cena, das)
    few = queries_of(client, address(das))
    cena.answer(das, "ana", "Mais um.")
    assert queries_of(client, address(das)) == few
