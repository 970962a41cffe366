"""The stories of the cast, whatever the hour at which they are told."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from econtador.atendimentos.demo import carteira, cenario
from econtador.atendimentos.demo.autor import Autor
from econtador.atendimentos.demo.elenco import Elenco
from econtador.atendimentos.demo.historias import LUA, SOL, Historias
from econtador.atendimentos.demo.roteiro import Roteiro
from econtador.base.banco.viewing import viewing

SP = ZoneInfo("America/Sao_Paulo")
MOMENTOS = [
    datetime(2026, 11, 24, 14, 30, tzinfo=SP),
    datetime(2026, 11, 24, 1, 0, tzinfo=SP),  # before the day begins
    datetime(2026, 11, 24, 23, 50, tzinfo=SP),
    datetime(2026, 11, 22, 10, 0, tzinfo=SP),  # a Sunday after a holiday
    datetime(2027, 1, 2, 9, 0, tzinfo=SP),
    datetime(2027, 3, 1, 8, 5, tzinfo=SP),
]


@pytest.fixture
def palco(elenco: Elenco) -> cenario.Cenario:
    """The stage with all its companies."""
    with viewing(elenco.sistema):
        empresas = carteira.create_empresas(elenco.aurora.pk)
        carteira.create_clientes(elenco.aurora.pk, elenco.departamentos, empresas)
        return cenario.load(elenco.aurora)


def told(palco: cenario.Cenario, agora: datetime) -> list[Roteiro]:
    return list(Historias(Autor(palco, agora)).tell())


@pytest.mark.parametrize("agora", MOMENTOS, ids=str)
def test_steps_come_in_order_and_not_from_the_future(palco, agora) -> None:
    for roteiro in told(palco, agora):
        moments = [passo.em for passo in roteiro.passos]
        assert moments == sorted(moments), roteiro.nome
        assert moments[-1] <= agora


@pytest.mark.parametrize("agora", MOMENTOS, ids=str)
def test_the_deadlines_say_what_they_should(palco, agora) -> None:
    roteiros = {roteiro.nome: roteiro for roteiro in told(palco, agora)}
    late = agora - roteiros["Rescisão do padeiro José"].providenciar_ate
    assert timedelta(days=2) <= late < timedelta(days=3)
    (das,) = (roteiro for nome, roteiro in roteiros.items() if nome.startswith("Guia do DAS"))
    assert das.providenciar_ate.astimezone(SP).date() == agora.date()


@pytest.mark.parametrize("agora", MOMENTOS[:2], ids=str)
def test_a_limit_of_today_is_still_to_come(palco, agora) -> None:
    (das,) = (r for r in told(palco, agora) if r.nome.startswith("Guia do DAS"))
    assert das.providenciar_ate > agora


@pytest.mark.parametrize(
    ("agora", "nome", "frase"),
    [
        (MOMENTOS[0], "Guia do DAS de outubro", "Vence dia 23, porque 20/11 é feriado nacional."),
        (MOMENTOS[4], "Guia do DAS de dezembro", "Vence dia 20/01."),
        (MOMENTOS[5], "Guia do DAS de fevereiro", "Vence dia 22, porque dia 20 cai no sábado."),
    ],
)
def test_the_das_is_that_of_the_month_before(palco, agora, nome, frase) -> None:
    (das,) = (roteiro for roteiro in told(palco, agora) if roteiro.nome == nome)
    last = list(das.pareceres())[-1]
    assert last.texto == f"Segue a guia. {frase}"
    assert last.anexos[0].startswith("DAS-")


def test_greetings_fit_the_hour(palco) -> None:
    for agora in MOMENTOS:
        for roteiro in told(palco, agora):
            for escrito in roteiro.pareceres():
                morning = escrito.em.astimezone(SP).hour < 12
                assert not escrito.texto.startswith("Boa tarde" if morning else "Bom dia")


def test_both_companies_of_the_cast_have_their_share(palco) -> None:
    places = [roteiro.lugar.nome for roteiro in told(palco, MOMENTOS[0])]
    assert places.count(SOL) >= 4
    assert places.count(LUA) >= 4
