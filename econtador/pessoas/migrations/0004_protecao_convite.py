"""Row security of invitations; whom an open link invites is answered before there is a viewer."""

from django.db import migrations

from econtador.base.banco.operacoes import Immutable, Protect, Reference
from econtador.base.banco.politicas import DO_ESCRITORIO, NAO_CLIENTE

TABLE = "pessoas_convite"
BORN_WITH = ["id", "escritorio_id", "pessoa_id", "autor_id", "segredo", "enviado_em", "vale_ate"]

# Used up or cancelled is for good.
DESFECHO = f"""
CREATE TRIGGER desfecho_unico BEFORE UPDATE ON {TABLE} FOR EACH ROW
    WHEN (OLD.aceito_em IS NOT NULL OR OLD.cancelado_em IS NOT NULL)
    EXECUTE FUNCTION recusar_mudanca();
"""

CONVIDADO = f"""
CREATE FUNCTION convidado_por(p_segredo text)
RETURNS TABLE (convite_id uuid, escritorio_id uuid, escritorio_nome text, nome text,
               conta_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT v.id, e.id, e.nome::text, p.nome::text, c.id
      FROM {TABLE} v
      JOIN pessoas_pessoa p ON p.id = v.pessoa_id AND p.escritorio_id = v.escritorio_id
      JOIN escritorios_escritorio e ON e.id = v.escritorio_id
      JOIN contas_conta c ON c.id = p.conta_id
     WHERE v.segredo = p_segredo AND v.aceito_em IS NULL AND v.cancelado_em IS NULL
       AND now() < v.vale_ate AND p.ativa AND c.is_active
$$;
REVOKE ALL ON FUNCTION convidado_por(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION convidado_por(text) TO app, sync;
"""


class Migration(migrations.Migration):
    dependencies = [("pessoas", "0003_convite")]
    operations = [
        Protect(TABLE, f"{DO_ESCRITORIO} AND {NAO_CLIENTE}"),
        Immutable(TABLE, BORN_WITH),
        Reference(TABLE, "pessoa_id", "pessoas_pessoa"),
        Reference(TABLE, "autor_id", "pessoas_pessoa"),
        migrations.RunSQL(DESFECHO, f"DROP TRIGGER desfecho_unico ON {TABLE}"),
        migrations.RunSQL(CONVIDADO, "DROP FUNCTION convidado_por(text)"),
    ]
