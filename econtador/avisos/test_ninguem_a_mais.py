"""Over generated worlds: nobody hears of what he may not see, and the other side always does."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import given

from econtador.atendimentos.models import Acao, Evento
from econtador.avisos.anuncio import announce
from econtador.avisos.models import Aviso
from econtador.base.banco.viewing import viewing
from econtador.base.viewer import Viewer
from tests.visibilidade import gravacao, oraculo
from tests.visibilidade.mundo import Atendimento, Escritorio, Pessoa, mundos

pytestmark = pytest.mark.django_db


@contextmanager
def written(mundo: tuple[Escritorio, Escritorio]) -> Iterator[None]:
    with transaction.atomic():
        for casa in mundo:
            gravacao.write(casa)
        yield
        transaction.set_rollback(True)


def told(casa: Escritorio, row: Atendimento, *, interno: bool) -> set[UUID]:
    """Let the author write, and return who hears of it."""
    agora = timezone.now()
    with viewing(Viewer.sistema(casa.id)):
        evento = Evento.objects.create(
            escritorio_id=casa.id,
            empresa_id=casa.empresas[row.empresa].id,
            atendimento_id=row.id,
            acao=Acao.NOTA if interno else Acao.PARECER,
            autor_id=casa.pessoas[row.autor].id,
            em=agora,
            parecer_id=row.parecer,
            interno=interno,
        )
        announce(evento.pk, agora=agora)
        return set(Aviso.objects.filter(evento=evento).values_list("pessoa_id", flat=True))


def allowed(casa: Escritorio, row: Atendimento, *, interno: bool) -> list[Pessoa]:
    return [
        pessoa
        for pessoa in casa.pessoas
        if pessoa.ativa
        and oraculo.sees(casa, pessoa, (casa, row))
        and (pessoa.tipo == "operador" or not interno)
    ]


@given(mundos)
def test_who_is_told_may_see_it_and_is_not_the_author(
    mundo: tuple[Escritorio, Escritorio],
) -> None:
    with written(mundo):
        for casa in mundo:
            for row in casa.atendimentos:
                for interno in (False, True):
                    may = {p.id for p in allowed(casa, row, interno=interno)}
                    heard = told(casa, row, interno=interno)
                    assert heard <= may - {casa.pessoas[row.autor].id}


@given(mundos)
def test_what_one_side_writes_the_other_hears(mundo: tuple[Escritorio, Escritorio]) -> None:
    """Every cliente who sees it; of the office somebody, where anybody in turn for it may see."""
    with written(mundo):
        for casa in mundo:
            for row in casa.atendimentos:
                heard = told(casa, row, interno=False)
                may = allowed(casa, row, interno=False)
                if casa.pessoas[row.autor].tipo == "operador":
                    assert {p.id for p in may if p.tipo == "cliente"} <= heard
                elif any(p.administrador for p in may):
                    assert heard & {p.id for p in may if p.tipo == "operador"}
