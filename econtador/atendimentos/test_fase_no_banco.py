"""What the database refuses about fases."""

import pytest
from django.db import IntegrityError

from econtador.atendimentos.models import (
    Atendimento,
)
from econtador.fluxo.models import Tipo, TipoFase
from tests.cena import Cena
from tests.ciclo import add_fase, fase_named


class TestTheDatabase:
    def test_keeps_the_fase_among_the_tipos(self, cena: Cena, das: Atendimento) -> None:
        fase = add_fase(cena, "Protocolo")
        with cena.by_sistema():
            TipoFase.objects.filter(fase=fase).delete()
        with pytest.raises(IntegrityError, match="não é do tipo"), cena.by("bruno"):
            Atendimento.objects.filter(pk=das.pk).update(fase=fase)

    def test_keeps_the_tipo_with_the_fase(self, cena: Cena, das: Atendimento) -> None:
        with cena.by_sistema():
            other = Tipo.objects.get(nome="Certidão")
            other.tipo_fases.filter(fase__nome="Triagem").delete()
        with pytest.raises(IntegrityError, match="não é do tipo"), cena.by("bruno"):
            Atendimento.objects.filter(pk=das.pk).update(tipo=other)

    def test_moves_nothing_into_an_archived_one(self, cena: Cena, das: Atendimento) -> None:
        fase = fase_named(cena, "Documentos")
        with cena.by("ana") as ana:
            fase.archive(author=ana)
        with pytest.raises(IntegrityError, match="não está em uso"), cena.by("bruno"):
            Atendimento.objects.filter(pk=das.pk).update(fase=fase)

    def test_lets_no_cliente_move(self, cena: Cena, das: Atendimento) -> None:
        fase = fase_named(cena, "Documentos")
        with pytest.raises(IntegrityError, match="Só o escritório"), cena.by("celia"):
            Atendimento.objects.filter(pk=das.pk).update(fase=fase)

    def test_opens_none_in_another_tipos_fase(self, cena: Cena, das: Atendimento) -> None:
        fase = add_fase(cena, "Protocolo")
        with cena.by_sistema():
            TipoFase.objects.filter(fase=fase).delete()
            copy = Atendimento.objects.get(pk=das.pk)
        copy.pk, copy.numero, copy.fase = None, 99, fase
        with pytest.raises(IntegrityError, match="não é do tipo"), cena.by("bruno"):
            copy.save(force_insert=True)
