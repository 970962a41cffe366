"""The list, the bell and the preferences, as a browser without JavaScript meets them."""

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from econtador.acessos.models import AcessoEmpresa
from econtador.atendimentos.models import Atendimento
from econtador.avisos.forms import especies_of
from econtador.avisos.models import Aviso, EnderecoMorto, Especie, Frequencia, Preferencia
from econtador.avisos.models.preferencia import Escolha
from econtador.avisos.sino import unread
from econtador.avisos.telas import POR_PAGINA
from tests.cena import Cena
from tests.cliente_http import entered
from tests.ouvintes import Ouvintes

CONSULTAS = (
    10  # session, conta, viewer, transaction, the list, and of the frame the bell and the vínculos
)


@pytest.fixture
def bruno(cena: Cena) -> Client:
    return entered(cena.elenco, "bruno")


def ask(cena: Cena, ouvintes: Ouvintes, times: int = 1) -> list[Atendimento]:
    """Let Célia ask for something `times` times; Bruno is told of each."""
    asked = [cena.open(nome=f"Guia {number}") for number in range(times)]
    ouvintes.work()
    return asked


def html(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def how_many(cena: Cena, nome: str) -> str:
    with cena.by(nome) as viewer:
        return unread(viewer)


def test_the_list_says_who_what_and_where(cena: Cena, ouvintes: Ouvintes, bruno: Client) -> None:
    ask(cena, ouvintes)
    page = html(bruno, "/avisos")
    for piece in ("Célia Rocha", "abriu o atendimento", "1 · Guia 0 · Padaria Sol Ltda"):
        assert piece in page
    assert 'href="/atendimentos/1"' in page
    assert "is-unread" in page


def test_nothing_yet_is_said_kindly(bruno: Client) -> None:
    assert "Nenhum aviso ainda" in html(bruno, "/avisos")
    assert "Tudo lido" in html(bruno, "/avisos?ver=nao-lidos")


def test_the_bell_counts_on_every_page(cena: Cena, ouvintes: Ouvintes, bruno: Client) -> None:
    ask(cena, ouvintes, 3)
    assert html(bruno, "/atendimentos").count(", 3 não lidos") == 2  # sidebar and top bar
    assert html(bruno, "/avisos/sino").count(", 3 não lidos") == 2
    assert "<html" not in html(bruno, "/avisos/sino")


def test_the_bell_asks_once_and_says_99_plus(
    cena: Cena, ouvintes: Ouvintes, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ask(cena, ouvintes, 2)
    with cena.by("bruno") as bruno:
        with django_assert_num_queries(1):
            assert unread(bruno) == "2"
        with cena.by_sistema():
            assert unread(cena.elenco.sistema) == ""


def test_opening_the_atendimento_is_being_told(
    cena: Cena, ouvintes: Ouvintes, bruno: Client
) -> None:
    ask(cena, ouvintes, 2)
    assert how_many(cena, "bruno") == "2"
    bruno.get("/atendimentos/1")
    assert how_many(cena, "bruno") == "1"
    assert "Guia 0" not in html(bruno, "/avisos?ver=nao-lidos")
    assert "Guia 0" in html(bruno, "/avisos")


def test_one_is_marked_as_read(cena: Cena, ouvintes: Ouvintes, bruno: Client) -> None:
    ask(cena, ouvintes, 2)
    address = f"/avisos/{ouvintes.aviso('bruno').pk}/leitura"
    assert bruno.post(address, {"ver": "nao-lidos"})["Location"] == "/avisos?ver=nao-lidos"
    assert how_many(cena, "bruno") == "1"


def test_all_that_were_shown_are_marked_and_no_later_one(
    cena: Cena, ouvintes: Ouvintes, bruno: Client
) -> None:
    ask(cena, ouvintes, 2)
    shown = ouvintes.aviso("bruno").pk
    assert f'name="ate" value="{shown}"' in html(bruno, "/avisos")
    ask(cena, ouvintes)
    assert bruno.post("/avisos/lidos", {"ate": shown})["Location"] == "/avisos"
    assert how_many(cena, "bruno") == "1"


@pytest.mark.parametrize("ate", ["", "x", "0", "' OR 1=1"])
def test_up_to_nothing_marks_nothing(
    cena: Cena, ouvintes: Ouvintes, bruno: Client, ate: str
) -> None:
    ask(cena, ouvintes)
    bruno.post("/avisos/lidos", {"ate": ate})
    assert how_many(cena, "bruno") == "1"


def test_pages_follow_each_other_without_gap(cena: Cena, ouvintes: Ouvintes, bruno: Client) -> None:
    ask(cena, ouvintes, POR_PAGINA + 2)
    first = html(bruno, "/avisos")
    assert first.count('class="aviso is-unread"') == POR_PAGINA
    with cena.by("bruno") as viewer:
        last = Aviso.objects.visible_to(viewer).newest_first()[POR_PAGINA - 1]
    assert f"/avisos?depois={last.pk}" in first
    second = html(bruno, f"/avisos?depois={last.pk}")
    assert second.count('class="aviso is-unread"') == 2
    assert "Guia 0" in second


def test_what_is_no_place_begins_at_the_top(cena: Cena, ouvintes: Ouvintes, bruno: Client) -> None:
    ask(cena, ouvintes)
    assert "Guia 0" in html(bruno, "/avisos?depois=%27--")


@pytest.mark.parametrize("count", [1, 10])
def test_the_number_of_queries_is_fixed(
    cena: Cena,
    ouvintes: Ouvintes,
    bruno: Client,
    count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    ask(cena, ouvintes, count)
    html(bruno, "/avisos")
    with django_assert_num_queries(CONSULTAS):
        html(bruno, "/avisos")


def test_anothers_aviso_is_not_found(cena: Cena, ouvintes: Ouvintes) -> None:
    ask(cena, ouvintes)
    address = f"/avisos/{ouvintes.aviso('bruno').pk}/leitura"
    for nome in ("ana", "davi", "otto"):
        assert entered(cena.elenco, nome).post(address).status_code == 404
    assert how_many(cena, "bruno") == "1"


def test_a_lost_right_takes_its_avisos_along(cena: Cena, ouvintes: Ouvintes) -> None:
    cena.open(by="bruno")
    ouvintes.work()
    assert how_many(cena, "rita") == "1"
    with cena.by("ana"):
        AcessoEmpresa.revoke(cena.pessoa("rita"), cena.elenco.sol)
    rita = entered(cena.elenco, "rita")
    assert how_many(cena, "rita") == ""
    assert "Nenhum aviso ainda" in html(rita, "/avisos")
    address = f"/avisos/{ouvintes.aviso('rita').pk}/leitura"
    assert rita.post(address).status_code == 404


@pytest.mark.parametrize(
    ("method", "address"),
    [
        ("post", "/avisos"),
        ("post", "/avisos/sino"),
        ("get", "/avisos/lidos"),
        ("get", "/avisos/endereco"),
        ("put", "/avisos/preferencias"),
        ("get", "/avisos/01a20cc8-ae07-749d-ac70-4f50a1660303/leitura"),
    ],
)
def test_the_wrong_method(bruno: Client, method: str, address: str) -> None:
    assert getattr(bruno, method)(address).status_code == 405


@pytest.mark.parametrize("address", ["/avisos", "/avisos/sino", "/avisos/preferencias"])
def test_whoever_has_not_entered_is_asked_to(db: None, client: Client, address: str) -> None:
    assert client.get(address)["Location"].startswith("/entrar")


def choices(**changes: str) -> dict[str, str]:
    """What the form sends when everything is as usual, but for `changes`."""
    usual = {f"tela_{e}": "on" for e in Especie} | {f"email_{e}": "imediato" for e in Especie}
    return {name: value for name, value in (usual | changes).items() if value}


def test_preferences_are_kept(cena: Cena, bruno: Client) -> None:
    answer = bruno.post(
        "/avisos/preferencias", choices(tela_parecer="", email_mencao="diario", email_nota="nunca")
    )
    assert answer["Location"] == "/avisos/preferencias"
    with cena.by("bruno") as viewer:
        kept = Preferencia.of({viewer.eu})
    assert kept[viewer.eu, Especie.PARECER] == Escolha(False, Frequencia.IMEDIATO)
    assert kept[viewer.eu, Especie.MENCAO] == Escolha(True, Frequencia.DIARIO)
    assert kept[viewer.eu, Especie.NOTA] == Escolha(True, Frequencia.NUNCA)
    page = html(bruno, "/avisos/preferencias")
    assert 'name="tela_parecer" id="campo-tela-parecer">' in page
    assert '<option value="diario" selected>' in page


def test_a_second_choice_takes_the_place_of_the_first(cena: Cena, bruno: Client) -> None:
    for email in ("diario", "nunca"):
        bruno.post("/avisos/preferencias", choices(email_novo=email))
    with cena.by("bruno") as viewer:
        assert Preferencia.of({viewer.eu})[viewer.eu, Especie.NOVO].email == Frequencia.NUNCA


@pytest.mark.parametrize("value", ["", "sempre", "'"])
def test_a_choice_that_is_none_is_refused(cena: Cena, bruno: Client, value: str) -> None:
    answer = bruno.post("/avisos/preferencias", choices(email_novo=value))
    assert answer.status_code == 422
    with cena.by("bruno"):
        assert not Preferencia.objects.exists()


def test_each_chooses_only_for_himself(cena: Cena, bruno: Client) -> None:
    data = choices(email_novo="nunca") | {"pessoa": str(cena.pk("ana"))}
    bruno.post("/avisos/preferencias", data)
    with cena.by_sistema():
        assert set(Preferencia.objects.values_list("pessoa_id", flat=True)) == {cena.pk("bruno")}


def test_a_cliente_is_not_offered_what_is_of_the_office(cena: Cena) -> None:
    page = html(entered(cena.elenco, "celia"), "/avisos/preferencias")
    assert "Novo parecer" in page
    for words in ("Nota interna", "Menção", "Delegado a você"):
        assert words not in page
    with cena.by("celia") as celia, cena.by("ana") as ana:
        assert set(especies_of(celia)) < set(especies_of(ana)) == set(Especie)


def test_a_dead_address_is_told_and_may_be_tried_again(cena: Cena) -> None:
    celia = cena.pessoa("celia")
    with cena.by_sistema():
        EnderecoMorto.bury(celia, "550 5.1.1 <b>No such user</b>")
    client = entered(cena.elenco, "celia")
    page = html(client, "/avisos/preferencias")
    assert "550 5.1.1 &lt;b&gt;No such user" in page
    assert client.post("/avisos/endereco")["Location"] == "/avisos/preferencias"
    with cena.by_sistema():
        assert EnderecoMorto.of(celia) is None
    assert "550" not in html(client, "/avisos/preferencias")


def test_marking_keeps_the_first_moment(cena: Cena, ouvintes: Ouvintes, bruno: Client) -> None:
    ask(cena, ouvintes)
    pk = ouvintes.aviso("bruno").pk
    bruno.post(f"/avisos/{pk}/leitura")
    first = ouvintes.aviso("bruno").lido_em
    assert first is not None
    assert first <= timezone.now()
    bruno.post(f"/avisos/{pk}/leitura")
    assert ouvintes.aviso("bruno").lido_em == first
