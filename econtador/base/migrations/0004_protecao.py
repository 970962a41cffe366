"""Row security of the audit: the office's alone, and only ever added to."""

from django.db import migrations

from econtador.base.banco.operacoes import AppendOnly, Protect, Reference
from econtador.base.banco.politicas import DO_ESCRITORIO, NAO_CLIENTE

TABLE = "base_auditoria"


class Migration(migrations.Migration):
    dependencies = [("base", "0003_auditoria"), ("pessoas", "0002_protecao")]
    operations = [
        Protect(TABLE, f"{DO_ESCRITORIO} AND {NAO_CLIENTE}", verbs="SELECT, INSERT"),
        Reference(TABLE, "autor_id", "pessoas_pessoa"),
        AppendOnly(TABLE),
    ]
