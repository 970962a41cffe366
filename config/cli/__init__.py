"""O programa `econtador`: um comando para tudo o que se faz fora do navegador."""

import os
import sys
from collections.abc import Sequence

from config.cli.argumentos import parse
from config.cli.comandos import COMANDOS
from config.cli.erros import CliErro, explained_all
from econtador.base.postgres import PostgresErro


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 anticipated failure, 2 misuse."""
    opcoes = parse(argv)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        with explained_all(opcoes.data):
            return COMANDOS[opcoes.comando](opcoes)
    except (CliErro, PostgresErro) as erro:
        sys.stderr.write(f"econtador: {erro}\n")
        return 1
    except KeyboardInterrupt:
        return 0
