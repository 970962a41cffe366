"""Row security of rights: only the office gives and takes them."""

from django.db import migrations

from econtador.base.banco.operacoes import OnlyOperador, Protect, Reference
from econtador.base.banco.politicas import DA_EMPRESA, DO_ESCRITORIO

DEPARTAMENTO, EMPRESA = "acessos_acessodepartamento", "acessos_acessoempresa"
SUBSTITUICAO = "acessos_substituicao"
JOIN = "SELECT, INSERT, UPDATE, DELETE"


class Migration(migrations.Migration):
    dependencies = [
        ("acessos", "0001_initial"),
        ("departamentos", "0002_protecao"),
        ("empresas", "0002_protecao"),
    ]
    operations = [
        Protect(DEPARTAMENTO, DO_ESCRITORIO, office_only=True, verbs=JOIN),
        Reference(DEPARTAMENTO, "pessoa_id", "pessoas_pessoa"),
        Reference(DEPARTAMENTO, "departamento_id", "departamentos_departamento"),
        Protect(EMPRESA, DA_EMPRESA, office_only=True, verbs=JOIN),
        Reference(EMPRESA, "pessoa_id", "pessoas_pessoa"),
        Reference(EMPRESA, "empresa_id", "empresas_empresa"),
        Protect(SUBSTITUICAO, DO_ESCRITORIO, office_only=True, verbs=JOIN),
        Reference(SUBSTITUICAO, "titular_id", "pessoas_pessoa"),
        Reference(SUBSTITUICAO, "substituto_id", "pessoas_pessoa"),
        OnlyOperador(SUBSTITUICAO, "titular_id"),
        OnlyOperador(SUBSTITUICAO, "substituto_id"),
    ]
