"""What the database refuses about pedidos and propostas."""

from typing import Any

import pytest
from django.db import IntegrityError

from econtador.atendimentos.models import (
    Atendimento,
    Fim,
    Pendencia,
    Proposta,
    Status,
)
from tests.cena import Cena
from tests.ciclo import SEGUNDA, hours, propose, refuse, to_the_end


class TestTheDatabase:
    def row(self, cena: Cena, das: Atendimento, **changes: Any) -> dict[str, Any]:
        usual = {
            "escritorio_id": das.escritorio_id,
            "empresa_id": das.empresa_id,
            "atendimento_id": das.pk,
            "especie": Pendencia.PEDIDO,
            "autor_id": cena.pk("celia"),
            "em": SEGUNDA,
        }
        return usual | changes

    def test_takes_none_on_a_closed_one(self, cena: Cena, das: Atendimento) -> None:
        cena.conclude(das)
        with pytest.raises(IntegrityError, match="não está em aberto"), cena.by("bruno"):
            Proposta.objects.create(**self.row(cena, das))

    def test_takes_no_second_one(self, cena: Cena, das: Atendimento) -> None:
        propose(cena, das)
        with pytest.raises(IntegrityError, match="uma_so"), cena.by("bruno"):
            Proposta.objects.create(**self.row(cena, das))

    def test_takes_no_proposta_of_a_cliente(self, cena: Cena, das: Atendimento) -> None:
        with pytest.raises(IntegrityError, match="propõe"), cena.by("celia"):
            Proposta.objects.create(**self.row(cena, das, especie=Pendencia.PROPOSTA))

    def test_takes_none_for_another_empresa(self, cena: Cena, das: Atendimento) -> None:
        with pytest.raises(IntegrityError, match="foreign key"), to_the_end(cena, "bruno"):
            Proposta.objects.create(**self.row(cena, das, empresa_id=cena.elenco.lua.pk))

    def test_an_answer_is_the_last_word(self, cena: Cena, das: Atendimento) -> None:
        propose(cena, das)
        refuse(cena, das, "celia")
        with pytest.raises(IntegrityError, match="não permite"), cena.by("bruno"):
            Proposta.objects.update(desfecho=Fim.ACEITA)

    @pytest.mark.parametrize("change", [{"texto": "Outra coisa."}, {"em": hours(9)}])
    def test_what_was_asked_stays(self, cena: Cena, das: Atendimento, change: Any) -> None:
        propose(cena, das)
        with pytest.raises(IntegrityError, match="não permite"), cena.by("bruno"):
            Proposta.objects.update(**change)

    def test_an_answer_has_its_moment(self, cena: Cena, das: Atendimento) -> None:
        propose(cena, das)
        with pytest.raises(IntegrityError, match="desfecho"), cena.by("bruno"):
            Proposta.objects.update(desfecho=Fim.ACEITA)

    def test_the_atendimento_says_what_waits(self, cena: Cena, das: Atendimento) -> None:
        propose(cena, das)
        with pytest.raises(IntegrityError, match="pendência"), to_the_end(cena, "bruno"):
            Atendimento.objects.filter(pk=das.pk).update(pendencia="", pendencia_ate=None)

    def test_and_nothing_else(self, cena: Cena, das: Atendimento) -> None:
        with pytest.raises(IntegrityError, match="pendência"), to_the_end(cena, "bruno"):
            Atendimento.objects.filter(pk=das.pk).update(pendencia=Pendencia.PEDIDO)

    def test_nor_less(self, cena: Cena, das: Atendimento) -> None:
        with pytest.raises(IntegrityError, match="pendência"), to_the_end(cena, "bruno"):
            Proposta.objects.create(**self.row(cena, das))

    @pytest.mark.parametrize(
        "change",
        [
            {"pendencia": Pendencia.PROPOSTA},
            {"pendencia_ate": SEGUNDA},
            {"pendencia": Pendencia.PEDIDO, "pendencia_ate": SEGUNDA},
        ],
    )
    def test_only_a_proposta_has_a_limit(
        self, cena: Cena, das: Atendimento, change: dict[str, Any]
    ) -> None:
        with pytest.raises(IntegrityError, match="pendencia_ate"), cena.by("bruno"):
            Atendimento.objects.filter(pk=das.pk).update(**change)

    def test_nothing_waits_in_a_closed_one(self, cena: Cena, das: Atendimento) -> None:
        cena.conclude(das)
        with pytest.raises(IntegrityError, match="pendencia"), cena.by("bruno"):
            Atendimento.objects.filter(pk=das.pk).update(pendencia=Pendencia.PEDIDO)

    def test_it_does_not_end_over_what_waits(self, cena: Cena, das: Atendimento) -> None:
        propose(cena, das)
        end = {"status": Status.ENCERRADO, "encerrado_em": SEGUNDA}
        end |= {"pendencia": "", "pendencia_ate": None}
        with pytest.raises(IntegrityError, match="sem resposta"), cena.by("bruno"):
            Atendimento.objects.filter(pk=das.pk).update(**end)

    def test_davi_sees_nothing_of_it(self, cena: Cena, das: Atendimento) -> None:
        propose(cena, das)
        for nome, seen in {"celia": 1, "bruno": 1, "davi": 0, "otto": 0}.items():
            with cena.by(nome):
                assert Proposta.objects.count() == seen
