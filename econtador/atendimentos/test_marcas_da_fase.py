"""`move_to` into fases with their marks: Usuário obrigatório, Digitação obrigatória, Encerra."""

import pytest
from django.db import IntegrityError

from econtador.atendimentos.frases import sentence
from econtador.atendimentos.models import (
    Atendimento,
    Desfecho,
    Mudanca,
    Parecer,
    Status,
)
from econtador.base.erros import DadoInvalido, DomainError, SemPermissao
from tests.cena import Cena
from tests.ciclo import add_fase, at_the_portal, fase_named, hours, item_of, move, opened, want


def pareceres(cena: Cena, das: Atendimento) -> list[Parecer]:
    with cena.by_sistema():
        return list(das.parecers.with_people().in_order())


class TestUsuarioObrigatorio:
    def test_the_next_user_must_be_given(self, cena: Cena, das: Atendimento) -> None:
        fase = add_fase(cena, "Conferir", usuario_obrigatorio=True)
        with pytest.raises(DadoInvalido) as erro:
            move(cena, das, fase)
        assert erro.value.campo == "delegado"
        move(cena, das, fase, delegado=cena.pessoa("carla"))
        assert das.delegado == cena.pessoa("carla")

    def test_the_one_of_before_is_not_the_next_until_somebody_says_so(
        self, cena: Cena, das: Atendimento
    ) -> None:
        cena.delegate(das, "bruno", "carla")
        fase = add_fase(cena, "Conferir", usuario_obrigatorio=True)
        with pytest.raises(DadoInvalido):
            move(cena, das, fase)
        move(cena, das, fase, delegado=cena.pessoa("carla"))
        assert "delegado" not in cena.last_event(das).dados

    def test_the_database_wants_one_too(self, cena: Cena, das: Atendimento) -> None:
        fase = add_fase(cena, "Conferir", usuario_obrigatorio=True)
        with pytest.raises(IntegrityError, match="pede um usuário"), cena.by("bruno"):
            Atendimento.objects.filter(pk=das.pk).update(fase=fase)


class TestParecerObrigatorio:
    @pytest.mark.parametrize("texto", ["", " \n"])
    def test_a_text_must_be_given(self, cena: Cena, das: Atendimento, texto: str) -> None:
        fase = add_fase(cena, "Explicar", parecer_obrigatorio=True)
        with pytest.raises(DadoInvalido) as erro:
            move(cena, das, fase, texto=texto)
        assert erro.value.campo == "texto"
        move(cena, das, fase, texto="Porque sim.")
        assert das.fase == fase

    def test_the_database_wants_one_too(self, cena: Cena, das: Atendimento) -> None:
        fase = add_fase(cena, "Explicar", parecer_obrigatorio=True)
        with pytest.raises(IntegrityError, match="pede um parecer"), cena.by("bruno"):
            Atendimento.objects.filter(pk=das.pk).update(fase=fase)


class TestEncerra:
    def test_it_ends_the_atendimento(self, cena: Cena) -> None:
        das = opened(cena)
        fim = add_fase(cena, "Entregue", encerra=True)
        parecer = move(cena, das, fim, texto="Segue a guia.", agora=hours(3))
        with cena.by("ana"):
            das.refresh_from_db()
            desfecho = Desfecho.objects.get(atendimento=das)
        assert (das.status, das.encerrado_em, das.fase_id) == (Status.ENCERRADO, hours(3), fim.pk)
        assert (desfecho.status, desfecho.em) == (Status.ENCERRADO, hours(3))
        assert (das.tempo_escritorio, das.versao) == (3 * 3600, 2)
        assert parecer is not None
        assert das.ultimo_parecer_id == parecer.pk
        assert cena.events(das) == ["aberto", "fase"]
        told = sentence(cena.last_event(das))
        assert told == "moveu de “Triagem” para “Entregue” e encerrou o atendimento"

    def test_with_a_user_it_tells_all_three(self, cena: Cena, das: Atendimento) -> None:
        fim = add_fase(cena, "Entregue", encerra=True)
        move(cena, das, fim, delegado=cena.pessoa("carla"))
        assert sentence(cena.last_event(das)) == (
            "moveu de “Triagem” para “Entregue”, delegou para Carla Souza e encerrou o atendimento"
        )

    def test_in_the_portal_only_where_it_closes(self, cena: Cena, das: Atendimento) -> None:
        fim = add_fase(cena, "Entregue", encerra=True)
        cena.policy(encerra_no_portal=False)
        with pytest.raises(SemPermissao), at_the_portal(cena, "bruno") as bruno:
            das.move_to(Mudanca(fase=fim), author=bruno)
        with at_the_portal(cena, "bruno") as bruno:
            das.move_to(Mudanca(fase=fase_named(cena, "Documentos")), author=bruno)
        move(cena, das, fim)
        assert das.status == Status.ENCERRADO

    def test_not_while_mandatory_items_are_pending(self, cena: Cena) -> None:
        want(cena, "Conferir valores")
        das = cena.open()
        fim = add_fase(cena, "Entregue", encerra=True)
        with pytest.raises(DomainError, match="checklist"):
            move(cena, das, fim, texto="Segue.")
        assert len(pareceres(cena, das)) == 1
        with cena.by("bruno") as bruno:
            das.check_item(item_of(cena, das, "Conferir valores"), author=bruno)
        move(cena, das, fim)
        assert not das.aberto

    def test_the_database_lets_none_stay_open_there(self, cena: Cena, das: Atendimento) -> None:
        fim = add_fase(cena, "Entregue", encerra=True)
        with pytest.raises(IntegrityError, match="termina"), cena.by("bruno"):
            Atendimento.objects.filter(pk=das.pk).update(fase=fim)
