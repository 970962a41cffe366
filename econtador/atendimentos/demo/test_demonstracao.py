"""The demo data: what each of the cast finds, and what nobody may."""

from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from econtador.arquivos.models import Arquivo
from econtador.atendimentos.demo.carteira import NAO_INTEGRADA
from econtador.atendimentos.demo.demonstracao import create_demo
from econtador.atendimentos.models import (
    Anexo,
    Atendimento,
    Bola,
    Evento,
    Leitura,
    Mencao,
    Parecer,
    Status,
)
from econtador.base.banco.viewing import viewing
from econtador.empresas.models import Empresa
from econtador.pessoas.models import Pessoa
from tests.banco_proprio import copied, looking_at

QUANTOS = 120
DE_HOJE = timedelta(hours=12)


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker, agora):
    """One demo for all that only look, in a database of their own."""
    with copied("demo") as name, looking_at(name), django_db_blocker.unblock():
        yield create_demo(agora, lambda _: None, quantos=QUANTOS)


def mine(demo, nome):
    return Atendimento.objects.visible_to(demo.viewer(nome)).abertos()


@pytest.mark.parametrize("nome", ["ana", "bruno", "carla", "celia", "davi", "rita", "otto"])
def test_everybody_of_the_cast_finds_something_unread(demo, nome) -> None:
    viewer = demo.viewer(nome)
    with viewing(viewer):
        assert mine(demo, nome).count() >= 2
        assert mine(demo, nome).nao_lidos(viewer).exists()


def test_every_state_is_there(demo, agora) -> None:
    with viewing(demo.sistema):
        todos = Atendimento.objects.all()
        assert todos.count() == QUANTOS
        assert set(todos.values_list("status", flat=True)) == set(Status.values)
        assert set(todos.abertos().values_list("bola", flat=True)) == set(Bola.values)
        assert todos.atrasados(agora).count() >= 3
        due_today = todos.abertos().filter(providenciar_ate__range=(agora, agora + DE_HOJE))
        assert due_today.count() >= 2
        assert todos.filter(confidencial=True).count() >= 2
        assert todos.filter(departamento=None).exists()
        assert Mencao.objects.count() >= 1
        assert Parecer.objects.filter(nota_interna=True).exists()
        assert {"reaberto", "cancelado", "nota"} <= set(
            Evento.objects.values_list("acao", flat=True)
        )


def test_rescisao_is_two_days_late_and_unread_for_the_office(demo, agora) -> None:
    with viewing(demo.viewer("carla")):
        rescisao = mine(demo, "carla").get(nome="Rescisão do padeiro José")
        assert rescisao.autor == demo.pessoas["celia"]
        assert 2 <= (agora - rescisao.providenciar_ate).days < 3
        assert rescisao.bola == Bola.ESCRITORIO
        assert not Leitura.objects.filter(atendimento=rescisao, pessoa=demo.pessoas["carla"])


def test_das_is_a_thread_of_three(demo, agora) -> None:
    with viewing(demo.viewer("bruno")):
        das = Atendimento.objects.visible_to(demo.viewer("bruno")).get(
            nome="Guia do DAS de outubro", empresa=demo.lua, status=Status.ABERTO
        )
        thread = list(das.parecers.in_order().with_people())
        assert [p.autor.nome.split()[0] for p in thread] == ["Davi", "Ana", "Bruno"]
        assert [p.nota_interna for p in thread] == [False, True, False]
        assert thread[2].texto == "Segue a guia. Vence dia 23, porque 20/11 é feriado nacional."
        assert das.providenciar_ate.astimezone(agora.tzinfo).date() == agora.date()
        assert [anexo.nome for anexo in thread[2].anexos.all()] == ["DAS-10-2026.pdf"]


def test_davi_finds_nothing_of_padaria_sol_nor_a_nota(demo) -> None:
    with viewing(demo.viewer("davi")):
        assert set(Atendimento.objects.values_list("empresa_id", flat=True)) == {demo.lua.pk}
        assert not Parecer.objects.filter(nota_interna=True)


def test_the_other_office_sees_only_its_own(demo) -> None:
    with viewing(demo.viewer("otto")):
        todos = Atendimento.objects.visible_to(demo.viewer("otto"))
        assert 5 <= todos.count() <= 12
        assert set(todos.values_list("empresa_id", flat=True)) == {demo.norte.pk}


def test_numbers_follow_the_openings(demo) -> None:
    with viewing(demo.sistema):
        openings = list(Atendimento.objects.order_by("numero").values_list("aberto_em", flat=True))
        assert openings == sorted(openings)
        numbers = list(Atendimento.objects.order_by("numero").values_list("numero", flat=True))
        assert numbers == list(range(1, QUANTOS + 1))


def test_nothing_is_in_the_future(demo, agora) -> None:
    with viewing(demo.sistema):
        assert not Parecer.objects.filter(em__gt=agora)
        assert not Leitura.objects.filter(em__gt=agora)


def test_counters_are_those_of_the_rows(demo) -> None:
    with viewing(demo.sistema):
        counted = Counter(Parecer.objects.values_list("atendimento_id", flat=True))
        kept = dict(Atendimento.objects.values_list("pk", "pareceres_total"))
        assert counted == kept


def test_attachments_are_real_and_shared(demo, settings) -> None:
    deposito = Path(settings.STORAGES["arquivos"]["OPTIONS"]["location"])
    with viewing(demo.sistema):
        assert Anexo.objects.count() > Arquivo.objects.count() > 20
        sums = list(Arquivo.objects.values_list("sha256", flat=True))
    assert all(list(deposito.rglob(soma)) for soma in sums)


def test_the_office_is_of_some_size(demo) -> None:
    with viewing(demo.sistema):
        assert Empresa.objects.count() >= 60
        assert not Empresa.objects.get(nome=NAO_INTEGRADA).integrada
        assert 6 <= Pessoa.objects.operadores().count() <= 8
