"""The verbs `conclude`, `cancel` and `reopen`."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError

from econtador.acessos.models import AcessoEmpresa
from econtador.atendimentos.erros import AtendimentoFechado, NaoEncontrado
from econtador.atendimentos.models import Atendimento, Desfecho, Status, may_close
from econtador.base.erros import DadoInvalido, DomainError, SemPermissao
from tests.cena import PRAZO, Cena
from tests.ciclo import add_fase, at_the_portal, fase_named, move


def reopen(cena: Cena, das: Atendimento, quem: str = "bruno") -> None:
    with cena.by(quem) as author:
        das.reopen(author=author)


def endings(cena: Cena, das: Atendimento) -> list[tuple[str, str]]:
    """Return (status, reason) of every change of status, in order."""
    with cena.by_sistema():
        rows = Desfecho.objects.filter(atendimento=das).order_by("em", "id")
        return [(row.status, row.motivo) for row in rows]


def test_conclude_works(cena: Cena, das: Atendimento) -> None:
    with cena.by("bruno") as bruno:
        das.conclude(author=bruno, agora=PRAZO)
    assert (das.status, das.aberto, das.versao) == (Status.ENCERRADO, False, 2)
    assert cena.events(das) == ["aberto", "encerrado"]
    with cena.by("celia") as celia:
        desfecho = Desfecho.objects.get(atendimento=das)
        assert not Atendimento.objects.visible_to(celia).abertos()
    assert (desfecho.autor_id, desfecho.em) == (cena.pk("bruno"), PRAZO)


def test_conclude_with_last_words(cena: Cena, das: Atendimento) -> None:
    with cena.by("bruno") as bruno:
        das.conclude(author=bruno, texto=" Segue a guia. ", agora=PRAZO)
        das.refresh_from_db()
        parecer = das.parecers.with_people().get(ordem=2)
    assert (parecer.texto, parecer.em, das.ultimo_publico_id) == (
        "Segue a guia.",
        PRAZO,
        parecer.pk,
    )
    assert (das.versao, das.primeira_resposta_em, das.encerrado_em) == (2, PRAZO, PRAZO)
    assert cena.events(das) == ["aberto", "encerrado"]
    assert cena.last_event(das).parecer_id == parecer.pk


def test_in_the_portal_the_policy_decides(cena: Cena, das: Atendimento) -> None:
    cena.policy(encerra_no_portal=False)
    with at_the_portal(cena, "bruno") as bruno:
        assert not may_close(bruno)
        with pytest.raises(SemPermissao, match="PackCRM"):
            das.conclude(author=bruno)
    cena.policy(encerra_no_portal=True)
    with at_the_portal(cena, "bruno") as bruno:
        assert may_close(bruno)
        das.conclude(author=bruno)
    assert not das.aberto


def test_at_the_office_it_does_not(cena: Cena, das: Atendimento) -> None:
    cena.policy(encerra_no_portal=False)
    cena.conclude(das)
    assert not das.aberto


def test_the_system_concludes(cena: Cena, das: Atendimento) -> None:
    with cena.by_sistema() as sistema:
        das.conclude(author=replace(sistema, face="portal", encerra_no_portal=False))
    assert cena.last_event(das).autor_id is None


def test_a_cliente_does_not_conclude(cena: Cena, das: Atendimento) -> None:
    with pytest.raises(SemPermissao):
        cena.conclude(das, by="celia")


@pytest.mark.parametrize("end", [Cena.conclude, Cena.cancel])
@pytest.mark.parametrize("again", [Cena.conclude, Cena.cancel])
def test_what_ended_does_not_end_again(cena: Cena, das: Atendimento, end: Any, again: Any) -> None:
    end(cena, das)
    with pytest.raises(AtendimentoFechado) as erro:
        again(cena, das)
    assert erro.value.status == 409
    assert len(endings(cena, das)) == 1


@pytest.mark.parametrize("quem", ["celia", "bruno"])
def test_cancel_works(cena: Cena, das: Atendimento, quem: str) -> None:
    with cena.by(quem) as author:
        das.cancel("  Pedido em dobro. ", author=author)
    assert (das.status, das.versao) == (Status.CANCELADO, 2)
    assert endings(cena, das) == [("cancelado", "Pedido em dobro.")]
    assert cena.events(das) == ["aberto", "cancelado"]
    assert cena.last_event(das).dados == {"versao": 2, "motivo": "Pedido em dobro."}


@pytest.mark.parametrize("quem", ["celia", "bruno"])
def test_cancel_needs_a_reason(cena: Cena, das: Atendimento, quem: str) -> None:
    with pytest.raises(DadoInvalido) as erro, cena.by(quem) as author:
        das.cancel(" \n", author=author)
    assert erro.value.campo == "motivo"


def test_a_cliente_without_excluir_does_not_cancel(cena: Cena, das: Atendimento) -> None:
    with cena.by_sistema():
        AcessoEmpresa.grant(cena.pessoa("celia"), cena.elenco.sol, "criar", "editar")
    with pytest.raises(SemPermissao):
        cena.cancel(das, by="celia")


def test_the_database_refuses_a_cancellation_without_a_reason(cena: Cena, das: Atendimento) -> None:
    with pytest.raises(IntegrityError), cena.by("bruno"):
        Desfecho.objects.create(
            escritorio_id=das.escritorio_id,
            empresa_id=das.empresa_id,
            atendimento_id=das.pk,
            status=Status.CANCELADO,
            em=PRAZO,
        )


def test_reopen_works(cena: Cena, das: Atendimento) -> None:
    cena.conclude(das)
    reopen(cena, das, "ana")
    assert (das.status, das.numero, das.versao) == (Status.ABERTO, 1, 3)
    assert endings(cena, das) == [("encerrado", ""), ("aberto", "")]
    assert cena.events(das) == ["aberto", "encerrado", "reaberto"]
    assert cena.answer(das, "celia", "Obrigada.").ordem == 2


def test_reopen_counts_and_tells_why(cena: Cena, das: Atendimento) -> None:
    for motivo in (" Faltou o recibo. ", ""):
        cena.conclude(das)
        assert das.encerrado_em is not None
        with cena.by("ana") as ana:
            das.reopen(author=ana, motivo=motivo)
    with cena.by("ana"):
        das.refresh_from_db()
    assert (das.reaberturas, das.encerrado_em, das.bola) == (2, None, "escritorio")
    assert endings(cena, das)[1] == ("aberto", "Faltou o recibo.")
    assert cena.last_event(das).dados == {"versao": 5}


class TestDaysToReopen:
    def reopen_after(self, cena: Cena, das: Atendimento, **delta: int) -> None:
        with cena.by("bruno") as bruno:
            das.conclude(author=bruno, agora=PRAZO)
        with cena.by("bruno") as bruno:
            das.reopen(author=bruno, agora=PRAZO + timedelta(**delta))

    def test_the_last_moment(self, cena: Cena, das: Atendimento) -> None:
        self.reopen_after(cena, das, days=15)
        assert das.aberto

    def test_one_second_later(self, cena: Cena, das: Atendimento) -> None:
        with pytest.raises(DomainError, match="Só se reabre até 15 dias") as erro:
            self.reopen_after(cena, das, days=15, seconds=1)
        assert erro.value.status == 409

    def test_the_policy_says_how_many(self, cena: Cena, das: Atendimento) -> None:
        cena.policy(dias_para_reabrir=1)
        with pytest.raises(DomainError, match="até 1 dia depois"):
            self.reopen_after(cena, das, days=2)

    def test_none_is_never(self, cena: Cena, das: Atendimento) -> None:
        cena.policy(dias_para_reabrir=0)
        with pytest.raises(DomainError, match="não são reabertos"):
            self.reopen_after(cena, das, seconds=1)


class TestFaseOfTheReopened:
    def test_it_goes_back_to_where_it_came_from(self, cena: Cena, das: Atendimento) -> None:
        move(cena, das, "Em execução")
        move(cena, das, "Concluído")
        reopen(cena, das)
        with cena.by("ana"):
            assert Atendimento.objects.get().fase.nome == "Em execução"

    def test_into_one_that_wants_user_and_text_without_either(
        self, cena: Cena, das: Atendimento
    ) -> None:
        fase = add_fase(cena, "Exigente", usuario_obrigatorio=True, parecer_obrigatorio=True)
        move(cena, das, fase, texto="Veja.", delegado=cena.pessoa("carla"))
        cena.delegate(das, "bruno", None)
        move(cena, das, "Concluído")
        reopen(cena, das)
        assert das.fase == fase

    def test_where_that_one_is_gone_it_begins_anew(self, cena: Cena, das: Atendimento) -> None:
        move(cena, das, "Em execução")
        move(cena, das, "Concluído")
        with cena.by("ana") as ana:
            fase_named(cena, "Em execução").archive(author=ana)
        reopen(cena, das)
        assert das.fase.nome == "Triagem"

    def test_concluded_elsewhere_it_stays(self, cena: Cena, das: Atendimento) -> None:
        move(cena, das, "Documentos")
        with cena.by_sistema():
            das.tipo.tipo_fases.filter(fase__nome="Documentos").delete()
        cena.conclude(das)
        reopen(cena, das)
        assert das.fase.nome == "Documentos"


def test_a_cliente_does_not_reopen(cena: Cena, das: Atendimento) -> None:
    cena.conclude(das)
    with pytest.raises(SemPermissao):
        reopen(cena, das, "celia")


def test_an_open_one_is_not_reopened(cena: Cena, das: Atendimento) -> None:
    with pytest.raises(DomainError) as erro:
        reopen(cena, das)
    assert erro.value.status == 409


def test_a_cancelled_one_stays_cancelled(cena: Cena, das: Atendimento) -> None:
    cena.cancel(das)
    with pytest.raises(DomainError):
        reopen(cena, das)


@pytest.mark.parametrize("status", [Status.ABERTO, Status.ENCERRADO])
def test_the_database_lets_no_cancelled_one_return(
    cena: Cena, das: Atendimento, status: Status
) -> None:
    cena.cancel(das)
    with pytest.raises(IntegrityError), cena.by_sistema():
        Atendimento.objects.filter(pk=das.pk).update(status=status)


def test_the_database_lets_nothing_concluded_be_cancelled(cena: Cena, das: Atendimento) -> None:
    cena.conclude(das)
    with pytest.raises(IntegrityError), cena.by_sistema():
        Atendimento.objects.filter(pk=das.pk).update(status=Status.CANCELADO)


class TestTheDatabase:
    @pytest.mark.parametrize(
        "change", [{"status": "encerrado"}, {"status": "cancelado"}, {"encerrado_em": PRAZO}]
    )
    def test_a_closed_one_has_its_moment_and_no_other(
        self, cena: Cena, das: Atendimento, change: dict[str, Any]
    ) -> None:
        with pytest.raises(IntegrityError, match="encerrado_em"), cena.by("bruno"):
            Atendimento.objects.filter(pk=das.pk).update(**change)

    def test_a_cliente_ends_none(self, cena: Cena, das: Atendimento) -> None:
        end = {"status": Status.ENCERRADO, "encerrado_em": PRAZO}
        with pytest.raises(IntegrityError, match="Só o escritório"), cena.by("celia"):
            Atendimento.objects.filter(pk=das.pk).update(**end)

    def test_a_cliente_reopens_none(self, cena: Cena, das: Atendimento) -> None:
        cena.conclude(das)
        back = {"status": Status.ABERTO, "encerrado_em": None}
        with pytest.raises(IntegrityError, match="Só o escritório"), cena.by("celia"):
            Atendimento.objects.filter(pk=das.pk).update(**back)

    def test_none_is_reopened_where_it_ended(self, cena: Cena, das: Atendimento) -> None:
        move(cena, das, "Concluído")
        back = {"status": Status.ABERTO, "encerrado_em": None}
        with pytest.raises(IntegrityError, match="termina"), cena.by("bruno"):
            Atendimento.objects.filter(pk=das.pk).update(**back)


@pytest.mark.parametrize("verbo", [Cena.conclude, Cena.cancel, reopen])
@pytest.mark.parametrize("quem", ["davi", "otto"])
def test_who_does_not_see_it_finds_nothing_to_end(
    cena: Cena, das: Atendimento, verbo: Any, quem: str
) -> None:
    with pytest.raises(NaoEncontrado):
        verbo(cena, das, quem)
