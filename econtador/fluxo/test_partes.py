"""The questions and the checklist of a tipo: adding, changing, ordering, archiving."""

from dataclasses import replace
from typing import Any

import pytest
from django.db import IntegrityError

from econtador.base.erros import DadoInvalido, SemPermissao
from econtador.fluxo.conftest import Fluxo
from econtador.fluxo.models import Especie, FichaItem, FichaPergunta, ItemModelo, Pergunta
from tests.cena import Cena

TURNO = FichaPergunta("Turno", Especie.ESCOLHA, "De trabalho.", (" Manhã", "Tarde ", "Manhã", ""))
ASO = FichaItem("ASO arquivado", obrigatorio=True)
PARTES: list[tuple[Any, Any]] = [(Pergunta, TURNO), (ItemModelo, ASO)]
DA_ADMISSAO = ["Nome do empregado", "CPF do empregado", "Data de admissão", "Cargo"]


def add(cena: Cena, fluxo: Fluxo, modelo: Any, ficha: Any, by: str = "ana") -> Any:
    with cena.by(by) as author:
        return modelo.add(fluxo.tipo("Admissão"), ficha, author=author)


def rotulos(fluxo: Fluxo, modelo: Any) -> list[str]:
    return fluxo.perguntas("Admissão") if modelo is Pergunta else fluxo.itens("Admissão")


def test_a_question_has_its_kind_and_options(cena: Cena, fluxo: Fluxo) -> None:
    nova = add(cena, fluxo, Pergunta, TURNO)
    assert nova.opcoes == ["Manhã", "Tarde"], "aparadas, cada uma uma vez"
    assert (nova.ajuda, nova.obrigatoria) == ("De trabalho.", False)
    assert fluxo.perguntas("Admissão")[-1] == "Turno"
    assert fluxo.told() == ["incluiu a pergunta Turno do tipo Admissão"]


def test_an_item_is_the_last(cena: Cena, fluxo: Fluxo) -> None:
    assert add(cena, fluxo, ItemModelo, ASO).obrigatorio
    assert fluxo.itens("Admissão")[-1] == "ASO arquivado"
    assert fluxo.told() == ["incluiu o item ASO arquivado do tipo Admissão"]


@pytest.mark.parametrize("opcoes", [(), ("Manhã",), ("Manhã", " Manhã "), ("", " ")])
def test_a_choice_is_between_two_at_least(
    cena: Cena, fluxo: Fluxo, opcoes: tuple[str, ...]
) -> None:
    with pytest.raises(DadoInvalido, match="pelo menos duas opções") as refused:
        add(cena, fluxo, Pergunta, replace(TURNO, opcoes=opcoes))
    assert refused.value.campo == "opcoes"


def test_what_is_no_choice_has_no_options(cena: Cena, fluxo: Fluxo) -> None:
    assert add(cena, fluxo, Pergunta, replace(TURNO, especie=Especie.DATA)).opcoes == []


def test_a_change_of_a_question(cena: Cena, fluxo: Fluxo) -> None:
    turno = add(cena, fluxo, Pergunta, TURNO)
    with cena.by("ana") as ana:
        turno.change(replace(TURNO, opcoes=("Dia", "Noite"), obrigatoria=True), author=ana)
    depois = fluxo.pergunta("Turno")
    assert (depois.opcoes, depois.obrigatoria) == (["Dia", "Noite"], True)
    assert fluxo.told()[-1] == "mudou a pergunta Turno do tipo Admissão"
    assert fluxo.last_changes() == [
        ["Opções", "Manhã · Tarde", "Dia · Noite"],
        ["Resposta obrigatória", "não", "sim"],
    ]


def test_a_change_of_an_item(cena: Cena, fluxo: Fluxo) -> None:
    aso = add(cena, fluxo, ItemModelo, ASO)
    with cena.by("ana") as ana:
        aso.change(FichaItem(" ASO guardado "), author=ana)
    assert not fluxo.item("ASO guardado").obrigatorio
    changed = [["Item", "ASO arquivado", "ASO guardado"], ["Obrigatório", "sim", "não"]]
    assert fluxo.last_changes() == changed


@pytest.mark.parametrize(("modelo", "ficha"), PARTES)
def test_two_in_use_are_told_apart_by_name(
    cena: Cena, fluxo: Fluxo, modelo: Any, ficha: Any
) -> None:
    first = add(cena, fluxo, modelo, ficha)
    with pytest.raises(DadoInvalido, match="Este tipo já tem") as refused:
        add(cena, fluxo, modelo, ficha)
    assert refused.value.campo == "rotulo"
    with cena.by("ana") as ana:
        first.archive(author=ana)
    add(cena, fluxo, modelo, ficha)
    with cena.by("ana") as ana, pytest.raises(DadoInvalido, match="Este tipo já tem"):
        first.restore(author=ana)


@pytest.mark.parametrize(("modelo", "ficha"), PARTES)
def test_archived_it_is_gone_and_restored_it_is_the_last(
    cena: Cena, fluxo: Fluxo, modelo: Any, ficha: Any
) -> None:
    nova = add(cena, fluxo, modelo, ficha)
    add(cena, fluxo, modelo, replace(ficha, rotulo="Última"))
    with cena.by("ana") as ana:
        nova.archive(author=ana)
    assert ficha.rotulo not in rotulos(fluxo, modelo)
    with cena.by("ana") as ana:
        nova.restore(author=ana)
    assert rotulos(fluxo, modelo)[-2:] == ["Última", ficha.rotulo]


def test_order_is_within_the_tipo_and_what_is_in_use(cena: Cena, fluxo: Fluxo) -> None:
    da_rescisao = fluxo.perguntas("Rescisão")
    with cena.by("ana") as ana:
        fluxo.pergunta("CPF do empregado").archive(author=ana)
        fluxo.pergunta("Data de admissão").move(-1, author=ana)
    assert fluxo.perguntas("Admissão")[:3] == ["Data de admissão", "Nome do empregado", "Cargo"]
    assert fluxo.perguntas("Rescisão") == da_rescisao
    assert fluxo.told()[-1] == "subiu a pergunta Data de admissão do tipo Admissão"


def test_an_item_goes_down(cena: Cena, fluxo: Fluxo) -> None:
    before = fluxo.itens("Rescisão")
    with cena.by("ana") as ana:
        fluxo.item(before[0]).move(1, author=ana)
    assert fluxo.itens("Rescisão") == [before[1], before[0], *before[2:]]


@pytest.mark.parametrize("nome", ["bruno", "celia"])
@pytest.mark.parametrize(("modelo", "ficha"), PARTES)
def test_only_an_administrador_may(
    cena: Cena, fluxo: Fluxo, modelo: Any, ficha: Any, nome: str
) -> None:
    parte = add(cena, fluxo, modelo, ficha)
    with pytest.raises(SemPermissao):
        add(cena, fluxo, modelo, replace(ficha, rotulo="Outra"), by=nome)
    verbs = (
        lambda author: parte.change(ficha, author=author),
        lambda author: parte.move(-1, author=author),
        lambda author: parte.archive(author=author),
        lambda author: parte.restore(author=author),
    )
    for verb in verbs:
        with cena.by(nome) as author, pytest.raises(SemPermissao):
            verb(author)


REFUSED: list[tuple[Any, str, dict[str, Any]]] = [
    (Pergunta, "Motivo", {"opcoes": ["Um só"]}),
    (Pergunta, "Motivo", {"especie": "texto"}),
    (Pergunta, "Salário", {"especie": "escolha"}),
    (Pergunta, "Salário", {"opcoes": ["A", "B"]}),
    (Pergunta, "Salário", {"especie": "dinheiro"}),
    (Pergunta, "Salário", {"rotulo": ""}),
    (Pergunta, "Salário", {"rotulo": "Cargo"}),
    (Pergunta, "Salário", {"ordem": -1}),
    (ItemModelo, "Guia do FGTS paga", {"rotulo": ""}),
    (ItemModelo, "Guia do FGTS paga", {"rotulo": "Termo de rescisão assinado"}),
]


@pytest.mark.parametrize(("modelo", "rotulo", "values"), REFUSED)
def test_the_database_refuses_it_too(
    cena: Cena, modelo: Any, rotulo: str, values: dict[str, Any]
) -> None:
    with pytest.raises(IntegrityError), cena.by_sistema():
        assert modelo.objects.filter(rotulo=rotulo).update(**values) == 1


def test_a_part_does_not_change_its_tipo(cena: Cena, fluxo: Fluxo) -> None:
    outro = fluxo.tipo("Rescisão")
    for modelo in (Pergunta, ItemModelo):
        with pytest.raises(IntegrityError, match="imutavel"), cena.by_sistema():
            modelo._default_manager.filter(tipo__nome="Admissão").update(tipo=outro)


def test_a_cliente_reads_them_and_writes_none(cena: Cena) -> None:
    with cena.by("celia"):
        for modelo in (Pergunta, ItemModelo):
            assert modelo._default_manager.exists()
            assert modelo._default_manager.update(rotulo="Invasor") == 0


def test_another_office_has_its_own(cena: Cena, fluxo: Fluxo, de_boreal: Fluxo) -> None:
    add(cena, fluxo, Pergunta, TURNO)
    assert de_boreal.perguntas("Admissão") == [*DA_ADMISSAO, "Salário", "Vale-transporte"]
