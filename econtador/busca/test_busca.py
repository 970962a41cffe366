"""The index: what is found, what is replaced, and for whom."""

import pytest
from django.db import IntegrityError, ProgrammingError, connection

from econtador.atendimentos.models import Atendimento
from econtador.base.ids import uuid7
from econtador.busca.models import Documento, Texto, found_by, index
from tests.cena import Cena


def texto(das: Atendimento, *partes: str) -> Texto:
    """Return the head of an atendimento with other words."""
    return Texto(
        escritorio_id=das.escritorio_id,
        empresa_id=das.empresa_id,
        atendimento_id=das.pk,
        partes=partes,
    )


def found(cena: Cena, consulta: str, quem: str = "ana") -> list[str]:
    """Return the names of the atendimentos that one of the cast finds."""
    with cena.by(quem) as viewer:
        rows = Atendimento.objects.visible_to(viewer).found_by(consulta).order_by("numero")
        return [row.nome for row in rows]


def test_every_word_must_stand_in_one_text(cena: Cena) -> None:
    das = cena.open(nome="Guia do DAS", parecer="Vence amanhã.")
    cena.answer(das, "bruno", "Segue o recibo.")
    assert found(cena, "guia das") == ["Guia do DAS"]
    assert found(cena, "vence amanha") == ["Guia do DAS"]
    assert found(cena, "segue amanha") == []
    assert found(cena, "guia rescisao") == []


@pytest.mark.parametrize("consulta", ["certidao", "CERTIDÃO", "certidão", "cert", "negativa cert"])
def test_accents_case_order_and_the_end_of_the_last_word_do_not_matter(
    cena: Cena, consulta: str
) -> None:
    cena.open(nome="Certidão negativa")
    assert found(cena, consulta) == ["Certidão negativa"]


def test_only_the_last_word_is_a_beginning(cena: Cena) -> None:
    cena.open(nome="Certidão negativa")
    assert found(cena, "cert negativa") == []


@pytest.mark.parametrize("document", ["11.222.333/0001-81", "11222333000181", "11222333"])
def test_the_document_of_the_empresa_is_found_with_and_without_mask(
    cena: Cena, document: str
) -> None:
    cena.open()
    assert found(cena, document) == ["Guia do DAS"]


def test_a_number_is_found_exactly(cena: Cena) -> None:
    for nome in ("Um", "Dois", "Três"):
        cena.open(nome=nome)
    assert found(cena, "2") == ["Dois"]
    assert found(cena, "#3") == ["Três"]
    assert found(cena, "9" * 40) == []


@pytest.mark.parametrize("consulta", ["'", "&", ":*", "guia' | 'das", "\\", "!guia", "(", "\x00a"])
def test_no_sign_is_an_operator(cena: Cena, consulta: str) -> None:
    cena.open()
    assert found(cena, consulta) in ([], ["Guia do DAS"])


def test_indexing_again_replaces(cena: Cena, das: Atendimento) -> None:
    with cena.by("celia"):
        index([texto(das, "Outro nome")])
        assert Documento.objects.filter(atendimento_id=das.pk, parecer_id=None).count() == 1
    assert found(cena, "outro") == ["Guia do DAS"]
    assert found(cena, "padaria") == []


def test_words_are_not_moved_to_another_empresa(cena: Cena, das: Atendimento) -> None:
    with pytest.raises(IntegrityError), cena.by_sistema():
        Documento.objects.filter(atendimento_id=das.pk).update(empresa=cena.elenco.lua)


def test_words_of_no_atendimento_are_refused(cena: Cena, das: Atendimento) -> None:
    nowhere = Texto(das.escritorio_id, das.empresa_id, uuid7(), ("x",))
    with pytest.raises(ProgrammingError, match="row-level security"), cena.by_sistema():
        index([nowhere])


def test_without_words_there_is_no_query(cena: Cena) -> None:
    assert found_by(" -- ") is None


def test_the_function_gives_ids_of_the_viewers_own(cena: Cena, das: Atendimento) -> None:
    def ids(quem: str) -> list[object]:
        with cena.by(quem), connection.cursor() as cursor:
            cursor.execute("SELECT * FROM buscar_atendimentos(%s)", ["'guia'"])
            return [row[0] for row in cursor.fetchall()]

    assert ids("ana") == ids("celia") == [das.pk]
    assert ids("davi") == ids("otto") == []


def test_without_a_viewer_it_gives_nothing(cena: Cena, das: Atendimento) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM buscar_atendimentos(%s)", ["'guia'"])
        assert cursor.fetchall() == []


def test_a_query_that_is_none_is_an_error_of_the_caller(cena: Cena, das: Atendimento) -> None:
    ask = "SELECT * FROM buscar_atendimentos(%s)"
    with pytest.raises(ProgrammingError), cena.by("ana"), connection.cursor() as cursor:
        cursor.execute(ask, ["a & & b"])
