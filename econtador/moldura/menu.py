"""What a menu is made of; which entries it has is each face's."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """An entry; `icone` is a name of the sprite, `contagem` a number beside it."""

    rotulo: str
    url: str
    icone: str
    atual: bool
    contagem: int | None = None


@dataclass(frozen=True, slots=True)
class Secao:
    """Some entries, under a title or none."""

    titulo: str | None
    itens: list[Item]


@dataclass(frozen=True, slots=True)
class Entrada:
    """What a face offers. Everything below `sob` is of the entry; without it, below its `url`."""

    rotulo: str
    url: str
    icone: str
    sob: str = ""

    def holds(self, path: str) -> bool:
        """Whether the page is of this entry."""
        above = self.sob or self.url
        return path == above or path.startswith(above + "/")


def entries(path: str, *entradas: Entrada) -> list[Item]:
    """Return the entries; current is, of those that hold `path`, the one nearest to it."""
    holding = [entrada for entrada in entradas if entrada.holds(path)]
    current = max(holding, key=lambda entrada: len(entrada.sob or entrada.url), default=None)
    return [
        Item(entrada.rotulo, entrada.url, entrada.icone, atual=entrada is current)
        for entrada in entradas
    ]
