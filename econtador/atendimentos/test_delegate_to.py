"""The verb `delegate_to` and the three delegation policies."""

import pytest
from django.db import IntegrityError

from econtador.acessos.models import AcessoDepartamento
from econtador.atendimentos.delegacao import eligible, may_choose_delegado, policy_sentence
from econtador.atendimentos.erros import AtendimentoFechado, DelegacaoRecusada, VersaoAntiga
from econtador.atendimentos.models import Atendimento
from econtador.base.erros import SemPermissao
from econtador.escritorios.models import PoliticaDelegacao
from econtador.fluxo.models import Tipo
from tests.cena import PRAZO, Cena

RESPONSAVEL, SEM, CLIENTE = (
    PoliticaDelegacao.RESPONSAVEL,
    PoliticaDelegacao.SEM,
    PoliticaDelegacao.CLIENTE,
)


def offered(cena: Cena, quem: str, das: Atendimento) -> list[str]:
    """Return whom the form offers to one of the cast, in the order of the form."""
    with cena.by(quem) as viewer:
        pessoas = eligible(viewer, departamento_id=das.departamento_id, tipo_id=das.tipo_id)
        return [pessoa.nome for pessoa in pessoas]


def test_it_works(cena: Cena, das: Atendimento) -> None:
    cena.delegate(das, "bruno", "carla")
    with cena.by("carla") as carla:
        assert Atendimento.objects.visible_to(carla).get().delegado == cena.pessoa("carla")
    assert (das.versao, das.pareceres_total) == (2, 1)


def test_it_records_one_event(cena: Cena, das: Atendimento) -> None:
    cena.delegate(das, "bruno", "carla")
    cena.delegate(das, "carla", "ana")
    assert cena.events(das) == ["aberto", "delegado", "delegado"]
    dados = cena.last_event(das).dados
    assert dados == {"versao": 3, "de": "Carla Souza", "delegado": "Ana Prado"}


def test_the_moment_may_be_given(cena: Cena, das: Atendimento) -> None:
    with cena.by("bruno") as bruno:
        das.delegate_to(cena.pessoa("carla"), author=bruno, agora=PRAZO)
    assert (das.atividade_em, cena.last_event(das).em) == (PRAZO, PRAZO)


def test_the_office_takes_a_delegation_back(cena: Cena, das: Atendimento) -> None:
    cena.delegate(das, "bruno", "carla")
    cena.delegate(das, "bruno", None)
    assert das.delegado is None
    assert cena.last_event(das).dados["delegado"] == ""


def test_a_cliente_does_not(cena: Cena, das: Atendimento) -> None:
    cena.delegate(das, "bruno", "carla")
    with pytest.raises(SemPermissao):
        cena.delegate(das, "celia", None)


def test_to_whom_it_is_already_nothing_happens(cena: Cena, das: Atendimento) -> None:
    cena.delegate(das, "bruno", "carla")
    cena.delegate(das, "ana", "carla")
    assert cena.events(das) == ["aberto", "delegado"]


def test_a_closed_atendimento_is_not_delegated(cena: Cena, das: Atendimento) -> None:
    cena.conclude(das)
    with pytest.raises(AtendimentoFechado):
        cena.delegate(das, "bruno", "carla")


def test_a_stale_form_gets_a_question(cena: Cena, das: Atendimento) -> None:
    cena.delegate(das, "ana", "carla")
    with pytest.raises(VersaoAntiga) as erro, cena.by("bruno") as bruno:
        das.delegate_to(cena.pessoa("bruno"), author=bruno, versao=1)
    assert erro.value.mudancas == [("Usuário para delegação", "", "Carla Souza")]


def test_a_stale_form_that_collides_with_nothing_saves(cena: Cena, das: Atendimento) -> None:
    cena.answer(das, "celia", "Mais uma coisa.")
    with cena.by("bruno") as bruno:
        das.delegate_to(cena.pessoa("bruno"), author=bruno, versao=1)
    assert das.delegado == cena.pessoa("bruno")


def test_a_cliente_is_offered_the_operadores_of_the_departamento(
    cena: Cena, das: Atendimento
) -> None:
    assert offered(cena, "celia", das) == ["Ana Prado", "Bruno Lima"]


def test_an_operador_is_offered_every_active_operador(cena: Cena, das: Atendimento) -> None:
    assert offered(cena, "bruno", das) == ["Ana Prado", "Bruno Lima", "Carla Souza"]


def test_without_departamento_a_cliente_is_offered_those_of_his_departamentos(cena: Cena) -> None:
    with cena.by_sistema():
        others = set(cena.elenco.departamentos) - {"Departamento Pessoal"}
        AcessoDepartamento.revoke(
            cena.pessoa("celia"), *(cena.elenco.departamentos[nome] for nome in others)
        )
    geral = cena.open(departamento=None)
    assert offered(cena, "celia", geral) == ["Ana Prado", "Carla Souza"]


def test_sem_acesso_is_neither_offered_nor_accepted(cena: Cena, das: Atendimento) -> None:
    cena.bar("carla", das)
    for quem in ("ana", "bruno", "celia"):
        assert "Carla Souza" not in offered(cena, quem, das)
    with pytest.raises(DelegacaoRecusada):
        cena.delegate(das, "bruno", "carla")
    with pytest.raises(DelegacaoRecusada):
        cena.answer(das, "bruno", "Carla, veja.", delegado=cena.pessoa("carla"))
    with pytest.raises(DelegacaoRecusada):
        cena.open(by="bruno", delegado=cena.pessoa("carla"))


def test_sem_acesso_does_not_bind_an_administrador(cena: Cena, das: Atendimento) -> None:
    cena.bar("ana", das)
    cena.delegate(das, "bruno", "ana")
    assert das.delegado == cena.pessoa("ana")


def test_an_inactive_operador_is_neither_offered_nor_accepted(cena: Cena, das: Atendimento) -> None:
    with cena.by_sistema():
        cena.pessoa("carla").deactivate(author=cena.elenco.sistema)
    assert "Carla Souza" not in offered(cena, "bruno", das)
    with pytest.raises(DelegacaoRecusada):
        cena.delegate(das, "bruno", "carla")


@pytest.mark.parametrize("nome", ["celia", "davi", "otto"])
@pytest.mark.parametrize("author", ["bruno", "celia"])
def test_only_an_operador_of_the_escritorio_is_accepted(
    cena: Cena, das: Atendimento, author: str, nome: str
) -> None:
    with pytest.raises(DelegacaoRecusada):
        cena.delegate(das, author, nome)
    with pytest.raises(DelegacaoRecusada):
        cena.answer(das, author, "Veja.", delegado=cena.pessoa(nome))
    with pytest.raises(DelegacaoRecusada):
        cena.open(by=author, delegado=cena.pessoa(nome))


@pytest.mark.parametrize("nome", ["celia", "otto"])
def test_the_database_refuses_any_other_delegado(cena: Cena, das: Atendimento, nome: str) -> None:
    with pytest.raises(IntegrityError), cena.by_sistema():
        Atendimento.objects.filter(pk=das.pk).update(delegado=cena.pessoa(nome))


def test_a_cliente_chooses_where_the_policy_lets_him(cena: Cena) -> None:
    das = cena.open(delegado=cena.pessoa("bruno"))
    assert das.delegado == cena.pessoa("bruno")
    assert cena.last_event(das).dados == {"versao": 1, "delegado": "Bruno Lima"}


def test_a_cliente_chooses_only_in_the_departamento(cena: Cena) -> None:
    with pytest.raises(DelegacaoRecusada):
        cena.open(delegado=cena.pessoa("carla"))


@pytest.mark.parametrize("policy", [RESPONSAVEL, SEM])
def test_under_the_other_policies_a_cliente_chooses_nobody(
    cena: Cena, das: Atendimento, policy: PoliticaDelegacao
) -> None:
    cena.policy(policy)
    with cena.by("celia") as celia:
        assert not may_choose_delegado(celia)
        sentence = policy_sentence(celia)
    with pytest.raises(DelegacaoRecusada, match=sentence):
        cena.open(delegado=cena.pessoa("bruno"))
    with pytest.raises(DelegacaoRecusada, match=sentence):
        cena.answer(das, "celia", "Veja.", delegado=cena.pessoa("bruno"))
    with pytest.raises(DelegacaoRecusada, match=sentence):
        cena.delegate(das, "celia", "bruno")


@pytest.mark.parametrize("policy", PoliticaDelegacao)
def test_the_office_chooses_under_every_policy(cena: Cena, policy: PoliticaDelegacao) -> None:
    cena.policy(policy)
    with cena.by("bruno") as bruno:
        assert may_choose_delegado(bruno)
    assert cena.open(by="bruno", delegado=cena.pessoa("carla")).delegado == cena.pessoa("carla")


@pytest.mark.parametrize(
    ("policy", "nome"), [(RESPONSAVEL, "Bruno Lima"), (SEM, None), (CLIENTE, None)]
)
def test_who_is_set_when_nobody_is_chosen(
    cena: Cena, policy: PoliticaDelegacao, nome: str | None
) -> None:
    cena.policy(policy)
    delegado = cena.open().delegado
    assert (delegado.nome if delegado else None) == nome


def test_a_responsavel_who_is_away_for_good_is_not_set(cena: Cena) -> None:
    cena.policy(RESPONSAVEL)
    with cena.by_sistema():
        cena.pessoa("bruno").deactivate(author=cena.elenco.sistema)
    assert cena.open().delegado is None


def test_a_responsavel_sem_acesso_is_not_set(cena: Cena, das: Atendimento) -> None:
    cena.policy(RESPONSAVEL)
    cena.bar("bruno", das)
    assert cena.open().delegado is None


def test_without_departamento_there_is_no_responsavel(cena: Cena) -> None:
    cena.policy(RESPONSAVEL)
    assert cena.open(departamento=None).delegado is None


def test_the_offer_of_one_tipo_ignores_the_bars_of_another(cena: Cena, das: Atendimento) -> None:
    cena.bar("carla", das)
    with cena.by("bruno") as bruno:
        outro = Tipo.objects.get(nome="Balancete")
        assert eligible(bruno, tipo_id=outro.pk).filter(nome="Carla Souza").exists()


def test_a_confidencial_is_delegated_only_to_who_sees_it(cena: Cena, das: Atendimento) -> None:
    cena.restrict(das, "bruno")
    with pytest.raises(DelegacaoRecusada):
        cena.delegate(das, "bruno", "carla")
    cena.restrict(das, "bruno", "carla")
    cena.delegate(das, "bruno", "carla")
    assert cena.sees("carla", das)
