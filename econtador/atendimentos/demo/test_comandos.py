"""The commands refuse where they would do harm."""

import pytest
from django.core.management import CommandError, call_command

from econtador.atendimentos.demo.elenco import Elenco
from econtador.escritorios.models import Escritorio

pytestmark = pytest.mark.django_db(databases=["default", "dono"])


def test_demo_is_refused_in_production(settings) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError, match="senhas conhecidas"):
        call_command("demo")


def test_demo_is_refused_where_there_is_an_escritorio() -> None:
    Escritorio.objects.using("dono").create(nome="Contábil de Verdade")
    with pytest.raises(CommandError, match="já tem um escritório"):
        call_command("demo")


@pytest.mark.parametrize(("verbosity", "lines"), [(1, 3), (0, 0)])
def test_demo_tells_what_it_creates(verbosity, lines, deposito, capsys) -> None:
    call_command("demo", verbosity=verbosity, atendimentos=20)
    told = capsys.readouterr().out
    assert told.count("criando") == lines
    assert ("20 atendimentos" in told) == bool(lines)


def test_seed_needs_the_demo_office(elenco: Elenco) -> None:
    # the cast is in the transaction of `default`, which `dono` does not see
    with pytest.raises(CommandError, match="econtador demo"):
        call_command("seed", "--atendimentos", "5")
