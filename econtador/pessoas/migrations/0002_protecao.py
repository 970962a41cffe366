"""Row security of pessoas."""

from django.db import migrations

from econtador.base.banco.operacoes import Immutable, Protect
from econtador.base.banco.politicas import DO_ESCRITORIO


class Migration(migrations.Migration):
    dependencies = [("base", "0001_funcoes"), ("pessoas", "0001_initial")]
    operations = [
        Protect("pessoas_pessoa", DO_ESCRITORIO, office_only=True),
        Immutable("pessoas_pessoa", ["id", "escritorio_id", "conta_id", "tipo"]),
    ]
