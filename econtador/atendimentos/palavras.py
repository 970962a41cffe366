"""The words of what is there, written anew when a company has another name or document."""

from collections.abc import Sequence

from econtador.atendimentos.models import Atendimento
from econtador.base.banco.viewing import viewing
from econtador.base.viewer import Viewer
from econtador.busca import models as busca
from econtador.empresas.models import Empresa

DO_TITULO = ("escritorio_id", "empresa_id", "nome", "numero")


def reindex_heads(empresas: Sequence[Empresa]) -> None:
    """Let the atendimentos of these companies be found by what the companies are called now.

    Those that whoever renames may not see (confidenciais) too; hence the eyes of the system.
    """
    known = {empresa.pk: empresa for empresa in empresas}
    escritorio_id = empresas[0].escritorio_id
    with viewing(Viewer.sistema(escritorio_id)):
        own = Atendimento.objects.filter(escritorio_id=escritorio_id, empresa_id__in=known)
        heads = own.order_by().only(*DO_TITULO).iterator(chunk_size=2_000)
        busca.index(head.head_text(known[head.empresa_id]) for head in heads)
