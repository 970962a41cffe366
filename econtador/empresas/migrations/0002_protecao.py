"""Row security of empresas: a cliente reads only his own."""

from django.db import migrations

from econtador.base.banco.operacoes import Immutable, Protect
from econtador.base.banco.politicas import DO_ESCRITORIO, EMPRESAS, NAO_CLIENTE


class Migration(migrations.Migration):
    dependencies = [("base", "0001_funcoes"), ("empresas", "0001_initial")]
    operations = [
        Protect(
            "empresas_empresa",
            f"{DO_ESCRITORIO} AND ({NAO_CLIENTE} OR id = ANY {EMPRESAS})",
            office_only=True,
        ),
        Immutable("empresas_empresa", ["id", "escritorio_id"]),
    ]
