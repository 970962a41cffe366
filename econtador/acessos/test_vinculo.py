"""One conta in several escritórios: going over, and never into another's place."""

import uuid

import pytest
from django.test import Client, RequestFactory
from pytest_django import DjangoAssertNumQueries, Settings

from econtador.acessos.models import AcessoEmpresa
from econtador.acessos.porta import viewer_of
from econtador.acessos.viewer import load_viewer, load_vinculos
from econtador.atendimentos.demo.elenco import Elenco
from econtador.base.banco.viewing import viewing
from econtador.base.viewer import Viewer
from econtador.pessoas.models import Pessoa


@pytest.fixture
def ana_em_boreal(elenco: Elenco) -> Pessoa:
    """Ana also administers Contábil Boreal."""
    with viewing(Viewer.sistema(elenco.boreal.pk)):
        return Pessoa.admit(
            escritorio_id=elenco.boreal.pk,
            conta=elenco.pessoas["ana"].conta,
            nome="Ana P. Prado",
            tipo="operador",
            administrador=True,
        )


@pytest.fixture
def ana(client: Client, elenco: Elenco) -> Client:
    client.force_login(elenco.pessoas["ana"].conta)
    return client


def page(client: Client) -> str:
    return client.get("/configuracoes/atendimentos").content.decode()


def test_first_by_name_then_as_chosen(ana: Client, ana_em_boreal: Pessoa) -> None:
    assert ">Ana Prado<" in page(ana)
    assert ana.post(f"/vinculo/{ana_em_boreal.pk}").headers["Location"] == "/"
    assert ">Ana P. Prado<" in page(ana)


def test_the_sidebar_offers_both_with_one_click(ana: Client, ana_em_boreal: Pessoa) -> None:
    html = page(ana)
    assert f'action="/vinculo/{ana_em_boreal.pk}"' in html
    assert html.count('action="/vinculo/') == 2
    assert 'aria-current="true"><svg' in html.replace("\n", "")


def test_with_one_place_nothing_is_offered(ana: Client) -> None:
    assert "/vinculo/" not in page(ana)


def test_another_persons_place_is_not_found(ana: Client, elenco: Elenco) -> None:
    for pessoa_id in (elenco.pessoas["otto"].pk, elenco.pessoas["bruno"].pk, uuid.uuid4()):
        assert ana.post(f"/vinculo/{pessoa_id}").status_code == 404
    assert ">Ana Prado<" in page(ana)


def test_only_by_post_and_only_logged_in(
    client: Client, elenco: Elenco, ana_em_boreal: Pessoa
) -> None:
    address = f"/vinculo/{ana_em_boreal.pk}"
    assert Client().post(address).headers["Location"].startswith("/entrar")
    client.force_login(elenco.pessoas["ana"].conta)
    assert client.get(address).status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(elenco.pessoas["ana"].conta)
    assert strict.post(address).status_code == 403


def test_a_deactivated_place_says_so_and_offers_the_other(
    ana: Client, ana_em_boreal: Pessoa, elenco: Elenco
) -> None:
    ana.post(f"/vinculo/{ana_em_boreal.pk}")
    with viewing(Viewer.sistema(elenco.boreal.pk)):
        ana_em_boreal.deactivate(author=Viewer.sistema(elenco.boreal.pk))
    answer = ana.get("/configuracoes/atendimentos")
    assert answer.status_code == 403
    html = answer.content.decode()
    assert "O seu acesso a este escritório foi desativado." in html
    assert f'action="/vinculo/{elenco.pessoas["ana"].pk}"' in html
    assert ana.post(f"/vinculo/{ana_em_boreal.pk}").status_code == 404
    ana.post(f"/vinculo/{elenco.pessoas['ana'].pk}")
    assert ">Ana Prado<" in page(ana)


def test_a_place_without_empresa_offers_the_other(client: Client, elenco: Elenco) -> None:
    celia = elenco.pessoas["celia"]
    with viewing(elenco.sistema):
        AcessoEmpresa.revoke(celia, elenco.sol)
    with viewing(Viewer.sistema(elenco.boreal.pk)):
        outra = Pessoa.admit(
            escritorio_id=elenco.boreal.pk, conta=celia.conta, nome="Célia", tipo="operador"
        )
    client.force_login(celia.conta)
    html = client.get("/empresas/busca").content.decode()
    assert f'action="/vinculo/{outra.pk}"' in html
    assert f'action="/vinculo/{celia.pk}"' not in html


def test_the_next_login_lands_where_one_worked_last(
    ana: Client, ana_em_boreal: Pessoa, elenco: Elenco
) -> None:
    ana.post(f"/vinculo/{ana_em_boreal.pk}")
    ana.post("/sair")
    ana.force_login(elenco.pessoas["ana"].conta)
    assert ">Ana P. Prado<" in page(ana)
    ana.post(f"/vinculo/{elenco.pessoas['ana'].pk}")
    other = Client()
    other.force_login(elenco.pessoas["ana"].conta)
    assert ">Ana Prado<" in page(other)


def test_a_place_that_was_lost_is_not_landed_in(
    ana: Client, ana_em_boreal: Pessoa, elenco: Elenco
) -> None:
    ana.post(f"/vinculo/{ana_em_boreal.pk}")
    with viewing(Viewer.sistema(elenco.boreal.pk)):
        ana_em_boreal.deactivate(author=Viewer.sistema(elenco.boreal.pk))
    other = Client()
    other.force_login(elenco.pessoas["ana"].conta)
    assert ">Ana Prado<" in page(other)


def test_what_another_conta_remembers_leads_nowhere(elenco: Elenco) -> None:
    """A planted id is only a preference among the conta's own places."""
    bruno = elenco.pessoas["bruno"].conta
    bruno.remember(elenco.pessoas["ana"].pk)
    viewer = load_viewer(bruno.pk, None)
    assert viewer is not None
    assert viewer.pessoa_id == elenco.pessoas["bruno"].pk


@pytest.mark.parametrize("face", ["portal", "packcrm"])
def test_the_viewer_knows_through_which_face_he_looks(
    elenco: Elenco, settings: Settings, face: str
) -> None:
    settings.FACE = face
    request = RequestFactory().get("/")
    request.session = {}  # type: ignore[assignment] # all that the door reads of it
    request.user = elenco.pessoas["ana"].conta
    viewer = viewer_of(request)
    assert viewer is not None
    assert viewer.face == face


def test_vinculos_are_the_contas_own(elenco: Elenco, ana_em_boreal: Pessoa) -> None:
    found = load_vinculos(elenco.pessoas["ana"].conta_id)
    assert [v.escritorio_nome for v in found] == ["Contábil Aurora", "Contábil Boreal"]
    assert load_vinculos(uuid.uuid4()) == []


def test_the_switcher_costs_one_query_whatever_the_places(
    ana: Client,
    elenco: Elenco,
    django_assert_num_queries: DjangoAssertNumQueries,
    ana_em_boreal: Pessoa,
) -> None:
    page(ana)
    with django_assert_num_queries(10):
        page(ana)
    with viewing(Viewer.sistema(elenco.boreal.pk)):
        ana_em_boreal.deactivate(author=Viewer.sistema(elenco.boreal.pk))
    with django_assert_num_queries(10):
        page(ana)
