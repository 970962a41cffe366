"""PackCRM's menu: the office's day first, then what it keeps, then what it configures."""

from econtador.base.viewer import Viewer
from econtador.moldura.menu import Secao, entries


def menu_of(viewer: Viewer, path: str) -> list[Secao]:
    """Return the sections that the viewer may use, the current entry marked."""
    secoes = [
        Secao("Trabalho", entries(path, *TRABALHO)),
        Secao("Cadastros", entries(path, *CADASTROS)),
    ]
    if viewer.administrador:
        secoes[-1] = Secao("Cadastros", entries(path, *CADASTROS, *DE_ADMINISTRADOR))
        secoes.append(Secao("Configurações", entries(path, *CONFIGURACOES)))
    return secoes


TRABALHO = (
    ("B.I. Atendimento", "/bi", "list-checks"),
    ("Quadro", "/bi/quadro", "square-kanban"),
    ("Atendimentos", "/atendimentos", "inbox"),
    ("Painel", "/painel", "chart-column"),
)
CADASTROS = (("Empresas", "/empresas", "building-2"),)
DE_ADMINISTRADOR = (
    ("Pessoas", "/pessoas", "users"),
    ("Departamentos", "/departamentos", "layers"),
    ("Fases", "/fases", "flag"),
    ("Tipos de atendimento", "/tipos", "tags"),
)
CONFIGURACOES = (
    ("Políticas", "/configuracoes/atendimentos", "settings"),
    ("Calendário", "/configuracoes/calendario", "calendar"),
)
