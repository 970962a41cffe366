"""Row security of the escritório itself and of its numbering."""

from django.db import migrations

from econtador.base.banco.operacoes import Immutable, Protect
from econtador.base.banco.politicas import DO_ESCRITORIO, ESCRITORIO


class Migration(migrations.Migration):
    dependencies = [("base", "0001_funcoes"), ("escritorios", "0001_initial")]
    operations = [
        Protect("escritorios_escritorio", f"id = {ESCRITORIO}", office_only=True),
        Protect("escritorios_numeracao", DO_ESCRITORIO),
        Immutable("escritorios_escritorio", ["id", "criado_em"]),
    ]
