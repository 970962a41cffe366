"""Os comandos, cada um uma função de `Opcoes` para o código de saída."""

import secrets
from collections.abc import Callable
from urllib.parse import urlsplit

import django
from django.core.management import execute_from_command_line

from config.cli import migracoes
from config.cli.argumentos import Opcoes
from config.cli.banco import database_in_use
from config.cli.executar import run
from config.cli.saida import write
from econtador.base.postgres import provision
from econtador.base.postgres.papeis import PAPEIS, missing_roles


def migrate(opcoes: Opcoes) -> int:
    """Bring the database up to date."""
    with database_in_use(opcoes.data, write):
        django.setup()
        migracoes.migrate(write)
        write("O banco está em dia.")
    return 0


def provision_server(opcoes: Opcoes) -> int:
    """Create roles and database: here, or on the server of --superuser-url, showing addresses."""
    if not opcoes.superuser_url:
        with database_in_use(opcoes.data, write):
            write("O banco desta pasta está preparado.")
        return 0
    novos = list(PAPEIS) if opcoes.new_passwords else missing_roles(opcoes.superuser_url)
    senhas = {papel: secrets.token_urlsafe(24) for papel in novos}
    provision(opcoes.superuser_url, database=opcoes.database, passwords=senhas)
    for papel in PAPEIS:
        write(f"{papel:<5} {_address(opcoes, papel, senhas.get(papel, 'A-SENHA-DE-ANTES'))}")
    return 0


def manage(opcoes: Opcoes) -> int:
    """Hand the rest of the line to Django."""
    return _django(opcoes, *opcoes.resto)


def same_name(opcoes: Opcoes) -> int:
    """Run the management command that has the name of ours."""
    return _django(opcoes, opcoes.comando, *opcoes.resto)


def _django(opcoes: Opcoes, *palavras: str) -> int:
    with database_in_use(opcoes.data, lambda _: None):
        execute_from_command_line(["econtador manage", *palavras])
    return 0


def _address(opcoes: Opcoes, papel: str, senha: str) -> str:
    servidor = urlsplit(opcoes.superuser_url)
    lugar = servidor.netloc.rpartition("@")[2]
    consulta = f"?{servidor.query}" if servidor.query else ""
    return f"postgresql://{papel}:{senha}@{lugar}/{opcoes.database}{consulta}"


COMANDOS: dict[str, Callable[[Opcoes], int]] = {
    "run": run,
    "migrate": migrate,
    "provision": provision_server,
    "seed": same_name,
    "demo": same_name,
    "manage": manage,
}
