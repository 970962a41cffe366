"""`edit`, as far as the office alone goes: prioridade, departamento and tipo."""

from typing import Any

import pytest
from django.db import IntegrityError

from econtador.atendimentos.erros import VersaoAntiga
from econtador.atendimentos.frases import sentence
from econtador.atendimentos.models import Atendimento, Dados
from econtador.base.erros import DadoInvalido, SemPermissao
from econtador.departamentos.models import Departamento
from econtador.fluxo.models import SemAcesso, Tipo
from tests.cena import PRAZO, Cena
from tests.ciclo import SEGUNDA, fase_named, hours, move, opened


def edit(cena: Cena, das: Atendimento, quem: str = "bruno", **changes: Any) -> None:
    """Save the form as one of the cast."""
    agora = changes.pop("agora", None)
    usual: dict[str, Any] = {"nome": "Guia do DAS", "providenciar_ate": PRAZO, "versao": 1}
    with cena.by(quem) as author:
        das.edit(Dados(**(usual | changes)), author=author, agora=agora)


def tipo_named(cena: Cena, nome: str) -> Tipo:
    with cena.by_sistema():
        return Tipo.objects.get(nome=nome)


def contabil(cena: Cena) -> Departamento:
    return cena.elenco.departamentos["Contábil"]


def mudancas(cena: Cena, das: Atendimento) -> list[list[str]]:
    found: list[list[str]] = cena.last_event(das).dados["mudancas"]
    return found


def test_prioridade(cena: Cena, das: Atendimento) -> None:
    edit(cena, das, prioridade=1, agora=hours(1))
    with cena.by("ana"):
        das.refresh_from_db()
    assert (das.prioridade, das.versao) == (1, 2)
    assert mudancas(cena, das) == [["Prioridade", "3", "1"]]
    assert cena.last_event(das).em == hours(1)
    assert sentence(cena.last_event(das)) == "mudou Prioridade de “3” para “1”"


@pytest.mark.parametrize("prioridade", [0, 10, -1])
def test_prioridade_goes_from_one_to_nine(cena: Cena, das: Atendimento, prioridade: int) -> None:
    with pytest.raises(DadoInvalido) as erro:
        edit(cena, das, prioridade=prioridade)
    assert erro.value.campo == "prioridade"


def test_urgente_is_the_policys_limit_or_less(cena: Cena, das: Atendimento) -> None:
    assert [das.urgente(limite) for limite in (0, 2, 3, 9)] == [False, False, True, True]
    with cena.by("bruno") as bruno:
        mine = Atendimento.objects.visible_to(bruno)
        assert [mine.urgentes(limite).count() for limite in (2, 3)] == [0, 1]


def test_departamento(cena: Cena, das: Atendimento) -> None:
    edit(cena, das, departamento=contabil(cena))
    assert mudancas(cena, das) == [["Departamento", "Fiscal", "Contábil"]]
    assert not cena.sees("bruno", das)
    assert cena.sees("ana", das)


def test_no_departamento_is_one_too(cena: Cena, das: Atendimento) -> None:
    edit(cena, das, departamento=None)
    assert das.departamento is None
    assert mudancas(cena, das) == [["Departamento", "Fiscal", ""]]


def test_one_that_was_archived_is_refused(cena: Cena, das: Atendimento) -> None:
    with cena.by_sistema():
        Departamento.objects.filter(pk=contabil(cena).pk).update(ativo=False)
        gone = Departamento.objects.get(pk=contabil(cena).pk)
    with pytest.raises(DadoInvalido) as erro:
        edit(cena, das, departamento=gone)
    assert erro.value.campo == "departamento"


def test_what_the_form_did_not_ask_stays(cena: Cena, das: Atendimento) -> None:
    edit(cena, das, nome="DAS de outubro")
    with cena.by("ana"):
        das.refresh_from_db()
        kept = (das.prioridade, das.tipo.nome, das.departamento and das.departamento.nome)
    assert kept == (3, "Guia de imposto", "Fiscal")


class TestTipo:
    def test_the_fase_stays_where_the_tipo_has_it(self, cena: Cena) -> None:
        das = opened(cena)
        move(cena, das, "Documentos", agora=hours(1))
        edit(cena, das, tipo=tipo_named(cena, "Certidão"), versao=2, agora=hours(2))
        with cena.by("ana"):
            das.refresh_from_db()
            assert (das.tipo.nome, das.fase.nome) == ("Certidão", "Documentos")
        assert das.fase_desde == hours(1)
        assert mudancas(cena, das) == [["Tipo", "Guia de imposto", "Certidão"]]

    def test_else_the_first_one_follows(self, cena: Cena) -> None:
        das = opened(cena)
        certidao = tipo_named(cena, "Certidão")
        with cena.by_sistema():
            certidao.tipo_fases.filter(fase__nome="Triagem").delete()
        edit(cena, das, tipo=certidao, agora=hours(2))
        with cena.by("ana"):
            das.refresh_from_db()
            assert das.fase.nome == "Documentos"
        assert (das.fase_desde, das.aberto_em) == (hours(2), SEGUNDA)
        assert mudancas(cena, das) == [
            ["Tipo", "Guia de imposto", "Certidão"],
            ["Fase", "Triagem", "Documentos"],
        ]

    def only(self, cena: Cena, tipo: Tipo, nome: str) -> None:
        with cena.by_sistema():
            tipo.tipo_fases.exclude(fase__nome=nome).delete()

    def test_a_first_one_that_wants_a_user_waits_for_one(
        self, cena: Cena, das: Atendimento
    ) -> None:
        certidao = tipo_named(cena, "Certidão")
        self.only(cena, certidao, "Conferência")
        with pytest.raises(DadoInvalido, match="pede um usuário") as erro:
            edit(cena, das, tipo=certidao)
        assert erro.value.campo == "tipo"
        cena.delegate(das, "bruno", "carla")
        edit(cena, das, tipo=certidao, versao=das.versao)
        assert das.fase == fase_named(cena, "Conferência")

    def test_one_that_wants_a_text_does_not(self, cena: Cena, das: Atendimento) -> None:
        certidao = tipo_named(cena, "Certidão")
        self.only(cena, certidao, "Aguardando órgão")
        edit(cena, das, tipo=certidao)
        assert das.fase == fase_named(cena, "Aguardando órgão")

    def test_the_checklist_and_the_answers_stay(self, cena: Cena, das: Atendimento) -> None:
        with cena.by_sistema():
            before = list(das.items.values_list("rotulo", flat=True))
        edit(cena, das, tipo=tipo_named(cena, "Certidão"))
        with cena.by_sistema():
            assert list(das.items.values_list("rotulo", flat=True)) == before

    def test_one_that_was_archived_is_refused(self, cena: Cena, das: Atendimento) -> None:
        certidao = tipo_named(cena, "Certidão")
        with cena.by("ana") as ana:
            certidao.archive(author=ana)
        with pytest.raises(DadoInvalido) as erro:
            edit(cena, das, tipo=certidao)
        assert erro.value.campo == "tipo"

    def test_one_of_another_office_is_refused(self, cena: Cena, das: Atendimento) -> None:
        with cena.by("otto"):
            theirs = Tipo.objects.get(nome="Certidão")
        with pytest.raises(DadoInvalido):
            edit(cena, das, tipo=theirs)

    @pytest.mark.parametrize("quem", ["bruno", "carla"])
    def test_one_barred_to_the_author_or_the_delegado_is_refused(
        self, cena: Cena, das: Atendimento, quem: str
    ) -> None:
        certidao = tipo_named(cena, "Certidão")
        cena.delegate(das, "bruno", "carla")
        with cena.by_sistema():
            SemAcesso.objects.create(
                escritorio=cena.elenco.aurora, tipo=certidao, pessoa=cena.pessoa(quem)
            )
        with pytest.raises(DadoInvalido) as erro:
            edit(cena, das, tipo=certidao, versao=2)
        assert erro.value.campo == "tipo"
        assert cena.sees("carla", das)

    def test_an_administrador_is_never_barred(self, cena: Cena, das: Atendimento) -> None:
        certidao = tipo_named(cena, "Certidão")
        with cena.by_sistema():
            SemAcesso.objects.create(
                escritorio=cena.elenco.aurora, tipo=certidao, pessoa=cena.pessoa("ana")
            )
        cena.delegate(das, "bruno", "ana")
        edit(cena, das, "ana", tipo=certidao, versao=2)
        assert das.tipo_id == certidao.pk


def office_only(cena: Cena) -> list[dict[str, Any]]:
    return [
        {"prioridade": 1},
        {"departamento": contabil(cena)},
        {"tipo": tipo_named(cena, "Certidão")},
    ]


def test_a_cliente_changes_none_of_it(cena: Cena, das: Atendimento) -> None:
    for change in office_only(cena):
        with pytest.raises(SemPermissao, match="Só o escritório"):
            edit(cena, das, "celia", **change)


def test_the_database_lets_no_cliente_either(cena: Cena, das: Atendimento) -> None:
    for change in office_only(cena):
        with pytest.raises(IntegrityError, match="Só o escritório"), cena.by("celia"):
            Atendimento.objects.filter(pk=das.pk).update(**change)


def test_only_what_the_form_asks_may_collide(cena: Cena, das: Atendimento) -> None:
    edit(cena, das, "ana", prioridade=1)
    edit(cena, das, "celia", nome="DAS de outubro")
    with pytest.raises(VersaoAntiga) as erro:
        edit(cena, das, "bruno", nome="DAS de outubro", prioridade=9, versao=1)
    assert ("Prioridade", "3", "1") in erro.value.mudancas
