"""Row 6: a nota interna or a confidencial that reaches a cliente by an aviso or a letter."""

import pytest
from django.core import mail
from django.db import DatabaseError, transaction

from econtador.atendimentos.models import Atendimento
from econtador.avisos.models import Aviso
from econtador.avisos.sino import unread
from tests.cena import Cena
from tests.cliente_http import entered
from tests.house.consulta import column, execute
from tests.ouvintes import Ouvintes

SEGREDO = "Inadimplente desde agosto"
DE_FORA = ("celia", "rita", "davi", "otto")


@pytest.fixture
def nota(cena: Cena, ouvintes: Ouvintes, das: Atendimento) -> Atendimento:
    """Bruno's note, of which Carla is told; Célia and Rita follow the atendimento."""
    ouvintes.forget()
    for nome in ("celia", "rita"):
        with cena.by(nome) as author:
            das.follow(author=author)
    carla = [cena.pessoa("carla")]
    cena.answer(das, "bruno", f"@Carla Souza {SEGREDO}", nota_interna=True, mencionados=carla)
    ouvintes.work()
    return das


@pytest.fixture
def confidencial(cena: Cena, ouvintes: Ouvintes) -> Atendimento:
    """Bruno's confidencial for Carla, of which everybody had heard before it became one."""
    das = cena.open(by="bruno", nome="Demissões de março")
    ouvintes.work()
    cena.restrict(das, "bruno", "carla")
    mail.outbox.clear()
    cena.answer(das, "bruno", SEGREDO)
    ouvintes.work()
    return das


def letters() -> str:
    return "".join(f"{m.to} {m.subject} {m.body} {m.message()}" for m in mail.outbox)


def test_the_office_is_told_of_the_note(cena: Cena, nota: Atendimento) -> None:
    assert "nota interna" in _list_of(cena, "carla")
    with cena.by("carla") as carla:
        assert unread(carla) == "1"


@pytest.mark.parametrize("quem", DE_FORA)
def test_no_cliente_hears_of_the_note(cena: Cena, nota: Atendimento, quem: str) -> None:
    with cena.by(quem) as viewer:
        assert unread(viewer) == ""
        assert not Aviso.objects.filter(interno=True).exists()
    assert "nota interna" not in _list_of(cena, quem)
    assert not [m for m in mail.outbox if m.to == [cena.pessoa(quem).email]]


@pytest.mark.parametrize("quem", [*DE_FORA, "ana"])
def test_who_is_not_named_hears_no_more_of_a_confidencial(
    cena: Cena, confidencial: Atendimento, quem: str
) -> None:
    """Neither of what follows, nor, on the screen, of what came before."""
    with cena.by(quem) as viewer:
        assert unread(viewer) == ""
    assert "Demissões" not in _list_of(cena, quem)
    assert not [m for m in mail.outbox if m.to == [cena.pessoa(quem).email]]


def test_no_letter_carries_what_is_confidencial(cena: Cena, confidencial: Atendimento) -> None:
    with cena.by("carla") as carla:
        confidencial.follow(author=carla)
    cena.answer(confidencial, "bruno", SEGREDO)
    for word in (SEGREDO, "Demiss"):
        assert word not in letters()


@pytest.mark.parametrize("quem", ["celia", "bruno", "ana"])
def test_nobody_tells_in_the_name_of_the_system(cena: Cena, das: Atendimento, quem: str) -> None:
    """A person's connection adds no aviso, not even of his own."""
    evento = cena.last_event(das)
    refused = pytest.raises(DatabaseError, match="row-level security")
    with cena.by(quem) as viewer, refused, transaction.atomic():
        Aviso.objects.create(
            escritorio_id=viewer.escritorio_id,
            empresa_id=das.empresa_id,
            atendimento=das,
            evento=evento,
            pessoa_id=viewer.eu,
            especie="novo",
            em=evento.em,
        )


@pytest.mark.parametrize("quem", ["ana", "celia", "otto"])
def test_the_avisos_of_another_are_not_there(
    cena: Cena, ouvintes: Ouvintes, das: Atendimento, quem: str
) -> None:
    ouvintes.work()
    with cena.by_sistema():
        assert column("SELECT count(*) FROM avisos_aviso") == [1]
    with cena.by(quem):
        assert column("SELECT count(*) FROM avisos_aviso") == [0]
        assert execute("UPDATE avisos_aviso SET lido_em = now()") == 0


def _list_of(cena: Cena, quem: str) -> str:
    return entered(cena.elenco, quem).get("/avisos").content.decode()
