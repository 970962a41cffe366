"""Row security of blobs: known inside their escritório, added and never changed."""

from django.db import migrations

from econtador.base.banco.operacoes import AppendOnly, Protect
from econtador.base.banco.politicas import DO_ESCRITORIO


class Migration(migrations.Migration):
    dependencies = [("base", "0001_funcoes"), ("arquivos", "0001_initial")]
    operations = [
        Protect("arquivos_arquivo", DO_ESCRITORIO, verbs="SELECT, INSERT"),
        AppendOnly("arquivos_arquivo"),
    ]
