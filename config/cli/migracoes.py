"""O esquema do banco: em dia, atrasado ou de uma versão mais nova."""

from django.core.management import call_command
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from config.cli.erros import CliErro
from econtador.base.postgres.servidor import Progresso

BANCO = "dono"


def migrate(progress: Progresso) -> None:
    """Apply what is missing, as `dono`; a database of a newer version is a `CliErro`."""
    executor = MigrationExecutor(connections[BANCO])
    _refuse_newer(executor.loader)
    plano = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not plano:
        return
    progress(f"aplicando {len(plano)} migrações ao banco")
    call_command("migrate", database=BANCO, verbosity=0, interactive=False)


def _refuse_newer(loader: MigrationLoader) -> None:
    desconhecidas = sorted(set(loader.applied_migrations) - _known(loader))
    if desconhecidas:
        sala, nome = desconhecidas[-1]
        raise CliErro(
            "O banco é de uma versão mais nova do eContador "
            f"(migração {sala}.{nome}): atualize o programa ou escolha outra pasta com --data."
        )


def _known(loader: MigrationLoader) -> set[tuple[str, str]]:
    """On disk, or replaced by one on disk: a squash forgets names that databases remember."""
    em_disco = loader.disk_migrations or {}
    trocadas = {velha for migracao in em_disco.values() for velha in migracao.replaces}
    return set(em_disco) | trocadas
