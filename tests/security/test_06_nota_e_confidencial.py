"""Row 6: a nota interna or a confidencial shown to who may not know of it, through any table."""

import pytest

from econtador.arquivos.models import Arquivo
from econtador.atendimentos.erros import VersaoAntiga
from econtador.atendimentos.models import (
    Anexo,
    Atendimento,
    Desfecho,
    Evento,
    Leitura,
    Mencao,
    Nomeado,
    NovoAnexo,
    Parecer,
    ParecerTexto,
)
from econtador.busca.models import Documento
from tests.cena import Cena

PARTS = (Anexo, Desfecho, Evento, Leitura, Mencao, Nomeado, Parecer, Documento)


@pytest.fixture
def nota(cena: Cena, das: Atendimento) -> Parecer:
    """Bruno's nota interna: with a file, a mention and a delegation in it."""
    with cena.by("bruno"):
        blob = Arquivo.objects.create(
            escritorio=cena.elenco.aurora, sha256="a" * 64, tamanho=1, tipo="text/plain"
        )
    return cena.answer(
        das,
        "bruno",
        "Inadimplente desde agosto.",
        nota_interna=True,
        anexos=[NovoAnexo(arquivo=blob, nome="inadimplencia.txt")],
        mencionados=[cena.pessoa("carla")],
        delegado=cena.pessoa("carla"),
    )


@pytest.mark.parametrize("quem", ["ana", "bruno", "carla"])
def test_the_office_reads_the_nota(cena: Cena, das: Atendimento, nota: Parecer, quem: str) -> None:
    with cena.by(quem) as viewer:
        assert Parecer.objects.filter(pk=nota.pk).exists()
        assert Anexo.objects.count() == 1
        assert list(Atendimento.objects.visible_to(viewer).found_by("inadimplencia")) == [das]


@pytest.mark.parametrize("quem", ["celia", "rita", "davi", "otto"])
def test_no_table_shows_the_nota_to_a_cliente_or_a_stranger(
    cena: Cena, nota: Parecer, quem: str
) -> None:
    with cena.by(quem):
        assert not Parecer.objects.filter(pk=nota.pk)
        assert not Parecer.objects.filter(nota_interna=True)
        assert not ParecerTexto.objects.filter(texto__contains="Inadimplente")
        assert not Anexo.objects.all()
        assert not Evento.objects.filter(interno=True)
        assert not Evento.objects.filter(parecer_id=nota.pk)
        assert not Documento.objects.filter(parecer_id=nota.pk)
        assert not Leitura.objects.filter(pessoa_id=cena.pk("bruno"))


@pytest.mark.parametrize("consulta", ["inadimplente", "agosto", "inadimplencia.txt", "inad"])
def test_no_search_leads_to_it(cena: Cena, das: Atendimento, nota: Parecer, consulta: str) -> None:
    with cena.by("celia") as celia:
        assert not Atendimento.objects.visible_to(celia).found_by(consulta)
        assert not Atendimento.objects.found_by(consulta)


def test_no_counter_tells_of_it(cena: Cena, das: Atendimento, nota: Parecer) -> None:
    with cena.by("celia") as celia:
        mine = Atendimento.objects.visible_to(celia)
        assert not mine.nao_lidos(celia)
        assert mine.get().pareceres_publicos == 1
        assert mine.get().ultimo_publico_id != nota.pk
        assert [parecer.ordem_publica for parecer in das.parecers.all()] == [1]


def test_the_next_answers_show_no_gap(cena: Cena, das: Atendimento, nota: Parecer) -> None:
    cena.answer(das, "bruno", "Segue a guia.")
    with cena.by("celia"):
        thread = Parecer.objects.in_order()
        assert [parecer.ordem_publica for parecer in thread] == [1, 2]


def test_a_question_about_a_stale_save_does_not_tell_of_it(
    cena: Cena, das: Atendimento, nota: Parecer
) -> None:
    """The delegation that the nota made is known only from the nota's event."""
    with cena.by("celia"):
        assert das.changes_since(1) == []
    with pytest.raises(VersaoAntiga), cena.by("bruno") as bruno:
        das.delegate_to(cena.pessoa("bruno"), author=bruno, versao=1)


@pytest.fixture
def sigilo(cena: Cena, das: Atendimento, nota: Parecer) -> Atendimento:
    """The same, made confidencial: Célia (author), Bruno and Carla are inside."""
    cena.restrict(das, "bruno", "carla")
    cena.conclude(das)
    return das


@pytest.mark.parametrize("quem", ["ana", "rita", "davi", "otto"])
@pytest.mark.parametrize("model", PARTS)
def test_no_table_shows_a_confidencial_outside(
    cena: Cena, sigilo: Atendimento, quem: str, model: type[Anexo]
) -> None:
    with cena.by(quem):
        assert not Atendimento.objects.filter(pk=sigilo.pk)
        assert not model._default_manager.filter(atendimento_id=sigilo.pk)
        assert not ParecerTexto.objects.all()


@pytest.mark.parametrize("quem", ["ana", "rita", "davi", "otto"])
def test_no_search_leads_to_a_confidencial(cena: Cena, sigilo: Atendimento, quem: str) -> None:
    with cena.by(quem) as viewer:
        for consulta in ("guia", "inadimplente", "1", "padaria"):
            assert not Atendimento.objects.visible_to(viewer).found_by(consulta)
            assert not Atendimento.objects.found_by(consulta)


@pytest.mark.parametrize("model", [Anexo, Desfecho, Evento, Leitura, Nomeado, Parecer, Documento])
def test_inside_the_office_all_is_there(
    cena: Cena, sigilo: Atendimento, model: type[Anexo]
) -> None:
    for quem in ("bruno", "carla"):
        with cena.by(quem):
            assert model._default_manager.filter(atendimento_id=sigilo.pk).exists()


def test_the_cliente_inside_still_reads_no_nota(cena: Cena, sigilo: Atendimento) -> None:
    with cena.by("celia"):
        assert [parecer.nota_interna for parecer in sigilo.parecers.all()] == [False]
        assert not Anexo.objects.all()


def test_a_named_cliente_who_loses_the_empresa_loses_it_too(
    cena: Cena, sigilo: Atendimento
) -> None:
    with cena.by_sistema():
        cena.pessoa("celia").acessos_empresa.all().delete()
    with cena.by("celia"):
        assert not Atendimento.objects.all()
        assert not Parecer.objects.all()
