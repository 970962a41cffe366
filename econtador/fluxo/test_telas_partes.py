"""The screens of questions and checklist items: each rung of the ladder, for both."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from econtador.fluxo.conftest import Fluxo
from econtador.fluxo.models import FichaItem, FichaPergunta, ItemModelo, Pergunta, Tipo
from tests.cena import Cena
from tests.cliente_http import entered

ACTIONS = ("arquivamento", "restauracao", "subida", "descida")


@dataclass(frozen=True)
class Caso:
    """One kind of part: where it lives, what a browser sends for one, and how to read them."""

    lugar: str
    modelo: Any
    ficha: Any
    envio: dict[str, str]
    dita: str

    def new(self, cena: Cena, tipo: Tipo, rotulo: str) -> Any:
        with cena.by("ana") as ana:
            return self.modelo.add(tipo, self.ficha(rotulo), author=ana)

    def rotulos(self, fluxo: Fluxo, tipo: str = "Admissão") -> list[str]:
        return fluxo.perguntas(tipo) if self.modelo is Pergunta else fluxo.itens(tipo)

    def first(self, fluxo: Fluxo, tipo: str = "Admissão") -> Any:
        rotulo = self.rotulos(fluxo, tipo)[0]
        with fluxo.cena.by(fluxo.dono):
            return self.modelo.objects.get(tipo__nome=tipo, rotulo=rotulo)

    def address(self, tipo: UUID, parte: UUID | None = None, action: str = "") -> str:
        parts = [f"/tipos/{tipo}/{self.lugar}", *(str(each) for each in (parte, action) if each)]
        return "/".join(parts)


PERGUNTAS = Caso(
    "perguntas",
    Pergunta,
    FichaPergunta,
    {"rotulo": "Turno", "especie": "escolha", "opcoes": "Manhã\r\nTarde\r\n\r\n", "ajuda": "Qual?"},
    "Pergunta Turno salva.",
)
CHECKLIST = Caso(
    "checklist",
    ItemModelo,
    FichaItem,
    {"rotulo": "ASO arquivado", "obrigatorio": "on"},
    "Item ASO arquivado salvo.",
)


@pytest.fixture(params=[PERGUNTAS, CHECKLIST], ids=lambda caso: caso.lugar)
def caso(request: pytest.FixtureRequest) -> Caso:
    """Questions, then the checklist."""
    chosen: Caso = request.param
    return chosen


def text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_list_in_order(ana: Client, fluxo: Fluxo, caso: Caso) -> None:
    page = text(ana, caso.address(fluxo.tipo("Admissão").pk))
    places = [page.index(f">{rotulo}<") for rotulo in caso.rotulos(fluxo)]
    assert places == sorted(places)
    assert "<h1>Admissão</h1>" in page


def test_an_empty_list_says_what_it_would_do(ana: Client, fluxo: Fluxo, caso: Caso) -> None:
    assert "Este tipo ainda não" in text(ana, caso.address(fluxo.tipo("Geral").pk))


def test_a_new_one_is_the_last(ana: Client, fluxo: Fluxo, caso: Caso) -> None:
    path = caso.address(fluxo.tipo("Admissão").pk)
    assert ana.post(path, caso.envio).headers["Location"] == path
    assert caso.rotulos(fluxo)[-1] == caso.envio["rotulo"]
    assert caso.dita in text(ana, path)


def test_what_was_typed_of_a_question_is_kept(ana: Client, fluxo: Fluxo) -> None:
    ana.post(PERGUNTAS.address(fluxo.tipo("Admissão").pk), PERGUNTAS.envio)
    turno = fluxo.pergunta("Turno")
    assert (turno.opcoes, turno.ajuda, turno.obrigatoria) == (["Manhã", "Tarde"], "Qual?", False)


def test_a_change(ana: Client, fluxo: Fluxo, caso: Caso) -> None:
    primeira = caso.first(fluxo)
    path = caso.address(primeira.tipo_id, primeira.pk)
    assert f'value="{primeira.rotulo}"' in text(ana, path)
    assert ana.post(path, caso.envio).headers["Location"] == caso.address(primeira.tipo_id)
    assert caso.rotulos(fluxo)[0] == caso.envio["rotulo"], "no mesmo lugar"


def test_the_options_come_back_one_a_line(ana: Client, fluxo: Fluxo) -> None:
    motivo = fluxo.pergunta("Aviso prévio")
    page = text(ana, PERGUNTAS.address(motivo.tipo_id, motivo.pk))
    assert "Trabalhado\nIndenizado\nDispensado</textarea>" in page


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"rotulo": ""}, "obrigatório"),
        ({"rotulo": "x" * 121}, "no máximo 120"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    ana: Client, fluxo: Fluxo, caso: Caso, change: dict[str, str], sentence: str
) -> None:
    before, primeira = caso.rotulos(fluxo), caso.first(fluxo)
    for path in (caso.address(primeira.tipo_id), caso.address(primeira.tipo_id, primeira.pk)):
        answer = ana.post(path, caso.envio | change)
        assert answer.status_code == 422
        assert sentence in answer.content.decode()
    assert caso.rotulos(fluxo) == before


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"opcoes": "Só uma"}, "pelo menos duas opções"),
        ({"opcoes": f"a\n{'x' * 121}"}, "até 120 letras"),
        ({"especie": "dinheiro"}, "Faça uma escolha válida"),
        ({"ajuda": "x" * 201}, "no máximo 200"),
    ],
)
def test_a_question_that_cannot_be(
    ana: Client, fluxo: Fluxo, change: dict[str, str], sentence: str
) -> None:
    answer = ana.post(PERGUNTAS.address(fluxo.tipo("Admissão").pk), PERGUNTAS.envio | change)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert sentence in page
    assert 'value="Turno"' in page


def test_a_name_that_is_taken(ana: Client, fluxo: Fluxo, caso: Caso) -> None:
    taken = caso.envio | {"rotulo": caso.rotulos(fluxo)[1]}
    primeira = caso.first(fluxo)
    for path in (caso.address(primeira.tipo_id), caso.address(primeira.tipo_id, primeira.pk)):
        answer = ana.post(path, taken)
        assert answer.status_code == 422
        assert "Este tipo já tem" in answer.content.decode()


def test_up_and_down(ana: Client, fluxo: Fluxo, caso: Caso) -> None:
    before, primeira = caso.rotulos(fluxo), caso.first(fluxo)
    down = caso.address(primeira.tipo_id, primeira.pk, "descida")
    assert ana.post(down).headers["Location"] == caso.address(primeira.tipo_id)
    assert caso.rotulos(fluxo)[:2] == [before[1], before[0]]
    ana.post(caso.address(primeira.tipo_id, primeira.pk, "subida"))
    assert caso.rotulos(fluxo) == before


def test_archive_and_restore(ana: Client, fluxo: Fluxo, caso: Caso) -> None:
    before, primeira = caso.rotulos(fluxo), caso.first(fluxo)
    ana.post(caso.address(primeira.tipo_id, primeira.pk, "arquivamento"))
    assert caso.rotulos(fluxo) == before[1:]
    page = text(ana, caso.address(primeira.tipo_id))
    assert "(1)</summary>" in page
    assert caso.address(primeira.tipo_id, primeira.pk, "restauracao") in page
    ana.post(caso.address(primeira.tipo_id, primeira.pk, "restauracao"))
    assert caso.rotulos(fluxo) == [*before[1:], before[0]]


def test_a_restored_one_whose_name_is_taken_is_refused_on_the_page(
    cena: Cena, ana: Client, fluxo: Fluxo, caso: Caso
) -> None:
    primeira = caso.first(fluxo)
    ana.post(caso.address(primeira.tipo_id, primeira.pk, "arquivamento"))
    caso.new(cena, fluxo.tipo("Admissão"), primeira.rotulo)
    answer = ana.post(caso.address(primeira.tipo_id, primeira.pk, "restauracao"))
    assert answer.status_code == 422
    assert "Este tipo já tem" in answer.content.decode()


def test_another_tipo_and_another_office_do_not_exist(
    ana: Client, fluxo: Fluxo, de_boreal: Fluxo, caso: Caso
) -> None:
    primeira, alheia = caso.first(fluxo), caso.first(de_boreal)
    wrong = [
        (fluxo.tipo("Rescisão").pk, primeira.pk),
        (alheia.tipo_id, alheia.pk),
        (primeira.tipo_id, alheia.pk),
        (primeira.tipo_id, uuid4()),
    ]
    for tipo, pk in wrong:
        assert ana.get(caso.address(tipo, pk)).status_code == 404
        assert ana.post(caso.address(tipo, pk), caso.envio).status_code == 404
        for action in ACTIONS:
            assert ana.post(caso.address(tipo, pk, action)).status_code == 404
    assert ana.get(caso.address(alheia.tipo_id)).status_code == 404
    assert ana.post(caso.address(alheia.tipo_id), caso.envio).status_code == 404
    assert (fluxo.told(), de_boreal.told()) == ([], [])


@pytest.mark.parametrize("nome", ["bruno", "celia"])
def test_only_an_administrador_enters(cena: Cena, fluxo: Fluxo, caso: Caso, nome: str) -> None:
    client, primeira = entered(cena.elenco, nome), caso.first(fluxo)
    for path in (caso.address(primeira.tipo_id), caso.address(primeira.tipo_id, primeira.pk)):
        assert client.get(path).status_code == 403
        assert client.post(path, caso.envio).status_code == 403
    for action in ACTIONS:
        assert client.post(caso.address(primeira.tipo_id, primeira.pk, action)).status_code == 403
    assert fluxo.told() == []


def test_wrong_method(ana: Client, fluxo: Fluxo, caso: Caso) -> None:
    primeira = caso.first(fluxo)
    assert ana.put(caso.address(primeira.tipo_id)).status_code == 405
    assert ana.delete(caso.address(primeira.tipo_id, primeira.pk)).status_code == 405
    for action in ACTIONS:
        assert ana.get(caso.address(primeira.tipo_id, primeira.pk, action)).status_code == 405


def test_a_fixed_number_of_queries(cena: Cena, ana: Client, fluxo: Fluxo, caso: Caso) -> None:
    primeira = caso.first(fluxo)
    paths = (caso.address(primeira.tipo_id), caso.address(primeira.tipo_id, primeira.pk))

    def queries(path: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            text(ana, path)
        return len(captured)

    text(ana, paths[0])
    few = [queries(path) for path in paths]
    for n in range(15):
        caso.new(cena, fluxo.tipo("Admissão"), f"Mais {n}")
    assert [queries(path) for path in paths] == few
    assert max(few) <= 12
