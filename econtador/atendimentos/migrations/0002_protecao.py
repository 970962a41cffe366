"""What the database itself refuses about atendimentos.

Everything that hangs on an atendimento is visible with it: those policies ask the atendimento's
own policy. That one asks in turn who is named, by a definer function: asking the table would make
PostgreSQL recurse, since `nomeado` too is visible with its atendimento. The list asks who is
mentioned in the same way, which also keeps its plan small (the policies of two more tables would
be planned into every query: measured 4.5 ms of planning, 1 without).
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
    ESCRITORIO,
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
        OR esta_nomeado(id, {PESSOA}))
"""

NAMED = "".join(
    f"""
CREATE FUNCTION {name}(p_atendimento uuid, p_pessoa uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM {table}
                    WHERE atendimento_id = p_atendimento AND pessoa_id = p_pessoa
                      AND escritorio_id = {ESCRITORIO})
$$;
REVOKE ALL ON FUNCTION {name}(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION {name}(uuid, uuid) TO app, sync;
"""
    for name, table in (
        ("esta_nomeado", "atendimentos_nomeado"),
        ("esta_mencionado", "atendimentos_mencao"),
    )
)
NOT_NAMED = "DROP FUNCTION esta_nomeado(uuid, uuid); DROP FUNCTION esta_mencionado(uuid, uuid)"


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
        migrations.RunSQL(NAMED, NOT_NAMED),
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
        Protect(
            "atendimentos_nomeado",
            with_atendimento("atendimentos_nomeado"),
            office_only=True,
            verbs=ONCE,
        ),
        Reference("atendimentos_nomeado", "atendimento_id", ATENDIMENTO, also=["empresa_id"]),
        Reference("atendimentos_nomeado", "pessoa_id", "pessoas_pessoa"),
        Reference("atendimentos_nomeado", "por_id", "pessoas_pessoa"),
        AppendOnly("atendimentos_nomeado"),
    ]
