"""Who is told of what: the other side, and whoever has to do with it; never the author."""

import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from econtador.acessos.models import AcessoDepartamento, AcessoEmpresa, Substituicao
from econtador.atendimentos.models import Acao, Atendimento, Bola, name_myself
from econtador.avisos.anuncio import announce
from econtador.avisos.destinatarios import ASSUNTO
from econtador.avisos.models import Aviso, Correio, Especie, Frequencia, Preferencia
from econtador.avisos.models.preferencia import Escolha
from econtador.empresas.models import Empresa
from econtador.escritorios.models import PoliticaDelegacao
from tests.cena import Cena
from tests.house.consulta import column, execute
from tests.ouvintes import Ouvintes

CLIENTES = ("celia", "rita")


def clientes(especie: str) -> dict[str, str]:
    return dict.fromkeys(CLIENTES, especie)


def _open_delegated(cena: Cena) -> Atendimento:
    return cena.open(delegado=cena.pessoa("bruno"))


def _open_to_nobody(cena: Cena) -> Atendimento:
    return cena.open(departamento=None)


def _open_by_office(cena: Cena) -> Atendimento:
    return cena.open(by="bruno")


def _answer(cena: Cena) -> Atendimento:
    das = cena.open()
    cena.answer(das, "bruno", "Segue a guia.")
    return das


def _answer_and_delegate(cena: Cena) -> Atendimento:
    das = cena.open()
    cena.answer(das, "bruno", "Carla cuida disso.", delegado=cena.pessoa("carla"))
    return das


def _reply_to_delegado(cena: Cena) -> Atendimento:
    das = cena.open()
    cena.delegate(das, "bruno", "carla")
    cena.answer(das, "celia", "Obrigada.")
    return das


def _note(cena: Cena) -> Atendimento:
    das = cena.open()
    cena.answer(das, "bruno", "Está em atraso.", nota_interna=True)
    return das


def _note_that_mentions(cena: Cena) -> Atendimento:
    das = cena.open()
    carla = [cena.pessoa("carla")]
    cena.answer(das, "bruno", "@Carla Souza, veja.", nota_interna=True, mencionados=carla)
    return das


def _note_to_delegado(cena: Cena) -> Atendimento:
    das = cena.open()
    cena.delegate(das, "bruno", "carla")
    cena.answer(das, "bruno", "Confira antes.", nota_interna=True)
    return das


def _delegate(cena: Cena) -> Atendimento:
    das = cena.open()
    cena.delegate(das, "bruno", "carla")
    return das


def _conclude(cena: Cena) -> Atendimento:
    das = cena.open()
    cena.conclude(das)
    return das


def _cancel_by_cliente(cena: Cena) -> Atendimento:
    das = cena.open()
    cena.cancel(das, "celia")
    return das


def _pass_the_ball(cena: Cena) -> Atendimento:
    das = cena.open()
    with cena.by("bruno") as bruno:
        das.pass_to(Bola.TERCEIRO, author=bruno)
    return das


def _restrict(cena: Cena) -> Atendimento:
    das = cena.open(by="bruno")
    cena.restrict(das, "bruno", "carla", "rita")
    return das


def _write_on_a_confidencial(cena: Cena) -> Atendimento:
    das = _restrict(cena)
    cena.answer(das, "bruno", "Só entre nós.")
    return das


@pytest.mark.parametrize(
    ("scene", "expected"),
    [
        (Cena.open, {"bruno": "novo"}),
        (_open_delegated, {"bruno": "delegacao"}),
        (_open_to_nobody, {"ana": "novo"}),
        (_open_by_office, clientes("novo")),
        (_answer, clientes("parecer")),
        (_answer_and_delegate, clientes("parecer") | {"carla": "delegacao"}),
        (_reply_to_delegado, {"carla": "parecer"}),
        (_note, {}),
        (_note_that_mentions, {"carla": "mencao"}),
        (_note_to_delegado, {"carla": "nota"}),
        (_delegate, clientes("mudanca") | {"carla": "delegacao"}),
        (_conclude, clientes("encerramento")),
        (_cancel_by_cliente, {"bruno": "encerramento"}),
        (_pass_the_ball, clientes("mudanca")),
        (_restrict, {"carla": "confidencial", "rita": "confidencial"}),
        (_write_on_a_confidencial, {"rita": "parecer"}),
    ],
)
def test_who_is_told(
    cena: Cena,
    ouvintes: Ouvintes,
    scene: Callable[[Cena], Atendimento],
    expected: dict[str, str],
) -> None:
    assert ouvintes.told(scene(cena)) == expected


def test_every_action_has_its_kind() -> None:
    """What is not named is an ending; a new action must be looked at."""
    ends = set(Acao) - set(ASSUNTO)
    assert ends == {
        *(Acao.ENCERRADO, Acao.REABERTO, Acao.CANCELADO, Acao.PEDIDO, Acao.PROPOSTA),
        *(Acao.CONFIRMADO, Acao.RECUSADO, Acao.RETIRADO, Acao.VENCIDO),
    }


def test_an_administrador_who_names_himself_is_announced(cena: Cena, ouvintes: Ouvintes) -> None:
    das = cena.open(by="bruno")
    cena.restrict(das, "bruno", "carla", "rita")
    with cena.by("ana") as ana:
        name_myself(das.pk, author=ana)
    assert ouvintes.told(das) == dict.fromkeys(["bruno", "carla", "rita"], "confidencial")


def test_a_right_that_was_lost_before_the_job_ran_counts(cena: Cena, ouvintes: Ouvintes) -> None:
    das = cena.open(by="bruno")
    with cena.by("ana"):
        AcessoEmpresa.revoke(cena.pessoa("celia"), cena.elenco.sol)
    assert set(ouvintes.told(das)) == {"rita"}


def test_whoever_was_deactivated_hears_nothing(cena: Cena, ouvintes: Ouvintes) -> None:
    das = cena.open(by="bruno")
    with cena.by("ana") as ana:
        cena.pessoa("celia").deactivate(author=ana)
    assert set(ouvintes.told(das)) == {"rita"}


def test_a_company_that_is_not_integrada_hears_nothing(cena: Cena, ouvintes: Ouvintes) -> None:
    das = cena.open(by="bruno")
    with cena.by_sistema():
        Empresa.objects.filter(pk=cena.elenco.sol.pk).update(integrada=False)
    assert ouvintes.told(das) == {}


def test_without_a_responsavel_the_departamento_is_told(cena: Cena, ouvintes: Ouvintes) -> None:
    fiscal = cena.elenco.departamentos["Fiscal"]
    with cena.by_sistema():
        fiscal.entrust_to(None)
        AcessoDepartamento.grant(cena.pessoa("carla"), fiscal)
    assert set(ouvintes.told(cena.open())) == {"ana", "bruno", "carla"}


def test_where_the_responsavel_may_not_see_it_somebody_else_is_told(
    cena: Cena, ouvintes: Ouvintes
) -> None:
    das = cena.open()
    cena.bar("bruno", das)
    assert set(ouvintes.told(das)) == {"ana"}


def test_who_stands_in_is_told_with_the_delegado(cena: Cena, ouvintes: Ouvintes) -> None:
    das = cena.open()
    cena.delegate(das, "bruno", "bruno")
    agora = timezone.now()
    hour, day = timedelta(hours=1), timedelta(days=1)
    with cena.by_sistema():
        AcessoDepartamento.grant(cena.pessoa("carla"), cena.elenco.departamentos["Fiscal"])
        for substituto, de in (("carla", agora - hour), ("ana", agora + hour)):
            Substituicao.appoint(
                titular=cena.pessoa("bruno"),
                substituto=cena.pessoa(substituto),
                de=de,
                ate=de + day,
            )
    cena.answer(das, "celia", "Alguém aí?")
    assert set(ouvintes.told(das)) == {"bruno", "carla"}


def test_who_follows_is_told_of_his_own_side_too(cena: Cena, ouvintes: Ouvintes) -> None:
    das = cena.open()
    for nome in ("ana", "rita"):
        with cena.by(nome) as author:
            das.follow(author=author)
    cena.answer(das, "celia", "Mais uma coisa.")
    assert ouvintes.told(das) == dict.fromkeys(["ana", "bruno", "rita"], "parecer")


def test_following_opens_no_door(cena: Cena, ouvintes: Ouvintes) -> None:
    """Who follows and lost the sight of it hears nothing; of a note no cliente ever does."""
    das = cena.open()
    for nome in ("carla", "rita"):
        with cena.by("ana"):
            AcessoDepartamento.grant(cena.pessoa(nome), cena.elenco.departamentos["Fiscal"])
        with cena.by(nome) as author:
            das.follow(author=author)
    cena.policy(PoliticaDelegacao.CLIENTE, so_delegado_ve=True)
    cena.delegate(das, "bruno", "bruno")
    cena.answer(das, "ana", "Cuidado com este.", nota_interna=True)
    assert ouvintes.told(das) == {"bruno": "nota"}


def test_told_once_however_often_the_job_runs(cena: Cena, ouvintes: Ouvintes, das: object) -> None:
    ouvintes.work("avisos.anunciar")
    with cena.by_sistema():
        first = set(Aviso.objects.values_list("pk", flat=True))
        announce(Aviso.objects.get().evento_id, agora=timezone.now())
        assert set(Aviso.objects.values_list("pk", flat=True)) == first


def test_who_was_faster_than_the_worker_has_read_it(cena: Cena, ouvintes: Ouvintes) -> None:
    das = cena.open()
    with cena.by("bruno") as bruno:
        das.read(author=bruno)
    ouvintes.work("avisos.anunciar")
    aviso = ouvintes.aviso("bruno")
    assert aviso.lido_em is not None
    assert aviso.correio == Correio.NENHUM


@pytest.mark.parametrize(
    ("na_tela", "email", "correio"),
    [
        (True, Frequencia.NUNCA, ""),
        (True, Frequencia.DIARIO, "diario"),
        (False, Frequencia.IMEDIATO, "imediato"),
        (False, Frequencia.NUNCA, None),
    ],
)
def test_what_a_person_chose_holds(
    cena: Cena, ouvintes: Ouvintes, na_tela: bool, email: Frequencia, correio: str | None
) -> None:
    with cena.by("bruno") as bruno:
        Preferencia.choose({Especie.NOVO: Escolha(na_tela, email)}, author=bruno)
    das = cena.open()
    if correio is None:
        assert ouvintes.told(das) == {}
        return
    ouvintes.work("avisos.anunciar")
    aviso = ouvintes.aviso("bruno")
    assert (aviso.na_tela, aviso.correio) == (na_tela, correio)


def test_news_of_yesterday_waits_for_the_digest(cena: Cena, ouvintes: Ouvintes) -> None:
    with cena.by("celia") as celia:
        Atendimento.open(
            cena.pedido(), author=celia, agora=timezone.now() - timedelta(days=1, minutes=1)
        )
    ouvintes.work("avisos.anunciar")
    assert ouvintes.aviso("bruno").correio == Correio.DIARIO


def test_what_happened_long_ago_is_no_news(cena: Cena, ouvintes: Ouvintes) -> None:
    with cena.by("celia") as celia:
        Atendimento.open(cena.pedido(), author=celia, agora=timezone.now() - timedelta(days=8))
    assert ouvintes.waiting() == []


def test_what_is_undone_leaves_no_job(cena: Cena, ouvintes: Ouvintes) -> None:
    with cena.by("celia") as celia:
        Atendimento.open(cena.pedido(), author=celia)
        transaction.set_rollback(True)
    assert ouvintes.waiting() == []


def test_what_the_owner_of_the_tables_puts_in_is_no_news(cena_gravada: Cena) -> None:
    """A large test database, a backup that is restored."""
    cena_gravada.open()
    execute("DELETE FROM procrastinate_jobs")
    copied = """
        INSERT INTO atendimentos_evento
            SELECT (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid()))).*
              FROM atendimentos_evento e
    """
    assert execute(copied, alias="dono") == 1
    assert Ouvintes(cena_gravada).waiting() == []


def test_the_job_carries_ids_and_nothing_else(cena: Cena, das: Atendimento) -> None:
    [args] = column("SELECT args FROM procrastinate_jobs")
    assert json.loads(args) == {
        "escritorio": str(das.escritorio_id),
        "evento": str(cena.last_event(das).pk),
    }
