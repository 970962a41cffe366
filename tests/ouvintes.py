"""The queue, worked off inside the test's transaction; and who was told."""

import json
from dataclasses import dataclass
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives

from econtador.atendimentos.models import Atendimento
from econtador.avisos.models import Aviso
from econtador.base.fila import fila
from tests.cena import Cena
from tests.house.consulta import execute, rows

WAITING = """
SELECT id, task_name, args FROM procrastinate_jobs
 WHERE status = 'todo' AND task_name LIKE %s ORDER BY id
"""


@dataclass(frozen=True)
class Ouvintes:
    """Works the queue off as the worker would, and tells who heard what."""

    cena: Cena

    def waiting(self, tarefas: str = "%") -> list[str]:
        """The names of the jobs that wait, in order."""
        return [name for _, name, _ in rows(WAITING, [tarefas])]

    def work(self, tarefas: str = "%") -> None:
        """Do every job that waits, and those that they leave; what succeeds is gone."""
        while jobs := rows(WAITING, [tarefas]):
            for pk, name, args in jobs:
                fila.tasks[name].func(**json.loads(args))
                execute("DELETE FROM procrastinate_jobs WHERE id = %s", [pk])

    def forget(self) -> None:
        """Do what waits; whoever is told from here on was told of what follows."""
        self.work()
        mail.outbox.clear()

    def told(self, atendimento: Atendimento) -> dict[str, str]:
        """Return who was told of the newest event, and as what."""
        self.work("avisos.anunciar")
        evento = self.cena.last_event(atendimento)
        with self.cena.by_sistema():
            rows = Aviso.objects.filter(evento=evento).select_related("pessoa")
            return {first_name(aviso): aviso.especie for aviso in rows}

    def aviso(self, nome: str, **fields: Any) -> Aviso:
        """Return the newest aviso of one of the cast, with what is set on it first."""
        with self.cena.by_sistema():
            newest = Aviso.objects.filter(pessoa_id=self.cena.pk(nome)).newest_first()[0]
            if fields:
                Aviso.objects.filter(pk=newest.pk).update(**fields)
            newest.refresh_from_db()
            return newest


def first_name(aviso: Aviso) -> str:
    return {"Célia": "celia"}.get(nome := aviso.pessoa.nome.split()[0], nome.lower())


@pytest.fixture
def ouvintes(cena: Cena) -> Ouvintes:
    """The queue of the scene."""
    return Ouvintes(cena)


def letters_to(endereco: str) -> list[EmailMultiAlternatives]:
    """Return what left for an address, in order."""
    return [letter for letter in mail.outbox if letter.to == [endereco]]  # type: ignore[misc] # all of ours are these
