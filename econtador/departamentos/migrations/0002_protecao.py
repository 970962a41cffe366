"""Row security of departamentos; the responsável is an operador of the same escritório."""

from django.db import migrations

from econtador.base.banco.operacoes import Immutable, OnlyOperador, Protect, Reference
from econtador.base.banco.politicas import DO_ESCRITORIO

TABLE = "departamentos_departamento"


class Migration(migrations.Migration):
    dependencies = [("departamentos", "0001_initial"), ("pessoas", "0002_protecao")]
    operations = [
        Protect(TABLE, DO_ESCRITORIO, office_only=True),
        Immutable(TABLE, ["id", "escritorio_id"]),
        Reference(TABLE, "responsavel_id", "pessoas_pessoa"),
        OnlyOperador(TABLE, "responsavel_id"),
    ]
