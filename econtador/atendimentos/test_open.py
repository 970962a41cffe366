"""The verb `open`."""

from typing import Any

import pytest
from django.db import IntegrityError

from econtador.acessos.models import AcessoEmpresa
from econtador.atendimentos.models import Anexo, Atendimento, Bola, Evento, Leitura, Status
from econtador.base.banco.viewing import viewing
from econtador.base.erros import DadoInvalido, SemPermissao
from econtador.fluxo.models import Tipo
from tests.cena import PRAZO, Cena


def test_it_works(cena: Cena) -> None:
    das = cena.open()
    assert (das.numero, das.nome, das.status) == (1, "Guia do DAS", Status.ABERTO)
    assert (das.empresa, das.providenciar_ate) == (cena.elenco.sol, PRAZO)
    assert (das.pareceres_total, das.pareceres_publicos, das.versao) == (1, 1, 1)
    with cena.by("bruno"):
        parecer = das.parecers.get()
    assert (parecer.ordem, parecer.ordem_publica, parecer.autor_id) == (1, 1, cena.pk("celia"))
    assert das.ultimo_parecer_id == das.ultimo_publico_id == parecer.pk


def test_the_text_is_kept_trimmed(cena: Cena) -> None:
    das = cena.open(nome="  Guia  ", parecer="  Bom dia.\n")
    assert das.nome == "Guia"
    with cena.by("celia"):
        assert das.parecers.get().texto == "Bom dia."


@pytest.mark.parametrize(
    ("quem", "bola"), [("celia", Bola.ESCRITORIO), ("bruno", Bola.CLIENTE), ("ana", Bola.CLIENTE)]
)
def test_the_other_side_has_the_ball(cena: Cena, quem: str, bola: Bola) -> None:
    das = cena.open(by=quem)
    assert (das.bola, das.bola_desde) == (bola, das.aberto_em)


def test_tipo_fase_and_prioridade_follow_from_the_departamento(cena: Cena) -> None:
    das = cena.open(departamento=cena.elenco.departamentos["Departamento Pessoal"])
    assert (das.tipo.nome, das.fase.nome, das.prioridade) == ("Admissão", "Triagem", 2)


def test_without_departamento_the_tipo_is_the_escritorios(cena: Cena) -> None:
    das = cena.open(departamento=None)
    assert (das.tipo.nome, das.departamento, das.prioridade) == ("Geral", None, 5)


def test_a_chosen_tipo_and_prioridade_stand(cena: Cena) -> None:
    with cena.by("bruno"):
        certidao = Tipo.objects.get(nome="Certidão")
    das = cena.open(by="bruno", tipo=certidao, prioridade=1)
    assert (das.tipo, das.prioridade) == (certidao, 1)


def test_numbers_grow_by_one_in_each_escritorio(cena: Cena) -> None:
    assert [cena.open().numero, cena.open(by="bruno").numero] == [1, 2]
    norte = cena.open(by="otto", empresa=cena.elenco.norte, departamento=None)
    assert norte.numero == 1


def test_a_refused_opening_takes_no_number(cena: Cena) -> None:
    with pytest.raises(DadoInvalido):
        cena.open(nome=" ")
    assert cena.open().numero == 1


def test_it_records_one_event(cena: Cena) -> None:
    das = cena.open()
    assert cena.events(das) == ["aberto"]
    evento = cena.last_event(das)
    assert (evento.autor_id, evento.em) == (cena.pk("celia"), das.aberto_em)
    assert evento.dados == {"versao": 1}


def test_the_author_has_read_it_and_nobody_else(cena: Cena) -> None:
    das = cena.open()
    with cena.by_sistema():
        leitura = Leitura.objects.get(atendimento=das)
    assert (leitura.pessoa_id, leitura.ate) == (cena.pk("celia"), 1)
    with cena.by("bruno") as bruno:
        assert Atendimento.objects.visible_to(bruno).nao_lidos(bruno).count() == 1
    with cena.by("celia") as celia:
        assert not Atendimento.objects.visible_to(celia).nao_lidos(celia)


@pytest.mark.parametrize("campo", ["nome", "parecer"])
def test_nome_and_parecer_are_required(cena: Cena, campo: str) -> None:
    with pytest.raises(DadoInvalido) as erro:
        cena.open(**{campo: " \n"})
    assert (erro.value.campo, erro.value.status) == (campo, 422)


def test_a_cliente_without_criar_is_refused(cena: Cena) -> None:
    with cena.by_sistema():
        AcessoEmpresa.grant(cena.pessoa("celia"), cena.elenco.sol, "editar")
    with pytest.raises(SemPermissao) as erro:
        cena.open()
    assert erro.value.status == 403


def test_a_cliente_of_another_empresa_is_refused(cena: Cena) -> None:
    with pytest.raises(SemPermissao):
        cena.open(by="davi")


def test_a_cliente_asks_only_departamentos_that_he_has(cena: Cena) -> None:
    fiscal = cena.elenco.departamentos["Fiscal"]
    with cena.by_sistema():
        cena.pessoa("celia").acessos_departamento.filter(departamento=fiscal).delete()
    with pytest.raises(DadoInvalido) as erro:
        cena.open()
    assert erro.value.campo == "departamento"


def test_the_system_writes_in_nobodys_name(cena: Cena) -> None:
    with pytest.raises(SemPermissao), cena.by_sistema() as sistema:
        Atendimento.open(cena.pedido(), author=sistema)


def foreign(cena: Cena, campo: str) -> dict[str, Any]:
    """Return the field filled with a record of Boreal."""
    with cena.by("otto"):
        values = {
            "empresa": cena.elenco.norte,
            "departamento": cena.pessoa("otto").acessos_departamento.all()[0].departamento,
        }
    return {campo: values[campo]}


@pytest.mark.parametrize("campo", ["empresa", "departamento"])
def test_the_database_refuses_another_escritorios_records(cena: Cena, campo: str) -> None:
    change = foreign(cena, campo)
    with pytest.raises(IntegrityError):
        cena.open(by="ana", **change)


def test_another_escritorios_tipo_is_none_to_choose(cena: Cena) -> None:
    with cena.by("otto"):
        theirs = Tipo.objects.get(nome="Geral")
    with pytest.raises(DadoInvalido) as erro:
        cena.open(by="ana", tipo=theirs)
    assert erro.value.campo == "tipo"


def test_the_database_refuses_an_author_of_another_escritorio(cena: Cena) -> None:
    das = cena.open()
    with pytest.raises(IntegrityError), cena.by_sistema():
        Evento.objects.create(
            escritorio=cena.elenco.aurora,
            empresa=cena.elenco.sol,
            atendimento=das,
            acao="parecer",
            autor=cena.pessoa("otto"),
            em=das.aberto_em,
        )


@pytest.mark.parametrize("competencia", ["2026-13", "10/2026", "2026-1"])
def test_the_database_refuses_a_wrong_competencia(cena: Cena, competencia: str) -> None:
    with pytest.raises(IntegrityError):
        cena.open(competencia=competencia[:7])


def test_what_was_opened_is_found_by_word_number_and_empresa(cena: Cena) -> None:
    das = cena.open()
    with cena.by("bruno") as bruno:
        mine = Atendimento.objects.visible_to(bruno)
        for consulta in ("guia das", "GUIA", "1", "#1", "padaria", "11.222.333/0001-81"):
            assert list(mine.found_by(consulta)) == [das], consulta
        assert not mine.found_by("rescisao")
        assert not mine.found_by("--")


def test_both_offices_see_only_their_own(cena: Cena) -> None:
    cena.open()
    with viewing(cena.elenco.viewer("otto")):
        assert not Atendimento.objects.all()
        assert not Anexo.objects.all()
        assert not Evento.objects.all()
