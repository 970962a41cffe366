"""PackCRM's menu: the office's day first, then what it keeps, then what it configures."""

from econtador.base.viewer import Viewer
from econtador.moldura.menu import Entrada, Secao, entries


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
    Entrada("B.I. Atendimento", "/bi", "list-checks"),
    Entrada("Quadro", "/bi/quadro", "square-kanban"),
    Entrada("Atendimentos", "/atendimentos", "inbox"),
    Entrada("Painel", "/painel", "chart-column"),
)
CADASTROS = (
    Entrada("Empresas", "/empresas", "building-2"),
    Entrada("Carteiras", "/carteiras", "briefcase"),
)
DE_ADMINISTRADOR = (
    Entrada("Pessoas", "/pessoas", "users"),
    Entrada("Departamentos", "/departamentos", "layers"),
    Entrada("Fases", "/fases", "flag"),
    Entrada("Tipos de atendimento", "/tipos", "tags"),
)
CONFIGURACOES = (
    Entrada("Políticas", "/configuracoes/atendimentos", "settings", sob="/configuracoes"),
    Entrada("Calendário", "/configuracoes/calendario", "calendar"),
)
