"""One door for a file of companies: judged by what it contains, whatever its name says."""

from collections.abc import Iterable

from econtador.empresas.importacao import planilha, texto
from econtador.empresas.importacao.tabela import (
    MAX_BYTES,
    PlanilhaRecusada,
    Tabela,
    tabulate,
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read(conteudo: bytes) -> Tabela:
    """Read a CSV or an XLSX. Raises PlanilhaRecusada with a sentence to show."""
    if len(conteudo) > MAX_BYTES:
        raise PlanilhaRecusada(f"O arquivo tem mais de {MAX_BYTES >> 20} MB, o limite.")
    return tabulate(_rows_of(conteudo))


def _rows_of(conteudo: bytes) -> Iterable[Iterable[object]]:
    if conteudo.startswith(planilha.ASSINATURA):
        return planilha.rows_of(conteudo)
    if conteudo.startswith(OLE):
        raise PlanilhaRecusada(
            "Esta é uma planilha antiga (XLS) ou protegida por senha. Salve-a como XLSX ou CSV."
        )
    return texto.rows_of(texto.decode(conteudo))
