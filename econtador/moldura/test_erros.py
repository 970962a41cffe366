"""The pages of what goes wrong: in Portuguese, with the right status, and unable to fail."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path
from pytest_django import DjangoAssertNumQueries

from econtador.atendimentos.demo.elenco import Elenco
from econtador.base.erros import DomainError
from econtador.contas.porta import View, publica
from econtador.moldura import erros
from econtador.portal import urls


def _raising(erro: Exception) -> View:
    def view(request: HttpRequest) -> HttpResponse:
        raise erro

    return publica(view)


urlpatterns = [
    path("", include("econtador.portal.urls")),
    path("erro/400", _raising(SuspiciousOperation("x"))),
    path("erro/403", _raising(PermissionDenied())),
    path("erro/409", _raising(DomainError("O atendimento não está mais em aberto."))),
    path("erro/500", _raising(ZeroDivisionError("segredo"))),
]
handler400 = "econtador.moldura.erros.bad_request"
handler403 = "econtador.moldura.erros.forbidden"
handler404 = "econtador.moldura.erros.not_found"
handler500 = "econtador.moldura.erros.broken"
pytestmark = pytest.mark.urls(__name__)


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (400, "Pedido inválido"),
        (403, "Você não tem permissão"),
        (404, "Não encontramos esta página"),
        (409, "O atendimento não está mais em aberto."),
        (500, "Algo deu errado do nosso lado"),
    ],
)
def test_each_has_its_page(db: None, status: int, sentence: str) -> None:
    client = Client(raise_request_exception=False)
    answer = client.get(f"/erro/{status}")
    assert answer.status_code == status
    html = answer.content.decode()
    assert sentence in html
    assert f"Erro {status}" in html
    assert 'lang="pt-BR"' in html


def test_500_tells_no_secret_and_asks_no_database(
    db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        answer = Client(raise_request_exception=False).get("/erro/500")
    assert b"segredo" not in answer.content
    assert b"ZeroDivision" not in answer.content


def test_404_is_the_same_for_whoever_is_logged_in(elenco: Elenco) -> None:
    client = Client()
    client.force_login(elenco.pessoas["davi"].conta)
    answer = client.get("/atendimentos/4711")
    assert answer.status_code == 404
    assert "Não encontramos esta página" in answer.content.decode()


def test_the_face_has_the_handlers() -> None:
    for name, expected in globals().items():
        if name.startswith("handler"):
            assert getattr(urls, name) == expected
    assert urls.handler429 == "econtador.moldura.erros.too_many"


def test_500_answers_even_when_its_page_cannot_be_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """The static manifest lost, for instance: one plain page instead of a fault upon a fault."""
    monkeypatch.setattr(erros, "get_template", _lost_manifest)
    answer = erros.broken(HttpRequest())
    assert answer.status_code == 500
    assert "Erro 500" in answer.content.decode()


def _lost_manifest(name: str) -> None:
    raise ValueError(f"Missing staticfiles manifest entry for {name!r}")
