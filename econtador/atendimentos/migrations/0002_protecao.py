"""What the database itself refuses about atendimentos.

Everything that hangs on an atendimento is visible with it: those policies ask the atendimento's
own policy. The policy of `nomeado` must not ask back (PostgreSQL would recurse), so it carries
escritório and empresa (and, for a cliente, only his own name), and who may write there is a policy of its own.
"""

from django.db import migrations

from econtador.base.banco.operacoes import (
    AppendOnly,
    Immutable,
    OnlyOperador,
    Protect,
    Reference,
)
from econtador.base.banco.politicas import (
    DA_EMPRESA,
    DO_ESCRITORIO,
    NAO_CLIENTE,
    PAPEL,
    PESSOA,
)

ATENDIMENTO = "atendimentos_atendimento"
PARECER = "atendimentos_parecer"
ONCE = "SELECT, INSERT"
BOTH = ["empresa_id", "id=atendimento_id"]

VER_ATENDIMENTO = f"""
    {DA_EMPRESA} AND (
        NOT confidencial OR {PAPEL} = 'sistema' OR autor_id = {PESSOA}
        OR EXISTS (SELECT 1 FROM atendimentos_nomeado n
                    WHERE n.atendimento_id = {ATENDIMENTO}.id AND n.pessoa_id = {PESSOA}))
"""


def with_atendimento(table: str) -> str:
    return f"""
        {DO_ESCRITORIO} AND EXISTS (
            SELECT 1 FROM {ATENDIMENTO} a
             WHERE a.id = {table}.atendimento_id AND a.escritorio_id = {table}.escritorio_id)
    """


def with_parecer(table: str) -> str:
    return f"""
        {DO_ESCRITORIO} AND EXISTS (
            SELECT 1 FROM {PARECER} p
             WHERE p.id = {table}.parecer_id AND p.escritorio_id = {table}.escritorio_id)
    """


def of_the_office_only(table: str, column: str) -> str:
    return f"{with_atendimento(table)} AND ({NAO_CLIENTE} OR NOT {column})"


LEITURA = f"{with_atendimento('atendimentos_leitura')} AND ({NAO_CLIENTE} OR pessoa_id = {PESSOA})"

NOMEADO = f"{DA_EMPRESA} AND ({NAO_CLIENTE} OR pessoa_id = {PESSOA})"

# Naming somebody needs sight of the atendimento; an administrador names himself by the function.
NAMING = f"""
    CREATE POLICY nomear ON atendimentos_nomeado AS RESTRICTIVE FOR INSERT
    WITH CHECK ({with_atendimento("atendimentos_nomeado")})
"""


class Migration(migrations.Migration):
    dependencies = [
        ("atendimentos", "0001_initial"),
        ("arquivos", "0002_protecao"),
        ("busca", "0002_protecao"),
        ("fluxo", "0002_protecao"),
        ("acessos", "0002_protecao"),
        ("escritorios", "0002_protecao"),
    ]
    operations = [
        Protect(ATENDIMENTO, VER_ATENDIMENTO),
        Immutable(
            ATENDIMENTO, ["id", "escritorio_id", "empresa_id", "numero", "autor_id", "aberto_em"]
        ),
        Reference(ATENDIMENTO, "empresa_id", "empresas_empresa"),
        Reference(ATENDIMENTO, "departamento_id", "departamentos_departamento"),
        Reference(ATENDIMENTO, "tipo_id", "fluxo_tipo"),
        Reference(ATENDIMENTO, "fase_id", "fluxo_fase"),
        Reference(ATENDIMENTO, "autor_id", "pessoas_pessoa"),
        Reference(ATENDIMENTO, "delegado_id", "pessoas_pessoa"),
        OnlyOperador(ATENDIMENTO, "delegado_id"),
        # The atendimento and its first parecer are born together, hence deferred.
        Reference(ATENDIMENTO, "ultimo_parecer_id", PARECER, also=BOTH, deferred=True),
        Reference(ATENDIMENTO, "ultimo_publico_id", PARECER, also=BOTH, deferred=True),
        Protect(PARECER, of_the_office_only(PARECER, "nota_interna"), verbs=ONCE),
        Reference(PARECER, "atendimento_id", ATENDIMENTO, also=["empresa_id"]),
        Reference(PARECER, "autor_id", "pessoas_pessoa"),
        Reference(PARECER, "delegado_id", "pessoas_pessoa"),
        OnlyOperador(PARECER, "delegado_id"),
        Reference(PARECER, "corrige_id", PARECER, also=["empresa_id", "atendimento_id"]),
        AppendOnly(PARECER),
        Protect("atendimentos_parecertexto", with_parecer("atendimentos_parecertexto"), verbs=ONCE),
        Reference("atendimentos_parecertexto", "parecer_id", PARECER),
        Protect("atendimentos_mencao", with_atendimento("atendimentos_mencao"), verbs=ONCE),
        Reference("atendimentos_mencao", "atendimento_id", ATENDIMENTO, also=["empresa_id"]),
        Reference(
            "atendimentos_mencao", "parecer_id", PARECER, also=["empresa_id", "atendimento_id"]
        ),
        Reference("atendimentos_mencao", "pessoa_id", "pessoas_pessoa"),
        OnlyOperador("atendimentos_mencao", "pessoa_id"),
        AppendOnly("atendimentos_mencao"),
        Protect("atendimentos_anexo", with_parecer("atendimentos_anexo"), verbs=ONCE),
        Reference("atendimentos_anexo", "atendimento_id", ATENDIMENTO, also=["empresa_id"]),
        Reference(
            "atendimentos_anexo", "parecer_id", PARECER, also=["empresa_id", "atendimento_id"]
        ),
        Reference("atendimentos_anexo", "arquivo_id", "arquivos_arquivo"),
        AppendOnly("atendimentos_anexo"),
        Protect("atendimentos_leitura", LEITURA, verbs=ONCE),
        Reference("atendimentos_leitura", "atendimento_id", ATENDIMENTO, also=["empresa_id"]),
        Reference("atendimentos_leitura", "pessoa_id", "pessoas_pessoa"),
        AppendOnly("atendimentos_leitura"),
        Protect(
            "atendimentos_evento",
            of_the_office_only("atendimentos_evento", "interno"),
            verbs=ONCE,
        ),
        Reference("atendimentos_evento", "atendimento_id", ATENDIMENTO, also=["empresa_id"]),
        Reference("atendimentos_evento", "autor_id", "pessoas_pessoa"),
        Reference(
            "atendimentos_evento", "parecer_id", PARECER, also=["empresa_id", "atendimento_id"]
        ),
        AppendOnly("atendimentos_evento"),
        Protect("atendimentos_desfecho", with_atendimento("atendimentos_desfecho"), verbs=ONCE),
        Reference("atendimentos_desfecho", "atendimento_id", ATENDIMENTO, also=["empresa_id"]),
        Reference("atendimentos_desfecho", "autor_id", "pessoas_pessoa"),
        AppendOnly("atendimentos_desfecho"),
        Protect("atendimentos_nomeado", NOMEADO, office_only=True, verbs=ONCE),
        migrations.RunSQL(NAMING, "DROP POLICY IF EXISTS nomear ON atendimentos_nomeado"),
        Reference("atendimentos_nomeado", "atendimento_id", ATENDIMENTO, also=["empresa_id"]),
        Reference("atendimentos_nomeado", "pessoa_id", "pessoas_pessoa"),
        Reference("atendimentos_nomeado", "por_id", "pessoas_pessoa"),
        AppendOnly("atendimentos_nomeado"),
    ]
