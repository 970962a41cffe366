"""Row security of carteiras, contatos and importações: what the office keeps for itself."""

from django.db import migrations

from econtador.base.banco.operacoes import Immutable, OnlyOperador, Protect, Reference
from econtador.base.banco.politicas import DO_ESCRITORIO, NAO_CLIENTE

DO_OPERADOR = f"{DO_ESCRITORIO} AND {NAO_CLIENTE}"
CARTEIRA, CONTATO = "empresas_carteira", "empresas_contato"
EMPRESA, IMPORTACAO = "empresas_empresa", "empresas_importacao"


class Migration(migrations.Migration):
    dependencies = [
        ("base", "0001_funcoes"),
        ("pessoas", "0002_protecao"),
        ("empresas", "0004_municipio_chave"),
    ]
    operations = [
        Protect(CARTEIRA, DO_OPERADOR),
        Reference(CARTEIRA, "responsavel_id", "pessoas_pessoa"),
        OnlyOperador(CARTEIRA, "responsavel_id"),
        Immutable(CARTEIRA, ["id", "escritorio_id"]),
        Reference(EMPRESA, "carteira_id", CARTEIRA),
        Reference(EMPRESA, "integrada_por_id", "pessoas_pessoa"),
        Protect(CONTATO, DO_OPERADOR),
        Reference(CONTATO, "empresa_id", EMPRESA),
        Immutable(CONTATO, ["id", "escritorio_id", "empresa_id"]),
        Protect(IMPORTACAO, DO_OPERADOR),
        Reference(IMPORTACAO, "autor_id", "pessoas_pessoa"),
        Immutable(IMPORTACAO, ["id", "escritorio_id", "autor_id", "criada_em"]),
    ]
