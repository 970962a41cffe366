"""Substituições: the list, one more, ending one, and what makes no sense."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from econtador.acessos.models import Ausencia, Substituicao, SubstituicaoRecusada
from econtador.base.erros import DadoInvalido, SemPermissao
from econtador.base.models import Auditoria
from econtador.base.tempo import end_of, start_of
from tests.cena import Cena
from tests.cliente_http import entered

URL = "/pessoas/substituicoes"
SP = "America/Sao_Paulo"


@pytest.fixture
def ana(cena: Cena) -> Client:
    return entered(cena.elenco, "ana")


def day(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def typed(cena: Cena, titular: str, substituto: str, de: int = 0, ate: int = 5) -> dict[str, Any]:
    return {
        "titular": cena.pk(titular),
        "substituto": cena.pk(substituto),
        "de": day(de).isoformat(),
        "ate": day(ate).isoformat(),
    }


def arrange(
    cena: Cena, titular: str, substituto: str, days: tuple[int, int], by: str = "ana"
) -> Substituicao:
    ausencia = Ausencia(
        titular=cena.pessoa(titular),
        substituto=cena.pessoa(substituto),
        de=start_of(day(days[0]), SP),
        ate=end_of(day(days[1]), SP),
    )
    with cena.by(by) as author:
        return Substituicao.arrange(ausencia, author=author)


def test_one_is_arranged_from_the_first_day_to_the_end_of_the_last(cena: Cena, ana: Client) -> None:
    assert ana.post(URL, typed(cena, "bruno", "carla")).headers["Location"] == URL
    with cena.by_sistema():
        kept = Substituicao.objects.get()
    assert (kept.de, kept.ate) == (start_of(day(0), SP), end_of(day(5), SP))
    page = ana.get(URL).content.decode()
    assert "Agora" in page
    assert f"{day(0):%d/%m/%Y} a {day(5):%d/%m/%Y}" in page
    assert cena.elenco.viewer("carla").substituidos == {cena.pk("bruno")}


def test_both_pages_of_the_two_show_it(cena: Cena, ana: Client) -> None:
    arrange(cena, "bruno", "carla", (2, 9))
    bruno = ana.get(f"/pessoas/{cena.pk('bruno')}").content.decode()
    carla = ana.get(f"/pessoas/{cena.pk('carla')}").content.decode()
    assert "<strong>Carla Souza</strong> substitui Bruno Lima" in bruno
    assert "Carla Souza substitui <strong>Bruno Lima</strong>" in carla
    assert "Marcada" in bruno
    assert f"{URL}?titular={cena.pk('bruno')}" in bruno
    assert (
        f'value="{cena.pk("bruno")}" selected'
        in ana.get(f"{URL}?titular={cena.pk('bruno')}").content.decode()
    )


def test_it_ends_by_itself_and_leaves_the_list(cena: Cena, ana: Client) -> None:
    now = timezone.now()
    with cena.by_sistema():
        Substituicao.appoint(
            titular=cena.pessoa("bruno"),
            substituto=cena.pessoa("carla"),
            de=now - timedelta(days=3),
            ate=now - timedelta(seconds=1),
        )
    assert "Ninguém está sendo substituído" in ana.get(URL).content.decode()
    assert cena.elenco.viewer("carla").substituidos == frozenset()


def test_one_that_runs_ends_now_and_one_to_come_never_was(cena: Cena, ana: Client) -> None:
    runs, to_come = (
        arrange(cena, "bruno", "carla", (-1, 5)),
        arrange(cena, "bruno", "ana", (2, 5)),
    )
    for each in (runs, to_come):
        assert ana.post(f"{URL}/{each.pk}/encerramento").headers["Location"] == URL
    with cena.by_sistema():
        assert [each.pk for each in Substituicao.objects.all()] == [runs.pk]
        assert Substituicao.objects.get().ate <= timezone.now()
    assert ana.post(f"{URL}/{runs.pk}/encerramento").status_code == 409
    assert ana.post(f"{URL}/{to_come.pk}/encerramento").status_code == 404


@pytest.mark.parametrize(
    ("quem", "days", "campo", "sentence"),
    [
        ("bruno bruno", (0, 5), "substituto", "a si mesmo"),
        ("bruno celia", (0, 5), "substituto", "Só um operador ativo"),
        ("celia bruno", (0, 5), "substituto", "Só um operador ativo"),
        ("bruno carla", (-5, -1), "ate", "já passou"),
        ("bruno carla", (15, 25), "de", "já substitui"),
        ("ana bruno", (15, 25), "substituto", "também está fora"),
        ("carla ana", (15, 25), "titular", "substitui outra pessoa"),
        ("carla bruno", (15, 25), "substituto", "também está fora"),
    ],
)
def test_what_makes_no_sense_is_refused_beside_its_field(
    cena: Cena, quem: str, days: tuple[int, int], campo: str, sentence: str
) -> None:
    arrange(cena, "bruno", "carla", (10, 20))
    titular, substituto = quem.split()
    with pytest.raises(DadoInvalido, match=sentence) as refused:
        arrange(cena, titular, substituto, days)
    assert refused.value.campo == campo


@pytest.mark.parametrize("days", [(0, 9), (21, 30)])
def test_next_to_each_other_they_do_not_meet(cena: Cena, days: tuple[int, int]) -> None:
    arrange(cena, "bruno", "carla", (10, 20))
    arrange(cena, "bruno", "carla", days)
    arrange(cena, "carla", "bruno", (40, 41))


def test_two_may_share_the_place_of_one(cena: Cena) -> None:
    arrange(cena, "bruno", "carla", (0, 5))
    arrange(cena, "bruno", "ana", (0, 5))
    assert cena.elenco.viewer("ana").substituidos == {cena.pk("bruno")}


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"de": ""}, "obrigatório"),
        ({"ate": "ontem"}, "data válida"),
        ({"ate": "9999-12-31"}, "data válida"),
        ({"titular": str(uuid4())}, "Escolha uma pessoa da lista."),
    ],
)
def test_the_form_says_what_is_wrong_and_keeps_what_was_typed(
    cena: Cena, ana: Client, change: dict[str, str], sentence: str
) -> None:
    answer = ana.post(URL, typed(cena, "bruno", "carla") | change)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert sentence in page
    assert f'value="{cena.pk("carla")}" selected' in page


def test_the_last_day_does_not_come_before_the_first(cena: Cena, ana: Client) -> None:
    answer = ana.post(URL, typed(cena, "bruno", "carla", 5, 4))
    assert answer.status_code == 422
    assert "vem antes do primeiro" in answer.content.decode()


@pytest.mark.parametrize("nome", ["otto", "celia"])
def test_who_is_not_offered_is_refused(cena: Cena, ana: Client, nome: str) -> None:
    for campo in ("titular", "substituto"):
        data = typed(cena, "bruno", "carla") | {campo: cena.pk(nome)}
        assert ana.post(URL, data).status_code == 422
    page = ana.get(URL).content.decode()
    assert "Otto" not in page
    assert "Célia" not in page


def test_another_office_does_not_exist(cena: Cena, ana: Client) -> None:
    own = arrange(cena, "bruno", "carla", (0, 5))
    otto = entered(cena.elenco, "otto")
    assert otto.post(f"{URL}/{own.pk}/encerramento").status_code == 404
    assert "Bruno" not in otto.get(URL).content.decode()
    assert ana.post(f"{URL}/{uuid4()}/encerramento").status_code == 404


@pytest.mark.parametrize("nome", ["bruno", "celia"])
def test_only_an_administrador(cena: Cena, nome: str) -> None:
    own = arrange(cena, "bruno", "carla", (0, 5))
    client = entered(cena.elenco, nome)
    assert client.get(URL).status_code == 403
    assert client.post(URL, typed(cena, "ana", nome)).status_code == 403
    assert client.post(f"{URL}/{own.pk}/encerramento").status_code == 403
    with pytest.raises(SemPermissao):
        arrange(cena, "ana", "carla", (0, 5), by=nome)
    with pytest.raises(SemPermissao), cena.by(nome) as author:
        own.end(author=author)


def test_one_that_is_over_is_not_ended(cena: Cena) -> None:
    own = arrange(cena, "bruno", "carla", (0, 5))
    with cena.by("ana") as author, pytest.raises(SubstituicaoRecusada):
        own.end(author=author, agora=timezone.now() + timedelta(days=30))


def test_wrong_method(cena: Cena, ana: Client) -> None:
    own = arrange(cena, "bruno", "carla", (0, 5))
    assert ana.put(URL).status_code == 405
    assert ana.get(f"{URL}/{own.pk}/encerramento").status_code == 405


def test_the_audit_tells_the_beginning_and_the_end(cena: Cena) -> None:
    own = arrange(cena, "bruno", "carla", (3, 5))
    with cena.by("ana") as author:
        own.end(author=author)
        told = list(Auditoria.objects.order_by("id"))
    assert [each.frase for each in told] == [
        "pôs Carla Souza no lugar de Bruno Lima",
        "encerrou a substituição de Bruno Lima por Carla Souza",
    ]
    assert told[0].mudancas[0][2].startswith(f"{day(3):%d/%m/%Y} a ")


def test_a_fixed_number_of_queries(cena: Cena, ana: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            ana.get(URL)
        return len(captured)

    queries()
    few = queries()
    for n in range(10):
        arrange(cena, "bruno", "carla", (n * 3, n * 3 + 1))
    assert queries() == few <= 12
