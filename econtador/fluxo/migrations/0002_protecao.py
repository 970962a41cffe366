"""Row security of fases and tipos."""

from django.db import migrations

from econtador.base.banco.operacoes import Immutable, OnlyOperador, Protect, Reference
from econtador.base.banco.politicas import DO_ESCRITORIO

JOIN = "SELECT, INSERT, UPDATE, DELETE"


class Migration(migrations.Migration):
    dependencies = [("fluxo", "0001_initial"), ("departamentos", "0002_protecao")]
    operations = [
        Protect("fluxo_fase", DO_ESCRITORIO, office_only=True),
        Immutable("fluxo_fase", ["id", "escritorio_id"]),
        Protect("fluxo_tipo", DO_ESCRITORIO, office_only=True),
        Immutable("fluxo_tipo", ["id", "escritorio_id"]),
        Reference("fluxo_tipo", "departamento_id", "departamentos_departamento"),
        Protect("fluxo_tipofase", DO_ESCRITORIO, office_only=True, verbs=JOIN),
        Reference("fluxo_tipofase", "tipo_id", "fluxo_tipo"),
        Reference("fluxo_tipofase", "fase_id", "fluxo_fase"),
        Protect("fluxo_semacesso", DO_ESCRITORIO, office_only=True, verbs=JOIN),
        Reference("fluxo_semacesso", "tipo_id", "fluxo_tipo"),
        Reference("fluxo_semacesso", "pessoa_id", "pessoas_pessoa"),
        OnlyOperador("fluxo_semacesso", "pessoa_id"),
    ]
