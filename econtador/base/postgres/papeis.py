"""Os três papéis e o banco: feitos por um superusuário, quantas vezes for preciso."""

from collections.abc import Mapping
from typing import LiteralString

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from econtador.base.postgres.erro import PostgresErro

Conexao = psycopg.Connection[tuple[object, ...]]

# `dono` owns every table and runs migrations; `app` and `sync` own nothing and obey row security.
PAPEIS: dict[str, LiteralString] = {
    "dono": "LOGIN NOSUPERUSER BYPASSRLS CREATEDB",
    "app": "LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE",
    "sync": "LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE",
}
# Two programs that prepare the same server at once wait for each other.
_TRAVA = 4_803_211_955


def provision(
    superuser_url: str,
    *,
    database: str = "econtador",
    passwords: Mapping[str, str] | None = None,
) -> None:
    """Create the roles and `database` (UTF-8, locale C) where missing; may be repeated.

    `passwords` sets the password of the roles it names; without it they keep what they have.
    A server that refuses is a `PostgresErro` with its own words.
    """
    try:
        with psycopg.connect(superuser_url, autocommit=True) as conexao:
            conexao.execute("SELECT pg_advisory_lock(%s)", [_TRAVA])
            _provision_roles(conexao, passwords or {})
            _provision_database(conexao, database)
            with psycopg.connect(make_conninfo(superuser_url, dbname=database)) as dentro:
                _provision_schema(dentro)
    except psycopg.Error as erro:
        raise PostgresErro(f"Não consegui preparar o PostgreSQL: {_one_line(erro)}") from erro


def missing_roles(superuser_url: str) -> list[str]:
    """The roles that `provision` would create."""
    try:
        with psycopg.connect(superuser_url) as conexao:
            return [papel for papel in PAPEIS if not _role_exists(conexao, papel)]
    except psycopg.Error as erro:
        raise PostgresErro(f"Não consegui entrar no PostgreSQL: {_one_line(erro)}") from erro


def _provision_roles(conexao: Conexao, passwords: Mapping[str, str]) -> None:
    for papel, direitos in PAPEIS.items():
        nome = sql.Identifier(papel)
        if not _role_exists(conexao, papel):
            conexao.execute(sql.SQL("CREATE ROLE {}").format(nome))
        conexao.execute(sql.SQL("ALTER ROLE {} ").format(nome) + sql.SQL(direitos))
        if papel in passwords:
            senha = sql.Literal(passwords[papel])
            conexao.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(nome, senha))


def _provision_database(conexao: Conexao, database: str) -> None:
    nome = sql.Identifier(database)
    existe = conexao.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone()
    if existe is None:
        conexao.execute(
            sql.SQL(
                "CREATE DATABASE {} OWNER dono TEMPLATE template0 ENCODING 'UTF8' "
                "LOCALE_PROVIDER libc LOCALE 'C'"
            ).format(nome)
        )
    conexao.execute(sql.SQL("ALTER DATABASE {} OWNER TO dono").format(nome))
    conexao.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(nome))
    conexao.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO app, sync").format(nome))


def _provision_schema(conexao: Conexao) -> None:
    """No default privileges: each migration grants on its own tables."""
    conexao.execute("ALTER SCHEMA public OWNER TO dono")
    conexao.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC")
    conexao.execute("GRANT USAGE ON SCHEMA public TO app, sync")


def _role_exists(conexao: Conexao, papel: str) -> bool:
    achado = conexao.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [papel]).fetchone()
    return achado is not None


def _one_line(erro: psycopg.Error) -> str:
    return " ".join(str(erro).split()) or type(erro).__name__
