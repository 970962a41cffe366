"""A report as the answer to a request."""

from collections.abc import Callable
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import IO

from django.http import FileResponse
from django.utils.text import slugify

from econtador.relatorios.planilhas import write_csv, write_xlsx
from econtador.relatorios.tabela import Tabela


@dataclass(frozen=True, slots=True)
class Formato:
    """How a table becomes a file."""

    tipo: str
    write: Callable[[Tabela, IO[bytes]], None]


FORMATOS = {
    "csv": Formato("text/csv; charset=utf-8", write_csv),
    "xlsx": Formato(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write_xlsx
    ),
}


def download(tabela: Tabela, formato: str) -> FileResponse:
    """Return the table as a file to save; `formato` is `csv`, or else XLSX.

    It is written to a file on disk first, while the viewer is set, and sent from there: a browser
    that reads slowly, or stops reading, holds no transaction open.
    """
    extensao = formato if formato in FORMATOS else "xlsx"
    escolhido = FORMATOS[extensao]
    arquivo = TemporaryFile()  # noqa: SIM115 - the response closes it
    try:
        escolhido.write(tabela, arquivo)
    except BaseException:
        arquivo.close()
        raise
    tamanho = arquivo.tell() if extensao == "csv" else arquivo.seek(0, 2)
    arquivo.seek(0)
    resposta = FileResponse(arquivo, content_type=escolhido.tipo)
    resposta["Content-Length"] = str(tamanho)
    resposta["Content-Disposition"] = f'attachment; filename="{slugify(tabela.nome)}.{extensao}"'
    resposta["X-Content-Type-Options"] = "nosniff"
    resposta["Cache-Control"] = "private, no-store"
    return resposta
