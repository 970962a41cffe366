"""What a new escritório starts with, and the tipo that an atendimento gets."""

import pytest
from django.db import IntegrityError

from econtador.departamentos.models import Departamento
from econtador.fluxo.models import Fase, ItemModelo, Pergunta, SemAcesso, Tipo, TipoFase
from econtador.fluxo.padroes import DEPARTAMENTOS, FASES, MODELOS, default_tipo
from tests.cena import Cena


def test_a_new_escritorio_has_departamentos_fases_and_tipos(cena: Cena) -> None:
    for quem in ("ana", "otto"):
        with cena.by(quem):
            departamentos = Departamento.objects.in_order()
            assert [row.nome for row in departamentos] == list(DEPARTAMENTOS)
            assert set(Fase.objects.values_list("nome", flat=True)) == set(FASES)
            assert Tipo.objects.count() == len(MODELOS)
            assert TipoFase.objects.count() == len(MODELOS) * len(FASES)


def test_the_fases_have_their_marks(cena: Cena) -> None:
    with cena.by("ana"):
        fases = {fase.nome: fase for fase in Fase.objects.all()}
    assert [nome for nome, fase in fases.items() if fase.encerra] == ["Concluído"]
    assert fases["Conferência"].usuario_obrigatorio
    assert fases["Aguardando órgão"].parecer_obrigatorio
    assert fases["Documentos"].modelo_padrao.startswith("Para seguir")
    assert [fase.nome for fase in sorted(fases.values(), key=lambda f: f.ordem)] == [*FASES]


def test_the_tipos_ask_and_check_what_is_usual(cena: Cena) -> None:
    with cena.by("ana"):
        admissao = Tipo.objects.get(nome="Admissão")
        asked = dict(admissao.perguntas.values_list("rotulo", "especie"))
        assert asked["Data de admissão"] == "data"
        assert asked["Salário"] == "valor"
        assert "Contrato de trabalho assinado" in admissao.itens.values_list("rotulo", flat=True)
        assert not Tipo.objects.get(nome="Geral").perguntas.exists()


def test_nothing_of_it_stands_in_the_way_of_a_request(cena: Cena) -> None:
    with cena.by("ana"):
        assert not Pergunta.objects.filter(obrigatoria=True).exists()
        assert not ItemModelo.objects.filter(obrigatorio=True).exists()


@pytest.mark.parametrize(
    ("departamento", "tipo"),
    [
        ("Fiscal", "Guia de imposto"),
        ("Contábil", "Balancete"),
        ("Departamento Pessoal", "Admissão"),
        ("Societário", "Alteração contratual"),
        (None, "Geral"),
    ],
)
def test_each_departamento_has_its_default(cena: Cena, departamento: str | None, tipo: str) -> None:
    chosen = cena.elenco.departamentos[departamento] if departamento else None
    with cena.by("celia") as celia:
        assert default_tipo(celia.escritorio_id, chosen).nome == tipo


def test_a_departamento_without_default_gets_the_escritorios(cena: Cena) -> None:
    with cena.by_sistema() as sistema:
        novo = Departamento.create(escritorio_id=sistema.escritorio_id, nome="Financeiro")
        assert default_tipo(sistema.escritorio_id, novo).nome == "Geral"


def test_an_inactive_default_is_passed_over(cena: Cena) -> None:
    fiscal = cena.elenco.departamentos["Fiscal"]
    with cena.by_sistema() as sistema:
        Tipo.objects.filter(nome="Guia de imposto").update(ativo=False)
        assert default_tipo(sistema.escritorio_id, fiscal).nome == "Geral"


def test_a_tipo_begins_in_its_own_first_fase(cena: Cena) -> None:
    with cena.by_sistema():
        tipo = Tipo.objects.get(nome="Certidão")
        assert tipo.first_fase().nome == "Triagem"
        tipo.tipo_fases.filter(fase__nome="Triagem").delete()
        assert tipo.first_fase().nome == "Documentos"


def test_a_tipo_without_fases_begins_in_the_escritorios_first(cena: Cena) -> None:
    with cena.by_sistema():
        tipo = Tipo.objects.get(nome="Certidão")
        tipo.tipo_fases.all().delete()
        Fase.objects.filter(nome="Triagem").update(ativa=False)
        assert tipo.first_fase().nome == "Documentos"


def refused(cena: Cena, nome: str, **values: object) -> None:
    with pytest.raises(IntegrityError), cena.by_sistema():
        Tipo.objects.filter(nome=nome).update(**values)


@pytest.mark.parametrize("prioridade", [0, 10])
def test_prioridade_is_1_to_9(cena: Cena, prioridade: int) -> None:
    refused(cena, "Geral", prioridade_padrao=prioridade)


def test_a_prazo_is_at_least_one(cena: Cena) -> None:
    refused(cena, "Geral", prazo_valor=0)


def test_a_prazo_is_in_hours_or_business_days(cena: Cena) -> None:
    refused(cena, "Geral", prazo_unidade="semanas")


def test_a_departamento_has_one_default(cena: Cena) -> None:
    refused(cena, "Certidão", padrao=True)


def test_the_escritorio_has_one_default(cena: Cena) -> None:
    refused(cena, "Rescisão", padrao=True, departamento=None)


def test_two_escritorios_use_the_same_names(cena: Cena) -> None:
    with cena.by("otto"):
        assert Tipo.objects.filter(nome="Geral").exists()


@pytest.mark.parametrize("nome", ["celia", "otto"])
def test_sem_acesso_names_an_operador_of_the_escritorio(cena: Cena, nome: str) -> None:
    with pytest.raises(IntegrityError), cena.by_sistema():
        SemAcesso.objects.create(
            escritorio=cena.elenco.aurora,
            tipo=Tipo.objects.get(nome="Rescisão"),
            pessoa=cena.pessoa(nome),
        )
