"""Os arquivos de configuração, escritos a cada início: mudanças daqui valem sem migrar nada."""

import os
from pathlib import Path

from econtador.base.postgres.conta import Conta

MIB = 1024 * 1024
PAPEIS_LOCAIS = ("postgres", "dono", "app", "sync")

_FIXA = """\
listen_addresses = ''
port = 5432
max_connections = 60
superuser_reserved_connections = 3
password_encryption = 'scram-sha-256'
random_page_cost = 1.1
wal_compression = on
jit = off
track_io_timing = on
timezone = 'UTC'
log_timezone = 'UTC'
lc_messages = 'C'
log_line_prefix = '%m [%p] %q%u@%d '
"""

# One file a weekday, overwritten a week later: the log never grows without end.
_DURAVEL = """\
fsync = on
synchronous_commit = on
logging_collector = on
log_directory = 'log'
log_filename = 'postgresql-%a.log'
log_rotation_age = 1d
log_rotation_size = 0
log_truncate_on_rotation = on
log_min_duration_statement = 1s
"""

# For tests: a crash of the machine may lose everything.
_EFEMERA = """\
fsync = off
full_page_writes = off
synchronous_commit = off
"""

_HBA = """\
# Only the local socket, and only the account that started the server (pg_ident.conf).
local all         postgres,dono,app,sync peer map=econtador
local replication postgres,dono          peer map=econtador
"""


def write(pasta: Path, conta: Conta, *, durable: bool) -> None:
    """Write postgresql.conf, pg_hba.conf and pg_ident.conf; `conta` may connect as any role.

    The files belong to the caller: the server reads them and cannot change who gets in.
    """
    pasta.mkdir(exist_ok=True)
    pasta.chmod(0o755)
    _write(pasta / "postgresql.conf", _postgresql(_memory(), durable=durable))
    _write(pasta / "pg_hba.conf", _HBA)
    _write(pasta / "pg_ident.conf", _ident(conta.nome))


def _postgresql(memoria: int, *, durable: bool) -> str:
    """`memoria` in bytes; a quarter for the server's cache, between 64 and 256 MiB."""
    partilhada = min(256, max(64, memoria // MIB // 4))
    cache = max(partilhada, memoria // MIB // 2)
    medida = f"shared_buffers = {partilhada}MB\neffective_cache_size = {cache}MB\n"
    return _FIXA + medida + (_DURAVEL if durable else _EFEMERA)


def _memory() -> int:
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")


def _ident(nome: str) -> str:
    return "".join(f'econtador "{nome}" {papel}\n' for papel in PAPEIS_LOCAIS)


def _write(arquivo: Path, texto: str) -> None:
    arquivo.write_text(texto, encoding="utf-8")
    arquivo.chmod(0o644)
