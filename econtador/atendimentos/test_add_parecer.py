"""The verb `add_parecer`."""

from typing import Any

import pytest
from django.db import IntegrityError

from econtador.acessos.models import AcessoEmpresa
from econtador.arquivos.models import Arquivo
from econtador.atendimentos.erros import AtendimentoFechado, NaoEncontrado, VersaoAntiga
from econtador.atendimentos.models import (
    Atendimento,
    Bola,
    Leitura,
    Mencao,
    NovoAnexo,
    NovoParecer,
    Parecer,
)
from econtador.base.erros import DadoInvalido, SemPermissao
from tests.cena import Cena


def thread(cena: Cena, das: Atendimento, nome: str) -> list[str]:
    """Return the texts that one of the cast reads in the thread."""
    with cena.by(nome):
        return [parecer.texto for parecer in das.parecers.with_people().in_order()]


def test_it_works(cena: Cena, das: Atendimento) -> None:
    parecer = cena.answer(das, "bruno", " Segue a guia. ")
    assert (parecer.texto, parecer.ordem, parecer.ordem_publica) == ("Segue a guia.", 2, 2)
    assert (parecer.autor_id, parecer.delegado) == (cena.pk("bruno"), None)
    assert thread(cena, das, "celia") == ["Bom dia, preciso da guia.", "Segue a guia."]


def test_it_keeps_the_counters_and_the_last_one(cena: Cena, das: Atendimento) -> None:
    parecer = cena.answer(das, "bruno", "Segue.")
    with cena.by("ana"):
        das.refresh_from_db()
    assert (das.pareceres_total, das.pareceres_publicos, das.versao) == (2, 2, 2)
    assert das.ultimo_parecer_id == das.ultimo_publico_id == parecer.pk
    assert das.atividade_em == parecer.em


def test_it_records_one_event_with_the_parecer(cena: Cena, das: Atendimento) -> None:
    parecer = cena.answer(das, "bruno", "Segue.")
    assert cena.events(das) == ["aberto", "parecer"]
    evento = cena.last_event(das)
    assert (evento.parecer_id, evento.interno, evento.dados) == (parecer.pk, False, {"versao": 2})


def test_the_ball_goes_to_the_other_side_and_its_clock_starts(cena: Cena, das: Atendimento) -> None:
    segue = cena.answer(das, "bruno", "Segue.")
    assert (das.bola, das.bola_desde) == (Bola.CLIENTE, segue.em)
    cena.answer(das, "bruno", "E o recibo.")
    assert das.bola_desde == segue.em
    cena.answer(das, "celia", "Obrigada.")
    assert das.bola == Bola.ESCRITORIO


def test_a_nota_interna_is_seen_by_the_office_alone(cena: Cena, das: Atendimento) -> None:
    nota = cena.answer(das, "bruno", "Cliente em atraso.", nota_interna=True)
    assert (nota.ordem, nota.ordem_publica) == (2, 1)
    assert thread(cena, das, "ana")[-1] == "Cliente em atraso."
    assert thread(cena, das, "celia") == ["Bom dia, preciso da guia."]
    assert cena.last_event(das).acao == "nota"
    with cena.by("celia") as celia:
        assert [evento.acao for evento in das.eventos.all()] == ["aberto"]
        assert not Atendimento.objects.visible_to(celia).found_by("atraso")
        assert not Atendimento.objects.visible_to(celia).nao_lidos(celia)


def test_a_nota_interna_moves_neither_the_ball_nor_the_public_counter(
    cena: Cena, das: Atendimento
) -> None:
    publico = das.ultimo_publico_id
    nota = cena.answer(das, "bruno", "Ver com a Carla.", nota_interna=True)
    assert (das.bola, das.pareceres_total, das.pareceres_publicos) == (Bola.ESCRITORIO, 2, 1)
    assert (das.ultimo_parecer_id, das.ultimo_publico_id) == (nota.pk, publico)


def test_a_cliente_answers_below_a_nota_interna(cena: Cena, das: Atendimento) -> None:
    cena.answer(das, "bruno", "Ver com a Carla.", nota_interna=True)
    answer = cena.answer(das, "celia", "Alguma novidade?")
    assert (answer.ordem, answer.ordem_publica) == (3, 2)


def test_a_cliente_writes_no_nota_interna(cena: Cena, das: Atendimento) -> None:
    with pytest.raises(SemPermissao):
        cena.answer(das, "celia", "Só entre nós.", nota_interna=True)


def test_the_database_refuses_a_nota_interna_by_a_cliente(cena: Cena, das: Atendimento) -> None:
    with pytest.raises(Exception, match="row-level security"), cena.by("celia"):
        Parecer.objects.create(**raw(das, cena, nota_interna=True))


def raw(das: Atendimento, cena: Cena, **changes: Any) -> dict[str, Any]:
    """Return the columns of a parecer that goes past the verb."""
    usual = {
        "escritorio_id": das.escritorio_id,
        "empresa_id": das.empresa_id,
        "atendimento_id": das.pk,
        "autor": cena.pessoa("celia"),
        "em": das.aberto_em,
        "ordem": 2,
        "ordem_publica": 1,
        "texto_sha256": "0" * 64,
    }
    return usual | changes


@pytest.mark.parametrize("quem", ["celia", "bruno"])
def test_a_parecer_needs_text(cena: Cena, das: Atendimento, quem: str) -> None:
    with pytest.raises(DadoInvalido) as erro:
        cena.answer(das, quem, " \n ")
    assert erro.value.campo == "texto"


@pytest.mark.parametrize("end", [Cena.conclude, Cena.cancel])
@pytest.mark.parametrize("quem", ["celia", "bruno"])
def test_a_closed_atendimento_takes_none(cena: Cena, das: Atendimento, quem: str, end: Any) -> None:
    end(cena, das)
    with pytest.raises(AtendimentoFechado) as erro:
        cena.answer(das, quem, "Mais uma coisa.")
    assert erro.value.status == 409
    assert len(thread(cena, das, "ana")) == 1


@pytest.mark.parametrize("right", ["criar", "editar"])
def test_a_cliente_with_either_right_answers(cena: Cena, das: Atendimento, right: str) -> None:
    with cena.by_sistema():
        AcessoEmpresa.grant(cena.pessoa("celia"), cena.elenco.sol, right)
    assert cena.answer(das, "celia", "Obrigada.").ordem == 2


def test_a_cliente_who_may_only_look_does_not_answer(cena: Cena, das: Atendimento) -> None:
    with cena.by_sistema():
        AcessoEmpresa.grant(cena.pessoa("celia"), cena.elenco.sol, "visualizar")
    with pytest.raises(SemPermissao):
        cena.answer(das, "celia", "Obrigada.")


def test_who_does_not_see_it_finds_nothing_to_answer(cena: Cena, das: Atendimento) -> None:
    for nome in ("davi", "otto"):
        with pytest.raises(NaoEncontrado):
            cena.answer(das, nome, "Oi.")


def test_it_delegates_with_the_same_event(cena: Cena, das: Atendimento) -> None:
    parecer = cena.answer(das, "bruno", "Carla, veja.", delegado=cena.pessoa("carla"))
    assert (das.delegado, parecer.delegado) == (cena.pessoa("carla"), cena.pessoa("carla"))
    assert cena.events(das) == ["aberto", "parecer"]
    assert cena.last_event(das).dados == {"versao": 2, "de": "", "delegado": "Carla Souza"}


def test_the_same_delegado_again_is_no_delegation(cena: Cena, das: Atendimento) -> None:
    cena.delegate(das, "bruno", "carla")
    parecer = cena.answer(das, "bruno", "Alguma notícia?", delegado=cena.pessoa("carla"))
    assert parecer.delegado is None
    assert "delegado" not in cena.last_event(das).dados


def test_delegating_over_a_newer_delegation_is_a_question(cena: Cena, das: Atendimento) -> None:
    cena.delegate(das, "ana", "carla")
    with pytest.raises(VersaoAntiga) as erro:
        cena.answer(das, "bruno", "Fico eu.", delegado=cena.pessoa("bruno"), versao=1)
    assert erro.value.versao == 2
    assert erro.value.mudancas == [("Usuário para delegação", "", "Carla Souza")]
    cena.answer(das, "bruno", "Fico eu.", delegado=cena.pessoa("bruno"), versao=2)
    assert das.delegado == cena.pessoa("bruno")


def test_an_answer_alone_never_collides(cena: Cena, das: Atendimento) -> None:
    cena.delegate(das, "ana", "carla")
    assert cena.answer(das, "celia", "Obrigada.", versao=1).ordem == 2


def test_a_mention_lets_the_operador_see(cena: Cena, das: Atendimento) -> None:
    assert not cena.sees("carla", das)
    cena.answer(das, "bruno", "@Carla Souza, confira.", mencionados=[cena.pessoa("carla")])
    assert cena.sees("carla", das)


@pytest.mark.parametrize("nome", ["davi", "otto"])
def test_only_operadores_of_the_escritorio_are_mentioned(
    cena: Cena, das: Atendimento, nome: str
) -> None:
    with pytest.raises(IntegrityError):
        cena.answer(das, "bruno", "Confira.", mencionados=[cena.pessoa(nome)])
    with cena.by_sistema():
        assert not Mencao.objects.all()
        das.refresh_from_db()
    assert das.pareceres_total == 1


def test_a_correction_points_to_what_it_corrects(cena: Cena, das: Atendimento) -> None:
    wrong = cena.answer(das, "bruno", "Vence dia 19.")
    right = cena.answer(das, "bruno", "Vence dia 20.", corrige=wrong)
    assert right.corrige == wrong


def test_a_correction_of_another_atendimento_is_refused(cena: Cena, das: Atendimento) -> None:
    elsewhere = cena.answer(cena.open(), "bruno", "Vence dia 19.")
    with pytest.raises(IntegrityError):
        cena.answer(das, "bruno", "Vence dia 20.", corrige=elsewhere)


def test_anexos_hang_on_the_parecer(cena: Cena, das: Atendimento) -> None:
    with cena.by("bruno"):
        arquivo = Arquivo.objects.create(
            escritorio=cena.elenco.aurora, sha256="a" * 64, tamanho=10, tipo="application/pdf"
        )
    anexo = NovoAnexo(arquivo=arquivo, nome="guia-das.pdf")
    parecer = cena.answer(das, "bruno", "Segue.", anexos=[anexo])
    with cena.by("celia") as celia:
        assert [anexo.nome for anexo in parecer.anexos.all()] == ["guia-das.pdf"]
        assert list(Atendimento.objects.visible_to(celia).found_by("guia-das.pdf")) == [das]


def test_an_arquivo_of_another_escritorio_is_refused(cena: Cena, das: Atendimento) -> None:
    with cena.by("otto"):
        theirs = Arquivo.objects.create(
            escritorio=cena.elenco.boreal, sha256="a" * 64, tamanho=10, tipo="application/pdf"
        )
    with pytest.raises(IntegrityError):
        cena.answer(das, "bruno", "Segue.", anexos=[NovoAnexo(arquivo=theirs, nome="x.pdf")])


def test_who_writes_has_read(cena: Cena, das: Atendimento) -> None:
    cena.answer(das, "bruno", "Segue.")
    with cena.by_sistema():
        read = Leitura.objects.read_until(pessoa_id=cena.pessoa("bruno").pk, atendimentos=[das.pk])
    assert read == {das.pk: 2}


def test_the_system_writes_no_parecer(cena: Cena, das: Atendimento) -> None:
    with pytest.raises(SemPermissao), cena.by_sistema() as sistema:
        das.add_parecer(NovoParecer(texto="Automático."), author=sistema)


def test_out_of_sight_meanwhile_is_not_found(cena: Cena):
    """Made confidencial between the page and the save: the answer is a 404, not a fault of ours."""
    guia = cena.open("celia")
    with cena.by("bruno") as bruno:
        seen = Atendimento.objects.visible_to(bruno).get()
    cena.restrict(guia, "ana")
    with cena.by("bruno") as bruno, pytest.raises(NaoEncontrado) as raised:
        seen.add_parecer(NovoParecer(texto="Segue."), author=bruno)
    assert raised.value.status == 404
