"""The portal's menu."""

from econtador.base.viewer import Viewer
from econtador.moldura.menu import Entrada, Secao, entries

ATENDIMENTOS = Entrada("Atendimentos", "/atendimentos", "inbox")
EMPRESAS = Entrada("Empresas", "/empresas", "building-2")


def menu_of(viewer: Viewer, path: str) -> list[Secao]:
    """Return the sections that the viewer may use, the current entry marked."""
    # The manual page says "Atendimentos / Atendimentos": the section and its entry.
    secoes = [
        Secao("Atendimentos", entries(path, Entrada("Atendimentos", "/atendimentos", "inbox")))
    ]
    if viewer.administrador:
        secoes.append(Secao("Escritório", entries(path, EMPRESAS, *ADMINISTRACAO)))
    elif viewer.operador:
        secoes.append(Secao("Escritório", entries(path, EMPRESAS)))
    return secoes


ADMINISTRACAO = (
    Entrada("Pessoas", "/pessoas", "users"),
    Entrada("Departamentos", "/departamentos", "layers"),
    Entrada("Configurações", "/configuracoes/atendimentos", "settings", sob="/configuracoes"),
)
