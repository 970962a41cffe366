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


Entrada = tuple[str, str, str]  # label, address, icon


def entries(path: str, *entradas: Entrada) -> list[Item]:
    """Return the entries; current is the one whose address is the longest above `path`."""
    above = [url for _, url, _ in entradas if path == url or path.startswith(url + "/")]
    current = max(above, key=len, default="")
    return [Item(rotulo, url, icone, atual=url == current) for rotulo, url, icone in entradas]
