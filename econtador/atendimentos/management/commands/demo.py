"""`econtador demo`: put the demo data into an empty database."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from econtador.atendimentos.demo.demonstracao import (
    AURORA,
    create_demo,
    find_unfinished,
    finish_demo,
)
from econtador.escritorios.models import Escritorio


class Command(BaseCommand):
    """Creates the cast and six months of atendimentos, or goes on where that was interrupted."""

    help = "Cria os dados de exemplo num banco vazio (só com ECONTADOR_DEMO=1)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare how many: fewer are quicker."""
        parser.add_argument("--atendimentos", type=int, default=AURORA, metavar="N")

    def handle(self, *_: Any, **options: Any) -> None:
        """Refuse outside the demo and where there is another escritório; else create everything."""
        if not settings.DEMO:
            raise CommandError("Dados de exemplo só com ECONTADOR_DEMO=1: têm senhas conhecidas.")
        relato = self.stdout.write if options["verbosity"] else _silent
        agora, quantos = timezone.now(), options["atendimentos"]
        unfinished = find_unfinished(quantos)
        if unfinished:
            finish_demo(*unfinished, agora, relato, quantos=quantos)
            return
        # As `dono`: without a viewer, row security would show an empty database.
        if Escritorio.objects.using("dono").exists():
            raise CommandError(
                "Este banco já tem um escritório: os dados de exemplo são para um banco vazio."
            )
        create_demo(agora, relato, quantos=quantos)


def _silent(_: str) -> None:
    """Nobody listens."""
