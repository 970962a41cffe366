"""The worker as a process of its own: killed, stopped, started again; nothing is lost."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from config.trabalhador import MORTES, MORTO_APOS
from econtador.atendimentos.models import Atendimento
from econtador.avisos.models import Aviso, Correio
from econtador.base.postgres.cluster import Cluster
from tests.cena import Cena
from tests.correio import ACEITO, Servidor
from tests.house.consulta import column, execute

RAIZ = Path(__file__).parents[1]
MUITOS = 12


@contextmanager
def working(database: str, correio: Servidor) -> Iterator["subprocess.Popen[bytes]"]:
    """A worker on `database`, whose mail goes to `correio`; none is left afterwards."""
    cluster = Cluster(Path(os.environ["ECONTADOR_TESTE"]) / "postgres", durable=False)
    ambiente = os.environ | {
        "DATABASE_URL": cluster.url("app", database),
        "DATABASE_ADMIN_URL": cluster.url("dono", database),
        "ECONTADOR_DATA": os.environ["ECONTADOR_TESTE"],
        "ECONTADOR_DEMO": "1",
        "ECONTADOR_SMTP": f"smtp://127.0.0.1:{correio.port}",
        "ECONTADOR_SMTP_PLAIN": "1",
    }
    processo = subprocess.Popen(
        [sys.executable, "-m", "config.trabalhador"], cwd=RAIZ, env=ambiente
    )
    try:
        yield processo
    finally:
        processo.kill()
        processo.wait()


def wait_for(condition: Callable[[], bool], seconds: float = 60) -> None:
    limit = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < limit, "demorou demais"
        time.sleep(0.1)


def jobs() -> int:
    """How many jobs of avisos there are, in any state: those that succeed are gone."""
    [count] = column("SELECT count(*) FROM procrastinate_jobs WHERE queue_name = 'avisos'")
    return int(count)


@pytest.fixture
def conversa(cena_gravada: Cena) -> Atendimento:
    """Célia has asked, and asked again, many times; Bruno is to be told of each."""
    das = cena_gravada.open()
    for number in range(MUITOS - 1):
        cena_gravada.answer(das, "celia", f"Pedaço {number}.")
    execute("DELETE FROM procrastinate_jobs WHERE queue_name <> 'avisos'")
    return das


def of_bruno(cena: Cena) -> list[str]:
    with cena.by_sistema():
        return [aviso.correio for aviso in Aviso.objects.filter(pessoa_id=cena.pk("bruno"))]


def test_what_happens_is_told_within_seconds_and_it_stops_when_told(
    cena_gravada: Cena, banco_proprio: str, servidor_de_correio: Servidor
) -> None:
    caixa = servidor_de_correio.caixa
    with working(banco_proprio, servidor_de_correio) as worker:
        cena_gravada.open()
        wait_for(lambda: len(caixa.cartas) == 1)
        began = time.monotonic()
        cena_gravada.open()
        wait_for(lambda: len(caixa.cartas) == 2)
        assert time.monotonic() - began < 5, "a notificação do banco o acorda"
        wait_for(lambda: jobs() == 0)
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(20) == 0


def test_killed_in_the_middle_another_goes_on(
    cena_gravada: Cena, banco_proprio: str, servidor_de_correio: Servidor, conversa: Atendimento
) -> None:
    """Each aviso is written once and its letter arrives; again only where the kill cut in between
    the letter and its mark, and then under the same Message-ID."""
    caixa = servidor_de_correio.caixa
    caixa.data = slowly
    with working(banco_proprio, servidor_de_correio) as worker:
        wait_for(lambda: len(caixa.cartas) >= 3)
        worker.send_signal(signal.SIGKILL)
        worker.wait()
    assert jobs() > 0
    with working(banco_proprio, servidor_de_correio):
        wait_for(lambda: jobs() == 0, MORTO_APOS + 60)
    assert of_bruno(cena_gravada) == [Correio.ENVIADO] * MUITOS
    arrived = Counter(carta["Message-ID"] for carta in caixa.cartas)
    assert len(arrived) == MUITOS
    assert sum(arrived.values()) <= MUITOS + 1, "as cartas a uma pessoa saem uma por vez"


def test_told_to_stop_in_the_middle_every_letter_arrives_once(
    cena_gravada: Cena, banco_proprio: str, servidor_de_correio: Servidor, conversa: Atendimento
) -> None:
    caixa = servidor_de_correio.caixa
    caixa.data = slowly
    with working(banco_proprio, servidor_de_correio) as worker:
        wait_for(lambda: len(caixa.cartas) >= 3)
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(20) == 0
    with working(banco_proprio, servidor_de_correio):
        wait_for(lambda: jobs() == 0)
    assert len(caixa.cartas) == len({carta["Message-ID"] for carta in caixa.cartas}) == MUITOS


def test_a_mail_server_that_is_away_is_waited_for(
    cena_gravada: Cena, banco_proprio: str, servidor_de_correio: Servidor
) -> None:
    servidor_de_correio.stop()
    with working(banco_proprio, servidor_de_correio):
        cena_gravada.open()
        wait_for(lambda: column(ATTEMPTS) == [1])
        servidor_de_correio.start()
        wait_for(lambda: len(servidor_de_correio.caixa.cartas) == 1)
        wait_for(lambda: jobs() == 0)
    assert of_bruno(cena_gravada) == [Correio.ENVIADO]


def test_a_job_that_kills_every_worker_is_given_up(
    cena_gravada: Cena, banco_proprio: str, servidor_de_correio: Servidor
) -> None:
    cena_gravada.open()
    execute("UPDATE procrastinate_jobs SET status = 'doing', attempts = %s", [MORTES])
    with working(banco_proprio, servidor_de_correio):
        wait_for(lambda: column("SELECT status::text FROM procrastinate_jobs") == ["failed"])
    assert servidor_de_correio.caixa.cartas == []


ATTEMPTS = "SELECT attempts FROM procrastinate_jobs WHERE task_name = 'avisos.enviar'"


def slowly() -> str:
    time.sleep(0.2)
    return ACEITO
