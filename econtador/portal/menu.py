"""The portal's menu."""

from dataclasses import dataclass

from econtador.base.viewer import Viewer


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


def menu_of(viewer: Viewer, path: str) -> list[Secao]:
    """Return the sections that the viewer may use, the current entry marked."""
    # The manual page says "Atendimentos / Atendimentos": the section and its entry.
    secoes = [Secao("Atendimentos", [_item("Atendimentos", "/atendimentos", "inbox", path)])]
    itens = _of_the_office(viewer, path)
    return [*secoes, Secao("Escritório", itens)] if itens else secoes


def _of_the_office(viewer: Viewer, path: str) -> list[Item]:
    empresas = _item("Empresas", "/empresas", "building-2", path)
    if not viewer.administrador:
        return [empresas] if viewer.operador else []
    em_configuracoes = _under(path, "/configuracoes")
    return [
        empresas,
        _item("Pessoas", "/pessoas", "users", path),
        _item("Departamentos", "/departamentos", "layers", path),
        Item("Configurações", "/configuracoes/atendimentos", "settings", atual=em_configuracoes),
    ]


def _item(rotulo: str, url: str, icone: str, path: str) -> Item:
    return Item(rotulo, url, icone, atual=_under(path, url))


def _under(path: str, url: str) -> bool:
    return path == url or path.startswith(url + "/")
