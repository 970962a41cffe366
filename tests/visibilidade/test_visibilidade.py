"""The rule of who sees what: list form = record form = oracle, and inside row security.

Every pessoa of two generated escritórios looks, and so does the system of each.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import given

from econtador.acessos.viewer import load_viewer
from econtador.atendimentos.models import Atendimento, Mencao, Nomeado, Parecer
from econtador.base.banco.viewing import viewing
from econtador.base.viewer import Viewer
from econtador.busca.models import Documento
from tests.visibilidade import gravacao, oraculo
from tests.visibilidade.mundo import Escritorio, Pessoa, mundos

pytestmark = pytest.mark.django_db
Mundo = tuple[Escritorio, Escritorio]


@contextmanager
def written(mundo: Mundo) -> Iterator[list[oraculo.Registro]]:
    """Write the world, give its atendimentos, and take all back."""
    with transaction.atomic():
        for casa in mundo:
            gravacao.write(casa)
        yield [(casa, row) for casa in mundo for row in casa.atendimentos]
        transaction.set_rollback(True)


def lookers(mundo: Mundo) -> Iterator[tuple[Escritorio, Pessoa, Viewer]]:
    """Everybody for whom there is a viewer; checks rule (b) for the others."""
    for casa in mundo:
        for pessoa in casa.pessoas:
            viewer = load_viewer(pessoa.conta, pessoa.id)
            assert (viewer is None) == (not pessoa.ativa), "(b)"
            if viewer:
                yield casa, pessoa, viewer


def ids(rows: object) -> set[UUID]:
    return set(rows.values_list("pk", flat=True))  # type: ignore[attr-defined] # any queryset


@given(mundos)
def test_list_record_and_oracle_agree_inside_the_wall(mundo: Mundo) -> None:
    with written(mundo) as registros:
        for casa, pessoa, viewer in lookers(mundo):
            expected = {r[1].id for r in registros if oraculo.sees(casa, pessoa, r)}
            with viewing(viewer):
                seen = Atendimento.objects.visible_to(viewer)
                in_list = ids(seen)
                one_by_one = {r[1].id for r in registros if seen.filter(pk=r[1].id).exists()}
                let_through = ids(Atendimento.objects.all())
            assert in_list == one_by_one == expected
            assert in_list <= let_through


@given(mundos)
def test_the_rule_stands_without_the_wall(mundo: Mundo) -> None:
    """Asked where row security lets the whole escritório through, it says the same."""
    with written(mundo) as registros:
        for casa, pessoa, viewer in lookers(mundo):
            expected = {r[1].id for r in registros if oraculo.sees(casa, pessoa, r)}
            for other in mundo:
                with viewing(Viewer.sistema(other.id)):
                    alone = ids(Atendimento.objects.visible_to(viewer))
                assert alone == (expected if other is casa else set())


@given(mundos)
def test_the_wall_carries_escritorio_empresa_confidencial_and_nota(mundo: Mundo) -> None:
    with written(mundo) as registros:
        for casa, pessoa, viewer in lookers(mundo):
            passing = [r[1] for r in registros if oraculo.passes_the_wall(casa, pessoa, r)]
            pareceres = {row.parecer for row in passing}
            if pessoa.tipo == "operador":
                pareceres |= {row.nota for row in passing if row.tem_nota}
            with viewing(viewer):
                assert ids(Atendimento.objects.all()) == {row.id for row in passing}
                assert ids(Parecer.objects.all()) == pareceres
                assert set(Documento.objects.values_list("parecer_id", flat=True)) == pareceres
                for model in (Mencao, Nomeado):
                    parts = set(model.objects.values_list("atendimento_id", flat=True))
                    assert parts <= {row.id for row in passing}


@given(mundos)
def test_the_wall_alone_equals_the_rule_where_nothing_else_decides(mundo: Mundo) -> None:
    """An administrador has no rule but (a) and (h): the two forms are one."""
    with written(mundo):
        for _, pessoa, viewer in lookers(mundo):
            if pessoa.administrador:
                with viewing(viewer):
                    seen = ids(Atendimento.objects.visible_to(viewer))
                    assert seen == ids(Atendimento.objects.all())


@given(mundos)
def test_search_finds_what_is_seen_and_no_more(mundo: Mundo) -> None:
    with written(mundo) as registros:
        for casa, pessoa, viewer in lookers(mundo):
            seen = [r[1] for r in registros if oraculo.sees(casa, pessoa, r)]
            notas = {row.id for row in seen if row.tem_nota and pessoa.tipo == "operador"}
            with viewing(viewer):
                mine = Atendimento.objects.visible_to(viewer)
                assert ids(mine.found_by("publico")) == {row.id for row in seen}
                assert ids(mine.found_by("reservado")) == notas


@given(mundos)
def test_the_system_sees_all_of_its_escritorio_and_nothing_else(mundo: Mundo) -> None:
    with written(mundo):
        for casa in mundo:
            sistema = Viewer.sistema(casa.id)
            with viewing(sistema):
                everything = {row.id for row in casa.atendimentos}
                assert ids(Atendimento.objects.visible_to(sistema)) == everything
                assert ids(Atendimento.objects.all()) == everything


@given(mundos)
def test_without_a_viewer_nothing_is_seen(mundo: Mundo) -> None:
    with written(mundo):
        for model in (Atendimento, Parecer, Mencao, Nomeado, Documento):
            assert not ids(model.objects.all())
