"""The days that the law leaves to the office, each with the dates it has now and next year."""

from dataclasses import dataclass, field
from datetime import date

from econtador.calendario.consulta import Escrito, Lugar, known_uf
from econtador.calendario.models.ajuste import Chave, adjustable, key_of
from econtador.prazos.calendario import Ambito, Efeito
from econtador.prazos.oficial import oficiais


@dataclass(slots=True)
class Facultativo:
    """A day by its name, how it is kept, and when it falls."""

    chave: Chave
    efeito: Efeito
    ambito: Ambito
    dias: list[date] = field(default_factory=list)

    @property
    def nome(self) -> str:
        return self.chave[1]

    @property
    def quando(self) -> str:
        """The dates, such as "16/02/2026, 17/02/2026"."""
        return ", ".join(f"{dia:%d/%m/%Y}" for dia in self.dias)


def days_left_to(escrito: Escrito, lugar: Lugar, ano: int) -> list[Facultativo]:
    """Return the days of `ano` and the next that the office may keep as it likes, in order."""
    uf = known_uf(lugar.uf)
    found: dict[Chave, Facultativo] = {}
    for oficial in (*oficiais(ano, uf), *oficiais(ano + 1, uf)):
        if adjustable(oficial):
            chave, efeito = key_of(oficial, uf), escrito.effect_of(oficial, uf)
            new = Facultativo(chave, efeito, oficial.ambito)
            found.setdefault(chave, new).dias.append(oficial.dia)
    return list(found.values())
