"""O único erro previsto deste pacote, e a tradução do que o sistema e o servidor dizem."""

import errno
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_FATAL = re.compile(r"(?:FATAL|PANIC|erro?r): +(.*)", re.IGNORECASE)


class PostgresErro(Exception):
    """Algo previsto impediu o banco de funcionar; `mensagem` é uma frase para a pessoa."""

    def __init__(self, mensagem: str) -> None:
        super().__init__(mensagem)
        self.mensagem = mensagem


@contextmanager
def explained(pasta: Path) -> Iterator[None]:
    """Turn the system's refusals about `pasta` into a `PostgresErro` of one sentence."""
    try:
        yield
    except OSError as erro:
        raise PostgresErro(_explain_oserror(erro, pasta)) from erro


def explain(saida: str, pasta: Path) -> str:
    """Say in one sentence why the server or initdb gave up, from what it wrote."""
    if "No space left on device" in saida or "Disk quota exceeded" in saida:
        return _full(pasta)
    if "Read-only file system" in saida or "Permission denied" in saida:
        return _forbidden(pasta)
    if "Cannot allocate memory" in saida:
        return "Falta memória para o PostgreSQL: feche outros programas ou use DATABASE_URL."
    achados = _FATAL.findall(saida) or saida.strip().splitlines()[-1:]
    return f"O PostgreSQL não iniciou: {achados[-1] if achados else 'terminou sem dizer por quê'}"


def _explain_oserror(erro: OSError, pasta: Path) -> str:
    onde = Path(erro.filename) if isinstance(erro.filename, str) else pasta
    if erro.errno in (errno.ENOSPC, errno.EDQUOT):
        return _full(pasta)
    if erro.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return _forbidden(onde)
    return f"Não consegui usar a pasta {pasta} para o banco: {erro.strerror} ({onde})."


def _full(pasta: Path) -> str:
    return f"O disco está cheio: libere espaço em {pasta} ou escolha outra pasta com --data."


def _forbidden(pasta: Path) -> str:
    return f"Sem direito de escrita em {pasta}: corrija o dono ou escolha outra pasta com --data."
