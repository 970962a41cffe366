"""The clock of a seeded atendimento: it moves from step to step as the verbs move it."""

from datetime import datetime

from econtador.atendimentos.models import Bola, Status

NULO = r"\N"


class Relogio:
    """Whose turn it is, the time of each side, and when what happened first and last."""

    def __init__(self, em: datetime, *, do_cliente: bool) -> None:
        self.aberto_em, self.do_cliente = em, do_cliente
        self.bola = Bola.ESCRITORIO if do_cliente else Bola.CLIENTE
        self.desde = em
        self.tempos = dict.fromkeys(Bola, 0)
        self.status = Status.ABERTO
        self.respondido_em: datetime | None = None
        self.encerrado_em: datetime | None = None
        self.reaberturas = 0

    def write(self, em: datetime, *, cliente: bool) -> None:
        """Somebody wrote to the other side."""
        self.give(Bola.ESCRITORIO if cliente else Bola.CLIENTE, em)
        if cliente != self.do_cliente:
            self.respondido_em = self.respondido_em or em

    def give(self, bola: Bola, em: datetime) -> bool:
        """Somebody has the ball from now on; return whether that is new."""
        if bola == self.bola:
            return False
        self._stop(em)
        self.bola, self.desde = bola, em
        return True

    def turn(self, status: Status, em: datetime) -> None:
        """It ended, or was reopened."""
        self.status = status
        if status == Status.ABERTO:
            self.encerrado_em = None
            self.reaberturas += 1
            self.bola, self.desde = Bola.ESCRITORIO, em
        else:
            self.encerrado_em = em
            self._stop(em)

    @property
    def turno(self) -> str:
        """Return the columns from the status to what is pending."""
        tempos = "\t".join(str(self.tempos[lado]) for lado in Bola)
        return f"{self.status.value}\t{self.bola.value}\t{self.desde}\t{tempos}\t"

    @property
    def marcos(self) -> str:
        """Return the columns from the opening to the number of reopenings."""
        return (
            f"{self.aberto_em}\t{self.aberto_em}\t{self.respondido_em or NULO}"
            f"\t{self.encerrado_em or NULO}\t{self.reaberturas}"
        )

    def _stop(self, em: datetime) -> None:
        self.tempos[self.bola] += max(0, int((em - self.desde).total_seconds()))
