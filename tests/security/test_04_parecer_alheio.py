"""Row 4: change or remove another's parecer; a side route past "só o usuário da delegação vê"."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError
from django.db.models import Model
from django.utils import timezone

from econtador.acessos.models import Substituicao
from econtador.atendimentos.models import (
    Anexo,
    Atendimento,
    Bola,
    Evento,
    Leitura,
    Mencao,
    Parecer,
    ParecerTexto,
)
from econtador.base.viewer import Viewer
from econtador.escritorios.models import PoliticaDelegacao
from tests.cena import Cena, in_days

WRITTEN: list[tuple[type[Model], str]] = [
    (Parecer, "nota_interna"),
    (ParecerTexto, "texto"),
    (Anexo, "nome"),
    (Evento, "interno"),
    (Leitura, "ate"),
    (Mencao, "pessoa"),
]
EVERYBODY = ("ana", "bruno", "carla", "celia", "rita", "davi", "otto")


@pytest.mark.parametrize("quem", EVERYBODY)
@pytest.mark.parametrize(("model", "campo"), WRITTEN)
def test_what_was_written_is_changed_by_nobody(
    cena: Cena, das: Atendimento, quem: str, model: type[Model], campo: str
) -> None:
    """Not one's own either: a correction is a new parecer."""
    rows = model._default_manager.all()
    with pytest.raises(ProgrammingError, match="permission denied"), cena.by(quem):
        rows.update(**{campo: None})
    with pytest.raises(ProgrammingError, match="permission denied"), cena.by(quem):
        rows._raw_delete(rows.db)


def test_nor_by_the_system(cena: Cena, das: Atendimento) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), cena.by_sistema():
        ParecerTexto.objects.update(texto="Outra coisa.")


def test_a_saved_copy_is_not_written_back(cena: Cena, das: Atendimento) -> None:
    with cena.by("celia"):
        texto = das.parecers.get().texto_guardado
    texto.texto = "Eu nunca pedi isto."
    with pytest.raises(ProgrammingError, match="permission denied"), cena.by("celia"):
        texto.save()


@pytest.fixture
def so_o_delegado(cena: Cena) -> Atendimento:
    """Only the delegado sees; it is Bruno, though Carla has the departamento and is mentioned."""
    das = cena.open(departamento=cena.elenco.departamentos["Departamento Pessoal"])
    cena.answer(das, "carla", "Bruno, por favor.", mencionados=[cena.pessoa("carla")])
    cena.delegate(das, "carla", "bruno")
    cena.policy(PoliticaDelegacao.CLIENTE, so_delegado_ve=True)
    return das


def roads(viewer: Viewer, das: Atendimento) -> dict[str, bool]:
    """Return, for every way in which atendimentos are asked for, whether it leads there."""
    seen = Atendimento.objects.visible_to(viewer)
    queries = {
        "list": seen,
        "id": seen.filter(pk=das.pk),
        "number": seen.filter(numero=das.numero),
        "open": seen.abertos(),
        "late": seen.atrasados(in_days(1)),
        "ball": seen.with_bola(Bola.CLIENTE),
        "word": seen.found_by("favor"),
        "number searched": seen.found_by(str(das.numero)),
        "company searched": seen.found_by("padaria"),
        "with people": seen.with_people(),
        "empresa": seen.filter(empresa=das.empresa_id),
        "delegado": seen.filter(delegado=das.delegado_id),
        "departamento": seen.filter(departamento=das.departamento_id),
        "unread or not": seen.nao_lidos(viewer) | seen,
    }
    return {name: das in rows for name, rows in queries.items()}


@pytest.mark.parametrize("quem", ["ana", "bruno", "celia", "rita"])
def test_every_road_is_open_to_who_sees_it(
    cena: Cena, so_o_delegado: Atendimento, quem: str
) -> None:
    with cena.by(quem) as viewer:
        assert set(roads(viewer, so_o_delegado).values()) == {True}


@pytest.mark.parametrize("quem", ["carla", "davi", "otto"])
def test_every_road_is_closed_to_who_does_not(
    cena: Cena, so_o_delegado: Atendimento, quem: str
) -> None:
    with cena.by(quem) as viewer:
        assert set(roads(viewer, so_o_delegado).values()) == {False}


@pytest.mark.parametrize(("de", "ate", "sees"), [(-1, 1, True), (-2, -1, False), (1, 2, False)])
def test_a_substitute_sees_while_he_stands_in(
    cena: Cena, so_o_delegado: Atendimento, de: int, ate: int, *, sees: bool
) -> None:
    now = timezone.now()
    with cena.by_sistema():
        Substituicao.appoint(
            titular=cena.pessoa("bruno"),
            substituto=cena.pessoa("carla"),
            de=now + timedelta(hours=de),
            ate=now + timedelta(hours=ate),
        )
    with cena.by("carla") as carla:
        assert set(roads(carla, so_o_delegado).values()) == {sees}


def test_delegating_away_ends_the_sight(cena: Cena, so_o_delegado: Atendimento) -> None:
    cena.delegate(so_o_delegado, "bruno", "ana")
    with cena.by("bruno") as bruno:
        assert set(roads(bruno, so_o_delegado).values()) == {False}


def test_without_a_delegado_the_departamento_sees_again(
    cena: Cena, so_o_delegado: Atendimento
) -> None:
    cena.delegate(so_o_delegado, "bruno", None)
    assert cena.sees("carla", so_o_delegado)
    assert not cena.sees("bruno", so_o_delegado)
