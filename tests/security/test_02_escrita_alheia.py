"""Row 2: write across empresas or escritórios by a foreign id, past every form.

The verbs are called, and the tables written, with ids that no screen offers.
"""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.db.models import Model

from econtador.acessos.models import AcessoDepartamento, AcessoEmpresa
from econtador.arquivos.models import Arquivo
from econtador.atendimentos.models import (
    Anexo,
    Atendimento,
    Desfecho,
    Evento,
    Leitura,
    NovoAnexo,
    Parecer,
)
from econtador.base.erros import DomainError
from econtador.departamentos.models import Departamento
from econtador.empresas.models import Empresa
from econtador.escritorios.models import Escritorio
from econtador.fluxo.models import Fase, Tipo
from econtador.pessoas.models import Pessoa
from tests.cena import PRAZO, Cena

REFUSALS = (DomainError, DatabaseError, Atendimento.DoesNotExist)
Foreign = Callable[[Cena], Any]


def of_boreal(model: type[Model]) -> Foreign:
    """Return how to get some record of Boreal, as Otto sees it."""

    def get(cena: Cena) -> Any:
        with cena.by("otto"):
            return model._default_manager.all()[0]

    return get


OPENINGS: list[tuple[str, str, Foreign]] = [
    ("celia", "empresa", lambda cena: cena.elenco.lua),
    ("celia", "empresa", lambda cena: cena.elenco.norte),
    ("bruno", "empresa", lambda cena: cena.elenco.norte),
    ("celia", "departamento", of_boreal(Departamento)),
    ("bruno", "departamento", of_boreal(Departamento)),
    ("bruno", "tipo", of_boreal(Tipo)),
    ("celia", "tipo", of_boreal(Tipo)),
    ("celia", "delegado", lambda cena: cena.pessoa("otto")),
    ("bruno", "delegado", lambda cena: cena.pessoa("otto")),
    ("celia", "delegado", lambda cena: cena.pessoa("davi")),
    ("bruno", "delegado", lambda cena: cena.pessoa("celia")),
]


def count(cena: Cena) -> int:
    """Return how many atendimentos both escritórios have."""
    total = 0
    for nome in ("ana", "otto"):
        with cena.by(nome):
            total += Atendimento.objects.count()
    return total


@pytest.mark.parametrize(("quem", "campo", "foreign"), OPENINGS)
def test_nothing_is_opened_with_a_foreign_id(
    cena: Cena, quem: str, campo: str, foreign: Foreign
) -> None:
    with pytest.raises(REFUSALS):
        cena.open(by=quem, **{campo: foreign(cena)})
    assert count(cena) == 0


def blob_of_boreal(cena: Cena) -> NovoAnexo:
    with cena.by("otto"):
        blob = Arquivo.objects.create(
            escritorio=cena.elenco.boreal, sha256="b" * 64, tamanho=1, tipo="text/plain"
        )
    return NovoAnexo(arquivo=blob, nome="folha.txt")


ANSWERS: list[tuple[str, Foreign]] = [
    ("delegado", lambda cena: cena.pessoa("otto")),
    ("delegado", lambda cena: cena.pessoa("davi")),
    ("mencionados", lambda cena: [cena.pessoa("otto")]),
    ("mencionados", lambda cena: [cena.pessoa("davi")]),
    ("anexos", lambda cena: [blob_of_boreal(cena)]),
    ("corrige", lambda cena: cena.answer(cena.open(), "bruno", "De outro.")),
]


@pytest.mark.parametrize("quem", ["celia", "bruno"])
@pytest.mark.parametrize(("campo", "foreign"), ANSWERS)
def test_nothing_is_answered_with_a_foreign_id(
    cena: Cena, das: Atendimento, quem: str, campo: str, foreign: Foreign
) -> None:
    with pytest.raises(REFUSALS):
        cena.answer(das, quem, "Veja.", **{campo: foreign(cena)})
    with cena.by_sistema():
        assert das.parecers.count() == 1


VERBS: dict[str, Callable[[Cena, Atendimento, str], object]] = {
    "answer": lambda cena, das, quem: cena.answer(das, quem, "Oi."),
    "delegate": lambda cena, das, quem: cena.delegate(das, quem, "bruno"),
    "conclude": lambda cena, das, quem: cena.conclude(das, quem),
    "cancel": lambda cena, das, quem: cena.cancel(das, quem),
    "restrict": lambda cena, das, quem: cena.restrict(das, quem),
}


@pytest.mark.parametrize("quem", ["davi", "otto"])
@pytest.mark.parametrize("verb", VERBS)
def test_a_record_in_hand_is_no_right_to_it(
    cena: Cena, das: Atendimento, verb: str, quem: str
) -> None:
    """The object came from somebody else's hands: the verb reads it anew as its author."""
    with pytest.raises(REFUSALS):
        VERBS[verb](cena, das, quem)
    assert cena.events(das) == ["aberto"]


COLUMNS: list[tuple[type[Model], dict[str, Any]]] = [
    (Leitura, {"pessoa_id": "davi", "ate": 1}),
    (Desfecho, {"status": "encerrado"}),
    (Evento, {"acao": "parecer"}),
    (Parecer, {"autor_id": "davi", "ordem": 2, "ordem_publica": 2, "texto_sha256": "0" * 64}),
]


@pytest.mark.parametrize("quem", ["davi", "otto"])
@pytest.mark.parametrize("claimed", ["its own", "the author's"])
@pytest.mark.parametrize(("model", "columns"), COLUMNS)
def test_a_row_is_not_hung_on_anothers_atendimento(  # noqa: PLR0913 - the three axes and two fixtures
    cena: Cena,
    das: Atendimento,
    quem: str,
    claimed: str,
    model: type[Model],
    columns: dict[str, Any],
) -> None:
    """Written past the verbs, with the true empresa or with the writer's own."""
    theirs = cena.elenco.lua if quem == "davi" else cena.elenco.norte
    empresa = cena.elenco.sol if claimed == "its own" else theirs
    place = {
        "escritorio_id": empresa.escritorio_id,
        "empresa_id": empresa.pk,
        "atendimento_id": das.pk,
    }
    values = {
        name: cena.pk("davi") if value == "davi" else value for name, value in columns.items()
    }
    with pytest.raises(DatabaseError), cena.by(quem):
        model._default_manager.create(em=PRAZO, **place, **values)


def test_an_update_of_anothers_rows_touches_none(cena: Cena, das: Atendimento) -> None:
    for quem in ("davi", "otto"):
        with cena.by(quem):
            assert Atendimento.objects.filter(pk=das.pk).update(nome="Invadido") == 0
            assert Atendimento.objects.update(nome="Invadido") == 0
    with cena.by("celia"):
        das.refresh_from_db()
    assert das.nome == "Guia do DAS"


def test_an_anexo_is_not_hung_on_anothers_parecer(cena: Cena, das: Atendimento) -> None:
    with cena.by("davi"):
        blob = Arquivo.objects.create(
            escritorio=cena.elenco.aurora, sha256="c" * 64, tamanho=1, tipo="text/plain"
        )
    with pytest.raises(DatabaseError), cena.by("davi"):
        Anexo.objects.create(
            escritorio_id=das.escritorio_id,
            empresa_id=das.empresa_id,
            atendimento_id=das.pk,
            parecer_id=das.ultimo_parecer_id,
            arquivo=blob,
            nome="virus.txt",
            em=PRAZO,
        )


RAISED_BY_A_CLIENTE: dict[str, Callable[[Cena], object]] = {
    "his permissions": lambda cena: AcessoEmpresa.grant(
        cena.pessoa("celia"), cena.elenco.lua, "criar"
    ),
    "his departamentos": lambda cena: AcessoDepartamento.objects.create(
        escritorio=cena.elenco.aurora,
        pessoa=cena.pessoa("davi"),
        departamento=cena.elenco.departamentos["Fiscal"],
    ),
    "a new empresa": lambda cena: Empresa.register(
        escritorio_id=cena.elenco.aurora.pk, nome="Falsa", documento="529.982.247-25"
    ),
    "a new fase": lambda cena: Fase.objects.create(escritorio=cena.elenco.aurora, nome="Falsa"),
    "a new pessoa": lambda cena: Pessoa.admit(
        escritorio_id=cena.elenco.aurora.pk,
        conta=cena.pessoa("otto").conta,
        nome="Falsa",
        tipo="operador",
    ),
}
CHANGED_BY_A_CLIENTE: list[tuple[type[Model], dict[str, Any]]] = [
    (AcessoEmpresa, {"criar": True, "editar": True, "excluir": True}),
    (Pessoa, {"administrador": True}),
    (Pessoa, {"ativa": True}),
    (Empresa, {"integrada": True}),
    (Departamento, {"ativo": False}),
    (Tipo, {"prioridade_padrao": 1}),
    (Escritorio, {"so_delegado_ve": True, "politica_delegacao": "cliente"}),
]


@pytest.mark.parametrize("what", RAISED_BY_A_CLIENTE)
def test_a_cliente_adds_nothing_of_the_office(cena: Cena, what: str) -> None:
    with pytest.raises(DatabaseError), cena.by("celia"), transaction.atomic():
        RAISED_BY_A_CLIENTE[what](cena)


@pytest.mark.parametrize(("model", "values"), CHANGED_BY_A_CLIENTE)
def test_a_cliente_changes_nothing_of_the_office(
    cena: Cena, model: type[Model], values: dict[str, Any]
) -> None:
    with cena.by("celia"):
        assert model._default_manager.update(**values) == 0


@pytest.mark.parametrize("model", [AcessoEmpresa, AcessoDepartamento])
def test_a_cliente_takes_nobodys_rights(cena: Cena, model: type[Model]) -> None:
    with cena.by("celia"):
        removed, _ = model._default_manager.all().delete()
    assert removed == 0


def test_an_operador_reaches_nothing_of_the_other_escritorio(cena: Cena) -> None:
    with cena.by("otto"):
        for model in (Empresa, Pessoa, Departamento, Tipo, Fase, AcessoEmpresa):
            rows = model._default_manager.filter(escritorio=cena.elenco.aurora)
            assert not rows
            assert rows.update(escritorio=cena.elenco.boreal) == 0
        assert not Escritorio.objects.exclude(pk=cena.elenco.boreal.pk)
