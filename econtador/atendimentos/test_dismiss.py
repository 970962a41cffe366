"""Who leaves: everything that is his is handed over at once, each atendimento with its event."""

from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from econtador.acessos.models import AcessoDepartamento, Substituicao
from econtador.atendimentos.models import Atendimento
from econtador.atendimentos.models.desligamento import Passagem, Sucessao, dismiss
from econtador.base.erros import DadoInvalido, SemPermissao
from econtador.base.models import Auditoria
from econtador.departamentos.models import Departamento
from econtador.pessoas.models import Pessoa, PessoaInativa, UltimoAdministrador
from tests.cena import Cena, in_days


def go(cena: Cena, quem: str, sucessao: Sucessao, by: str = "ana") -> Passagem:
    with cena.by(by) as author:
        return dismiss(Pessoa.objects.get(pk=cena.pk(quem)), sucessao, author=author)


def of_bruno(cena: Cena, **changes: Any) -> Atendimento:
    das = cena.open(**changes)
    cena.delegate(das, "ana", "bruno")
    return das


def delegado(cena: Cena, das: Atendimento) -> UUID | None:
    with cena.by_sistema():
        return Atendimento.objects.get(pk=das.pk).delegado_id


def responsavel(cena: Cena, nome: str) -> UUID | None:
    with cena.by_sistema():
        return Departamento.objects.get(nome=nome).responsavel_id


def test_everything_to_one_person(cena: Cena) -> None:
    first, second = of_bruno(cena), of_bruno(cena, departamento=None)
    passagem = go(cena, "bruno", Sucessao(cena.pessoa("carla")))
    assert {delegado(cena, first), delegado(cena, second)} == {cena.pk("carla")}
    assert responsavel(cena, "Fiscal") == cena.pk("carla")
    assert passagem.passados == {"Carla Souza": 2}
    with cena.by_sistema():
        assert not Pessoa.objects.get(pk=cena.pk("bruno")).ativa
        assert AcessoDepartamento.objects.filter(
            pessoa=cena.pessoa("carla"), departamento__nome="Fiscal"
        ).exists(), "quem responde tem acesso"


def test_each_has_its_event_and_one_more_version(cena: Cena) -> None:
    das = of_bruno(cena)
    with cena.by_sistema():
        before = Atendimento.objects.get(pk=das.pk)
    go(cena, "bruno", Sucessao(cena.pessoa("carla")))
    event = cena.last_event(das)
    assert (event.acao, event.autor_id, event.interno) == ("delegado", cena.pk("ana"), False)
    assert event.dados == {
        "versao": before.versao + 1,
        "de": "Bruno Lima",
        "delegado": "Carla Souza",
    }
    with cena.by_sistema():
        after = Atendimento.objects.get(pk=das.pk)
        assert after.changes_since(before.versao) == [
            ("Usuário para delegação", "Bruno Lima", "Carla Souza")
        ]
    assert after.versao == before.versao + 1
    assert after.atividade_em == event.em


def test_another_for_some_departamentos_and_nobody_for_the_rest(cena: Cena) -> None:
    fiscal = cena.elenco.departamentos["Fiscal"]
    in_fiscal, without = of_bruno(cena), of_bruno(cena, departamento=None)
    contabil = of_bruno(cena, departamento=cena.elenco.departamentos["Contábil"])
    outros = {fiscal.pk: cena.pessoa("carla"), None: cena.pessoa("ana")}
    passagem = go(cena, "bruno", Sucessao(None, outros))
    assert delegado(cena, in_fiscal) == cena.pk("carla")
    assert delegado(cena, without) == cena.pk("ana")
    assert delegado(cena, contabil) is None
    assert passagem.sem_ninguem == 1
    assert cena.last_event(contabil).dados["delegado"] == ""


def test_nobody_answers_for_the_departamento_any_more(cena: Cena) -> None:
    go(cena, "bruno", Sucessao())
    assert responsavel(cena, "Fiscal") is None
    assert responsavel(cena, "Contábil") == cena.pk("ana"), "os dos outros ficam"


def test_what_is_closed_or_anothers_is_not_touched(cena: Cena) -> None:
    closed, others = of_bruno(cena), cena.open()
    cena.conclude(closed)
    cena.delegate(others, "ana", "ana")
    events = cena.events(closed), cena.events(others)
    go(cena, "bruno", Sucessao(cena.pessoa("carla")))
    assert delegado(cena, closed) == cena.pk("bruno")
    assert delegado(cena, others) == cena.pk("ana")
    assert (cena.events(closed), cena.events(others)) == events


def test_who_has_no_access_to_the_tipo_does_not_get_it(cena: Cena) -> None:
    das = of_bruno(cena)
    cena.bar("carla", das)
    passagem = go(cena, "bruno", Sucessao(cena.pessoa("carla")))
    assert delegado(cena, das) is None
    assert passagem.impedidos == [das.numero]
    assert not passagem.passados


def test_a_confidencial_goes_only_to_who_is_in_it_and_only_by_who_sees_it(cena: Cena) -> None:
    sealed, shared, open_to_carla = (cena.open(nome=nome, by="bruno") for nome in "abc")
    for das in (sealed, shared, open_to_carla):
        cena.delegate(das, "bruno", "bruno")
    cena.restrict(sealed, "bruno")
    cena.restrict(shared, "bruno", "ana")
    cena.restrict(open_to_carla, "bruno", "ana", "carla")
    passagem = go(cena, "bruno", Sucessao(cena.pessoa("carla")))
    assert delegado(cena, sealed) == cena.pk("bruno")
    assert delegado(cena, shared) is None
    assert delegado(cena, open_to_carla) == cena.pk("carla")
    assert passagem.fechados == [sealed.numero]
    assert passagem.impedidos == [shared.numero]


def test_the_audit_has_the_whole_report(cena: Cena) -> None:
    of_bruno(cena)
    go(cena, "bruno", Sucessao(cena.pessoa("carla")))
    with cena.by("ana"):
        entry = Auditoria.objects.get(assunto="pessoa")
    assert entry.frase == "desativou Bruno Lima"
    assert entry.mudancas == [
        ["Responsável por Fiscal", "Bruno Lima", "Carla Souza"],
        ["Atendimentos passados a Carla Souza", "", "1"],
    ]


def test_his_substitutions_end_too(cena: Cena) -> None:
    with cena.by_sistema():
        for titular, substituto in (("bruno", "carla"), ("ana", "bruno")):
            Substituicao.appoint(
                titular=cena.pessoa(titular),
                substituto=cena.pessoa(substituto),
                de=in_days(1000),
                ate=in_days(1001),
            )
    go(cena, "bruno", Sucessao())
    with cena.by_sistema():
        assert not Substituicao.objects.exists()


def test_the_last_administrador_stays_and_nothing_moves(cena: Cena) -> None:
    das = cena.open()
    cena.delegate(das, "ana", "ana")
    with pytest.raises(UltimoAdministrador):
        go(cena, "ana", Sucessao(cena.pessoa("bruno")))
    assert delegado(cena, das) == cena.pk("ana")
    assert responsavel(cena, "Contábil") == cena.pk("ana")


@pytest.mark.parametrize("nome", ["bruno", "celia", "otto"])
def test_who_takes_over_is_another_active_operador_of_the_office(cena: Cena, nome: str) -> None:
    das = of_bruno(cena)
    with pytest.raises(DadoInvalido):
        go(cena, "bruno", Sucessao(cena.pessoa(nome)))
    assert delegado(cena, das) == cena.pk("bruno")


@pytest.mark.parametrize("nome", ["bruno", "celia"])
def test_only_an_administrador_may(cena: Cena, nome: str) -> None:
    with pytest.raises(SemPermissao):
        go(cena, "carla", Sucessao(), by=nome)


def test_twice_is_refused(cena: Cena) -> None:
    go(cena, "bruno", Sucessao())
    with pytest.raises(PessoaInativa):
        go(cena, "bruno", Sucessao())


def test_its_statements_do_not_grow_with_the_atendimentos(cena: Cena) -> None:
    """Five hundred take a second: the lock, one UPDATE a successor, one INSERT of all events."""

    def statements(quem: str, para: str, how_many: int) -> int:
        for _ in range(how_many):
            cena.delegate(cena.open(), "ana", quem)
        with CaptureQueriesContext(connection) as captured:
            go(cena, quem, Sucessao(cena.pessoa(para)))
        return len(captured)

    with cena.by_sistema():
        Departamento.objects.update(responsavel=None)
    few = statements("bruno", "carla", 1)
    with cena.by("ana") as author:
        Pessoa.objects.get(pk=cena.pk("bruno")).reactivate(author=author)
    assert statements("carla", "bruno", 12) == few <= 25
