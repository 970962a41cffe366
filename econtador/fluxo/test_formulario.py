"""The form that perguntas make: each kind read, refused in Portuguese, and written for a person."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from econtador.fluxo.campos import Competencia, Numero, Reais, in_reais, read_number, with_comma
from econtador.fluxo.conftest import Fluxo
from econtador.fluxo.formulario import PerguntasForm, field_of, name_of, perguntas_of
from econtador.fluxo.models import Especie, Pergunta
from tests.cena import Cena


def pergunta(especie: Especie, **changes: Any) -> Pergunta:
    opcoes = ["DAS", "DARF"] if especie == Especie.ESCOLHA else []
    return Pergunta(**({"rotulo": "Qual?", "especie": especie, "opcoes": opcoes} | changes))


def sent(asked: Pergunta, value: str) -> PerguntasForm:
    return PerguntasForm([asked], {name_of(asked): value})


READ: list[tuple[Especie, str, str]] = [
    (Especie.TEXTO, " Maria  Silva ", "Maria  Silva"),
    (Especie.TEXTO_LONGO, "Uma linha\r\nOutra", "Uma linha\r\nOutra"),
    (Especie.NUMERO, "1.234,5", "1.234,5"),
    (Especie.NUMERO, "1234.50", "1.234,5"),
    (Especie.NUMERO, "1.000", "1.000"),
    (Especie.NUMERO, "-3", "-3"),
    (Especie.NUMERO, "0", "0"),
    (Especie.DATA, "2026-11-03", "03/11/2026"),
    (Especie.DATA, "03/11/2026", "03/11/2026"),
    (Especie.DATA, "29/02/1984", "29/02/1984"),
    (Especie.SIM_NAO, "sim", "Sim"),
    (Especie.SIM_NAO, "nao", "Não"),
    (Especie.ESCOLHA, "DARF", "DARF"),
    (Especie.COMPETENCIA, "2026-10", "10/2026"),
    (Especie.COMPETENCIA, "1/2026", "01/2026"),
    (Especie.VALOR, "1.234,56", "R$ 1.234,56"),
    (Especie.VALOR, "R$ 2000", "R$ 2.000,00"),
    (Especie.VALOR, "1234.5", "R$ 1.234,50"),
    (Especie.VALOR, "0", "R$ 0,00"),
]
NOT_READ: list[tuple[Especie, str, str]] = [
    (Especie.TEXTO, "x" * 201, "no máximo 200"),
    (Especie.TEXTO_LONGO, "x" * 5001, "no máximo 5000"),
    (Especie.NUMERO, "doze", "Escreva um número"),
    (Especie.NUMERO, "1.23.4", "Escreva um número"),
    (Especie.NUMERO, "1e5", "Escreva um número"),
    (Especie.NUMERO, "9" * 16, "Escreva um número"),
    (Especie.NUMERO, "NaN", "Escreva um número"),
    (Especie.DATA, "31/02/2026", "Informe uma data válida"),
    (Especie.DATA, "9999-12-31", "Informe uma data válida"),
    (Especie.SIM_NAO, "talvez", "Responda sim ou não"),
    (Especie.ESCOLHA, "ISS", "Escolha uma opção da lista"),
    (Especie.COMPETENCIA, "2026-13", "Informe o mês e o ano"),
    (Especie.COMPETENCIA, "10/26", "Informe o mês e o ano"),
    (Especie.COMPETENCIA, "1850-01", "Informe o mês e o ano"),
    (Especie.COMPETENCIA, "outubro", "Informe o mês e o ano"),
    (Especie.VALOR, "1,234", "Escreva um valor em reais"),
    (Especie.VALOR, "R$", "obrigatório"),
]


@pytest.mark.parametrize(("especie", "typed", "text"), READ)
def test_what_is_typed_is_read_and_written_for_a_person(
    especie: Especie, typed: str, text: str
) -> None:
    asked = pergunta(especie, obrigatoria=True)
    form = sent(asked, typed)
    assert form.is_valid(), form.errors
    (answered,) = form.answers()
    assert (answered.pergunta, answered.rotulo, answered.valor) == (asked, "Qual?", text)
    assert form.respostas == {asked.pk: text}


@pytest.mark.parametrize(("especie", "typed", "sentence"), NOT_READ)
def test_what_is_wrong_is_said_beside_the_field(
    especie: Especie, typed: str, sentence: str
) -> None:
    asked = pergunta(especie, obrigatoria=True)
    form = sent(asked, typed)
    assert sentence in str(form.errors[name_of(asked)])


@pytest.mark.parametrize("especie", Especie)
def test_a_required_one_is_answered(especie: Especie) -> None:
    asked = pergunta(especie, obrigatoria=True)
    assert "obrigatório" in str(sent(asked, "").errors[name_of(asked)])


@pytest.mark.parametrize("especie", Especie)
def test_another_may_be_left_empty_and_is_then_no_answer(especie: Especie) -> None:
    for form in (sent(pergunta(especie), ""), PerguntasForm([pergunta(especie)], {})):
        assert form.is_valid(), form.errors
        assert form.answers() == []


@pytest.mark.parametrize("especie", Especie)
def test_the_field_says_what_the_question_says(especie: Especie) -> None:
    field = field_of(pergunta(especie, ajuda="Só se mudou.", obrigatoria=True))
    assert (field.label, field.help_text, field.required) == ("Qual?", "Só se mudou.", True)


def test_what_is_shown_in_the_browser() -> None:
    html = {especie: str(sent(pergunta(especie), "")) for especie in Especie}
    assert 'type="date"' in html[Especie.DATA]
    assert 'type="month"' in html[Especie.COMPETENCIA]
    assert 'inputmode="decimal"' in html[Especie.VALOR]
    assert "<textarea" in html[Especie.TEXTO_LONGO]
    assert 'type="radio"' in html[Especie.SIM_NAO]
    assert '<option value="DARF">' in html[Especie.ESCOLHA]


def test_a_question_is_escaped() -> None:
    asked = pergunta(Especie.ESCOLHA, rotulo="<b>?", opcoes=["<i>", "&"])
    html = str(sent(asked, ""))
    assert "<b>" not in html
    assert "<i>" not in html


def test_of_a_tipo_in_order_and_one_query(
    cena: Cena, fluxo: Fluxo, django_assert_num_queries: Any
) -> None:
    with cena.by("ana") as ana:
        fluxo.pergunta("Cargo").archive(author=ana)
        fluxo.pergunta("Salário").move(-1, author=ana)
    tipo = fluxo.tipo("Admissão")
    with cena.by("celia"), django_assert_num_queries(1):
        form = PerguntasForm(perguntas_of(tipo))
    labels = [field.label for field in form]
    assert labels == [
        "Nome do empregado",
        "CPF do empregado",
        "Salário",
        "Data de admissão",
        "Vale-transporte",
    ]


def test_answers_stand_in_the_order_of_the_questions(cena: Cena, fluxo: Fluxo) -> None:
    tipo = fluxo.tipo("Admissão")
    with cena.by("celia"):
        asked = perguntas_of(tipo)
        typed = {"Salário": "2.500", "Nome do empregado": "João", "Vale-transporte": "nao"}
        data = {name_of(each): typed[each.rotulo] for each in asked if each.rotulo in typed}
        form = PerguntasForm(asked, data)
        assert form.is_valid()
    assert [(each.rotulo, each.valor) for each in form.answers()] == [
        ("Nome do empregado", "João"),
        ("Salário", "R$ 2.500,00"),
        ("Vale-transporte", "Não"),
    ]


def test_it_stands_beside_another_form_with_ids_of_its_own() -> None:
    asked = pergunta(Especie.TEXTO)
    (field,) = PerguntasForm([asked])
    assert field.id_for_label == f"campo-pergunta-{asked.pk}"


NUMBERS = st.decimals(min_value=-(10**8), max_value=10**8, places=2)


@given(NUMBERS)
def test_a_number_that_is_written_is_read_again(number: Any) -> None:
    assert read_number(with_comma(number)) == number
    assert Numero().clean(with_comma(number)) == number


@given(st.decimals(min_value=0, max_value=10**8, places=2))
def test_so_is_an_amount(amount: Any) -> None:
    assert Reais().clean(in_reais(amount)) == amount


@given(st.dates())
def test_so_is_a_month(day: Any) -> None:
    if day.year in range(2000, 2100):
        assert Competencia().clean(f"{day:%Y-%m}") == f"{day:%Y-%m}"
        assert Competencia().clean(f"{day:%m/%Y}") == f"{day:%Y-%m}"


@given(st.text(max_size=30))
def test_nothing_typed_breaks_a_field(text: str) -> None:
    for especie in Especie:
        sent(pergunta(especie), text).is_valid()
