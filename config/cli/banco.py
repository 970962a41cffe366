"""O banco de um comando: o de DATABASE_URL, o que já está no ar em DIR, ou um iniciado aqui."""

import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import psycopg

from config.cli.erros import CliErro
from econtador.base.postgres import Cluster
from econtador.base.postgres.servidor import Progresso

SEGUNDOS_PARA_ENTRAR = 5


@contextmanager
def database(data: Path, progress: Progresso) -> Iterator[Cluster | None]:
    """Export the addresses for Django; a server started here is yielded, and stopped after."""
    _prepare_data(data)
    if os.environ.get("DATABASE_URL"):
        _probe_external(os.environ)
        yield None
        return
    cluster = Cluster(data / "postgres")
    try:
        progress("iniciando o PostgreSQL")
        cluster.start(progress)
        cluster.provision()
        _export(cluster)
        yield cluster
    finally:
        if cluster.pid is not None:
            progress("encerrando o PostgreSQL")
        cluster.stop()


@contextmanager
def database_in_use(data: Path, progress: Progresso) -> Iterator[None]:
    """As `database`, but join the server of a portal that runs on the same folder."""
    cluster = Cluster(data / "postgres")
    if not os.environ.get("DATABASE_URL") and cluster.answers():
        _prepare_data(data)
        _export(cluster)
        yield
        return
    with database(data, progress):
        yield


def _prepare_data(data: Path) -> None:
    data.mkdir(parents=True, exist_ok=True)
    os.environ["ECONTADOR_DATA"] = str(data)
    if not os.environ.get("SECRET_KEY"):
        os.environ["SECRET_KEY"] = _secret_key(data / "secret_key")


def _export(cluster: Cluster) -> None:
    os.environ["DATABASE_URL"] = cluster.url("app")
    os.environ["DATABASE_ADMIN_URL"] = cluster.url("dono")


def _secret_key(arquivo: Path) -> str:
    """Made once and kept: without it every session and link of a reset would end at a restart."""
    if not arquivo.exists():
        novo = arquivo.with_suffix(".novo")
        novo.unlink(missing_ok=True)
        with open(os.open(novo, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as saida:
            saida.write(secrets.token_urlsafe(50))
        novo.rename(arquivo)
    return arquivo.read_text().strip()


def _probe_external(ambiente: Mapping[str, str]) -> None:
    if not ambiente.get("DATABASE_ADMIN_URL"):
        raise CliErro("Com DATABASE_URL defina também DATABASE_ADMIN_URL, o endereço de `dono`.")
    for nome in ("DATABASE_URL", "DATABASE_ADMIN_URL"):
        try:
            psycopg.connect(ambiente[nome], connect_timeout=SEGUNDOS_PARA_ENTRAR).close()
        except psycopg.Error as erro:
            motivo = " ".join(str(erro).split())
            raise CliErro(f"O banco de {nome} não atende: {motivo}") from erro
