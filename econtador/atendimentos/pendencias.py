"""What of this room a person leaves behind when deactivated."""

from econtador.acessos.pendencias import Pendencia
from econtador.atendimentos.models import Atendimento
from econtador.base.viewer import Viewer
from econtador.pessoas.models import Pessoa

TETO = 1000


def delegated_and_open(pessoa: Pessoa, viewer: Viewer) -> Pendencia | None:
    """Count what is open and delegated to the person, as far as the viewer may see it."""
    seen = Atendimento.objects.visible_to(viewer).abertos().filter(delegado=pessoa)
    total = seen.order_by()[: TETO + 1].count()
    return Pendencia(_words(total), f"/atendimentos?delegado={pessoa.pk}") if total else None


def _words(total: int) -> str:
    if total == 1:
        return "1 atendimento em aberto delegado"
    many = f"Mais de {TETO // 1000}.000" if total > TETO else f"{total}"
    return f"{many} atendimentos em aberto delegados"
