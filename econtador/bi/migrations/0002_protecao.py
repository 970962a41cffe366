"""Row security: a person's arrangement is his own."""

from django.db import migrations

from econtador.base.banco.operacoes import Immutable, OnlyOperador, Protect, Reference
from econtador.base.banco.politicas import DO_ESCRITORIO, PESSOA

TABELA = "bi_preferencia"


class Migration(migrations.Migration):
    dependencies = [("bi", "0001_initial"), ("pessoas", "0002_protecao")]
    operations = [
        Protect(TABELA, f"{DO_ESCRITORIO} AND pessoa_id = {PESSOA}", office_only=True),
        Immutable(TABELA, ["id", "escritorio_id", "pessoa_id"]),
        Reference(TABELA, "pessoa_id", "pessoas_pessoa"),
        OnlyOperador(TABELA, "pessoa_id"),
    ]
