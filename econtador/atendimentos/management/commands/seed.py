"""`econtador seed`: any number of atendimentos, fast, to see how the program stands it."""

from argparse import ArgumentParser
from datetime import UTC, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from econtador.atendimentos.demo.semente.escritorios import demo_office, generated_offices
from econtador.atendimentos.demo.semente.progresso import Barra
from econtador.atendimentos.demo.semente.semear import Meta, missing, seed

FUSO = ZoneInfo("America/Sao_Paulo")
MEIO_DO_DIA = time(12)


class Command(BaseCommand):
    """Brings the demo office, or generated ones, up to N seeded atendimentos."""

    help = (
        "Gera atendimentos até haver N, com cerca de 3 pareceres cada. Interrompido, continua de"
        " onde parou quando repetido. Enquanto corre, outros não conseguem escrever."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare how many, where, and up to which day."""
        parser.add_argument("--atendimentos", type=_count, required=True, metavar="N")
        parser.add_argument("--escritorios", type=_count, default=0, metavar="M")
        parser.add_argument("--data-base", type=_moment, default=None, metavar="AAAA-MM-DD")

    def handle(self, *_: Any, **options: Any) -> None:
        """Seed and say how it went; the bar is on stderr."""
        metas = _metas(options["atendimentos"], options["escritorios"])
        falta = sum(map(missing, metas))
        if not falta:
            self.stdout.write(f"Já há {options['atendimentos']} atendimentos: nada a gerar.")
            return
        barra = Barra(falta, self.stderr)
        seed(metas, agora=options["data_base"] or timezone.now(), avanco=barra.advance)
        self.stdout.write(f"{falta} atendimentos gerados em {barra.elapsed}.")


def _metas(total: int, escritorios: int) -> list[Meta]:
    if not escritorios:
        office = demo_office()
        if office is None:
            raise CommandError(
                "Falta o escritório dos dados de exemplo. Crie-o com: econtador demo"
            )
        return [Meta(office, total)]
    share, rest = divmod(total, escritorios)
    offices = generated_offices(escritorios)
    return [Meta(office, share + (n < rest)) for n, office in enumerate(offices)]


def _count(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise CommandError(f"“{text}” não é um número inteiro maior que zero.")
    return int(text)


def _moment(text: str) -> datetime:
    try:
        day = datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - only the day is taken
    except ValueError as erro:
        raise CommandError(f"“{text}” não é uma data: escreva AAAA-MM-DD.") from erro
    return datetime.combine(day, MEIO_DO_DIA, FUSO).astimezone(UTC)
