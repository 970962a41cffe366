"""Os dados de exemplo: quando são postos e se estão lá."""

from django.apps import apps
from django.core.management import call_command
from django.db.models import Model, QuerySet

from config.cli.migracoes import BANCO
from config.cli.saida import LOGINS_DA_DEMO
from econtador.base.postgres.servidor import Progresso


def fill_when_empty(progress: Progresso) -> None:
    """Put the demo data into a database that has no escritório yet, or finish what was cut off."""
    if not _rows("escritorios", "Escritorio").exists() or _cut_off():
        progress("criando os dados de exemplo")
        call_command("demo", verbosity=0)


def _cut_off() -> bool:
    """Whether an earlier start was killed in the middle of the story."""
    # Imported late: models exist only after django.setup().
    from econtador.atendimentos.demo.demonstracao import find_unfinished  # noqa: PLC0415 - after django.setup()

    return is_there() and find_unfinished() is not None


def is_there() -> bool:
    """Whether the demo logins of the first screen exist."""
    return _rows("contas", "Conta").filter(email__in=LOGINS_DA_DEMO).exists()


def _rows(sala: str, nome: str) -> QuerySet[Model]:
    # As `dono`: without a viewer, row security would show an empty database.
    modelo: type[Model] = apps.get_model(sala, nome)
    return modelo._base_manager.using(BANCO)
