"""`econtador demo`: put the demo data into an empty database."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from econtador.atendimentos.demo.demonstracao import create_demo
from econtador.escritorios.models import Escritorio


class Command(BaseCommand):
    """Creates the cast and six months of atendimentos."""

    help = "Cria os dados de exemplo num banco vazio (só com ECONTADOR_DEMO=1)."

    def handle(self, *_: Any, **options: Any) -> None:
        """Refuse outside the demo and where there is an escritório; else create everything."""
        if not settings.DEMO:
            raise CommandError("Dados de exemplo só com ECONTADOR_DEMO=1: têm senhas conhecidas.")
        # As `dono`: without a viewer, row security would show an empty database.
        if Escritorio.objects.using("dono").exists():
            raise CommandError(
                "Este banco já tem um escritório: os dados de exemplo são para um vazio."
            )
        create_demo(timezone.now(), self._tell if options["verbosity"] else _silent)

    def _tell(self, what: str) -> None:
        self.stdout.write(f"criando {what}")


def _silent(_: str) -> None:
    """Nobody listens."""
