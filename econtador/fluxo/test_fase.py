"""Adding, changing, ordering, archiving and restoring a fase."""

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

import pytest
from django.db import IntegrityError, transaction

from econtador.base.erros import DadoInvalido, DomainError, SemPermissao
from econtador.base.viewer import Viewer
from econtador.fluxo.conftest import Fluxo
from econtador.fluxo.models import Fase, FichaFase, UltimaFase
from econtador.fluxo.padroes import FASES
from tests.cena import Cena

PROTOCOLO = FichaFase(
    "Protocolo",
    modelo_padrao="Protocolamos o pedido.",
    usuario_obrigatorio=True,
    parecer_obrigatorio=True,
    limite=5,
)
DE_COMECO = [nome for nome, marcas in FASES.items() if not marcas.get("encerra")]
VERBS: dict[str, Callable[[Fase, Viewer], object]] = {
    "add": lambda _, author: Fase.add(PROTOCOLO, author=author),
    "change": lambda fase, author: fase.change(PROTOCOLO, author=author),
    "move": lambda fase, author: fase.move(1, author=author),
    "archive": lambda fase, author: fase.archive(author=author),
    "restore": lambda fase, author: fase.restore(author=author),
}


def add(cena: Cena, ficha: FichaFase = PROTOCOLO, by: str = "ana") -> Fase:
    with cena.by(by) as author:
        return Fase.add(ficha, author=author)


def act(cena: Cena, verb: str, fase: Fase, by: str = "ana") -> None:
    with cena.by(by) as author:
        VERBS[verb](fase, author)


def move(cena: Cena, fase: Fase, passo: Literal[-1, 1]) -> None:
    with cena.by("ana") as ana:
        fase.move(passo, author=ana)


def archive_all_but(cena: Cena, fluxo: Fluxo, kept: str) -> None:
    for nome in DE_COMECO:
        if nome != kept:
            act(cena, "archive", fluxo.fase(nome))


def test_a_new_one_is_the_last_and_has_its_marks(cena: Cena, fluxo: Fluxo) -> None:
    nova = add(cena)
    assert nova.escritorio_id == cena.elenco.aurora.pk
    assert FichaFase(**{nome: getattr(nova, nome) for nome in PROTOCOLO.__slots__}) == PROTOCOLO
    assert fluxo.fases() == [*FASES, "Protocolo"]
    assert fluxo.told() == ["criou a fase Protocolo"]


def test_a_change_writes_the_whole_ficha_and_keeps_the_place(cena: Cena, fluxo: Fluxo) -> None:
    with cena.by("ana") as ana:
        fluxo.fase("Documentos").change(replace(PROTOCOLO, nome=" Papéis "), author=ana)
    papeis = fluxo.fase("Papéis")
    assert (papeis.limite, papeis.parecer_obrigatorio, papeis.ordem) == (5, True, 1)
    assert fluxo.told() == ["mudou a fase Papéis"]
    assert ["Descrição", "Documentos", "Papéis"] in fluxo.last_changes()
    assert ["Usuário obrigatório no parecer", "não", "sim"] in fluxo.last_changes()
    assert ["Limite no quadro", "", "5"] in fluxo.last_changes()


def test_a_change_of_nothing_tells_nothing(cena: Cena, fluxo: Fluxo) -> None:
    with cena.by("ana") as ana:
        fluxo.fase("Triagem").change(FichaFase("Triagem"), author=ana)
    assert fluxo.told() == []


@pytest.mark.parametrize("verb", ["add", "change"])
def test_a_name_is_used_once_archived_or_not(cena: Cena, fluxo: Fluxo, verb: str) -> None:
    act(cena, "archive", add(cena))
    with pytest.raises(DadoInvalido, match="Já existe uma fase com este nome") as refused:
        act(cena, verb, fluxo.fase("Triagem"))
    assert refused.value.campo == "nome"
    assert fluxo.fases() == [*FASES]


def test_another_office_may_use_the_name(cena: Cena) -> None:
    add(cena)
    assert add(cena, by="otto").escritorio_id == cena.elenco.boreal.pk


def test_it_changes_places_with_its_neighbour_in_use(cena: Cena, fluxo: Fluxo) -> None:
    act(cena, "archive", fluxo.fase("Documentos"))
    move(cena, fluxo.fase("Em execução"), -1)
    assert fluxo.fases()[:3] == ["Em execução", "Triagem", "Conferência"]
    move(cena, fluxo.fase("Em execução"), 1)
    assert fluxo.fases()[:3] == ["Triagem", "Em execução", "Conferência"]
    assert fluxo.told()[1:] == ["subiu a fase Em execução", "desceu a fase Em execução"]


def test_at_the_ends_nothing_moves(cena: Cena, fluxo: Fluxo) -> None:
    move(cena, fluxo.fase("Triagem"), -1)
    move(cena, fluxo.fase("Concluído"), 1)
    assert fluxo.fases() == [*FASES]
    assert fluxo.told() == []


def test_what_is_archived_has_no_place(cena: Cena, fluxo: Fluxo) -> None:
    act(cena, "archive", fluxo.fase("Conferência"))
    move(cena, fluxo.fase("Conferência"), -1)
    assert fluxo.told() == ["arquivou a fase Conferência"]


def test_archived_it_is_offered_no_more_and_restored_it_is_the_last(
    cena: Cena, fluxo: Fluxo
) -> None:
    act(cena, "archive", fluxo.fase("Documentos"))
    assert "Documentos" not in fluxo.fases()
    act(cena, "restore", fluxo.fase("Documentos"))
    assert fluxo.fases()[-1] == "Documentos"
    assert fluxo.told() == ["arquivou a fase Documentos", "restaurou a fase Documentos"]


def test_twice_is_once(cena: Cena, fluxo: Fluxo) -> None:
    for verb in ("archive", "archive", "restore", "restore"):
        act(cena, verb, fluxo.fase("Documentos"))
    assert fluxo.told() == ["arquivou a fase Documentos", "restaurou a fase Documentos"]


def test_what_a_stale_page_knows_is_read_anew(cena: Cena, fluxo: Fluxo) -> None:
    stale = fluxo.fase("Documentos")
    act(cena, "archive", fluxo.fase("Documentos"))
    act(cena, "archive", stale)
    assert fluxo.told() == ["arquivou a fase Documentos"]


def test_the_last_one_where_work_begins_stays(cena: Cena, fluxo: Fluxo) -> None:
    archive_all_but(cena, fluxo, "Triagem")
    triagem = fluxo.fase("Triagem")
    with pytest.raises(UltimaFase, match="pelo menos uma fase em uso que não encerra"):
        act(cena, "archive", triagem)
    with cena.by("ana") as ana, pytest.raises(DadoInvalido) as refused:
        triagem.change(FichaFase("Triagem", encerra=True), author=ana)
    assert refused.value.campo == "encerra"
    assert fluxo.fases() == ["Triagem", "Concluído"]


def test_an_archived_one_may_become_the_end(cena: Cena, fluxo: Fluxo) -> None:
    archive_all_but(cena, fluxo, "Triagem")
    with cena.by("ana") as ana:
        fluxo.fase("Conferência").change(FichaFase("Conferência", encerra=True), author=ana)
    assert fluxo.fase("Conferência").encerra


def test_the_end_may_be_archived(cena: Cena, fluxo: Fluxo) -> None:
    act(cena, "archive", fluxo.fase("Concluído"))
    assert fluxo.fases() == DE_COMECO


def test_atendimentos_in_an_archived_fase_stay_in_it(cena: Cena, fluxo: Fluxo) -> None:
    das = cena.open()
    act(cena, "archive", fluxo.fase("Triagem"))
    assert cena.sees("bruno", das)
    assert das.fase_id == fluxo.fase("Triagem").pk
    assert cena.open().fase.nome == "Documentos"


@pytest.mark.parametrize("nome", ["bruno", "celia"])
@pytest.mark.parametrize("verb", VERBS)
def test_only_an_administrador_may(cena: Cena, fluxo: Fluxo, verb: str, nome: str) -> None:
    with pytest.raises(SemPermissao):
        act(cena, verb, fluxo.fase("Documentos"), by=nome)
    assert fluxo.told() == []
    assert fluxo.fases() == [*FASES]


@pytest.mark.parametrize("verb", [verb for verb in VERBS if verb != "add"])
def test_another_office_reaches_nothing(cena: Cena, fluxo: Fluxo, verb: str) -> None:
    with pytest.raises((Fase.DoesNotExist, DomainError)):
        act(cena, verb, fluxo.fase("Documentos"), by="otto")
    assert fluxo.fases() == [*FASES]


def refused(cena: Cena, **values: object) -> None:
    with pytest.raises(IntegrityError), cena.by_sistema(), transaction.atomic():
        Fase.objects.filter(nome="Triagem").update(**values)


@pytest.mark.parametrize("values", [{"nome": ""}, {"limite": 0}, {"ordem": -1}])
def test_the_database_refuses_what_no_form_lets_through(
    cena: Cena, values: dict[str, object]
) -> None:
    refused(cena, **values)


@pytest.mark.parametrize("values", [{"ativa": False}, {"encerra": True}])
def test_the_database_keeps_one_where_work_begins(cena: Cena, values: dict[str, object]) -> None:
    with cena.by_sistema():
        Fase.objects.exclude(nome="Triagem").update(ativa=False)
    refused(cena, **values)


def test_every_fase_at_once_is_refused_too(cena: Cena) -> None:
    with pytest.raises(IntegrityError, match="sem fase"), cena.by_sistema():
        Fase.objects.update(ativa=False)
