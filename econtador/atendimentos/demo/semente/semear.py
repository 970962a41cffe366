"""The seed: batch after batch until there are as many as were asked for."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db import connections

from econtador.atendimentos.demo import cenario as palco
from econtador.atendimentos.demo.autor import Autor
from econtador.atendimentos.demo.roteiro import Roteiro
from econtador.atendimentos.demo.semente import copia
from econtador.atendimentos.demo.semente.linhas import Lote, lines_of
from econtador.atendimentos.demo.semente.marcas import PROGRESSO
from econtador.escritorios.models import Escritorio

LOTE = 10_000
Avanco = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Meta:
    """How many seeded atendimentos the escritório shall have."""

    escritorio: Escritorio
    total: int


def seed(metas: list[Meta], *, agora: datetime, avanco: Avanco, lote: int = LOTE) -> int:
    """Bring every escritório up to its total and return how many were added.

    Each batch is one transaction and what is there already counts: a seed that was interrupted
    goes on where it stopped when it is run again, and one that had finished adds nothing.
    `avanco` is told the number of atendimentos written, after each batch.
    """
    added = sum(_fill(meta, agora, avanco, lote) for meta in metas)
    copia.vacuum()
    return added


def missing(meta: Meta) -> int:
    """Return how many are still to be written."""
    return max(0, meta.total - _progress(meta.escritorio.pk)[0])


def _fill(meta: Meta, agora: datetime, avanco: Avanco, lote: int) -> int:
    autor = Autor(palco.load(meta.escritorio, copia.DONO), agora)
    done, indice = _progress(meta.escritorio.pk)
    first = done
    # the next batch is written while the database takes this one
    with ThreadPoolExecutor(1, "semente") as escriba:
        trecho = Trecho(meta.total, done, indice, copia.next_number(meta.escritorio.pk), lote)
        futuro = escriba.submit(trecho.write, autor)
        while trecho.count:
            with copia.batch():
                numero = copia.take_numbers(meta.escritorio.pk, trecho.count)
                linhas = futuro.result()
                if numero != trecho.numero:  # somebody opened an atendimento meanwhile
                    trecho = replace(trecho, numero=numero)
                    linhas = trecho.write(autor)
                futuro = escriba.submit(trecho.next().write, autor)
                copia.copy(linhas)
            avanco(trecho.count)
            trecho = trecho.next()
    return trecho.done - first


@dataclass(frozen=True, slots=True)
class Trecho:
    """A stretch of plans of one escritório: `done` are there, `indice` and `numero` come next."""

    total: int
    done: int
    indice: int
    numero: int
    lote: int

    @property
    def count(self) -> int:
        """Return how many plans the stretch has; 0 past the end."""
        return max(0, min(self.lote, self.total - self.done))

    def next(self) -> "Trecho":
        """Return the stretch after this one."""
        n = self.count
        return replace(self, done=self.done + n, indice=self.indice + n, numero=self.numero + n)

    def write(self, autor: Autor) -> Lote:
        """Return the lines of its plans."""
        return lines_of((self._plan(autor, n) for n in range(self.count)), autor.cenario)

    def _plan(self, autor: Autor, n: int) -> tuple[int, int, Roteiro]:
        posicao = (self.done + n + 0.5) / self.total
        return self.indice + n, self.numero + n, autor.write(self.indice + n, posicao)


def _progress(escritorio_id: UUID) -> tuple[int, int]:
    with connections[copia.DONO].cursor() as cursor:
        cursor.execute(PROGRESSO, [escritorio_id])
        done, indice = cursor.fetchone()
    return done, indice
