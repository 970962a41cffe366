"""Who a conta is: read before there is a viewer, hence by definer functions that answer only about it."""

from django.db import migrations

VINCULOS = """
CREATE FUNCTION vinculos_da_conta(p_conta uuid)
RETURNS TABLE (pessoa_id uuid, escritorio_id uuid, escritorio_nome text, nome text, papel text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT p.id, e.id, e.nome::text, p.nome::text, p.tipo::text
      FROM pessoas_pessoa p JOIN escritorios_escritorio e ON e.id = p.escritorio_id
     WHERE p.conta_id = p_conta AND p.ativa
     ORDER BY e.nome, p.id
$$;
"""

VIEWER = """
CREATE FUNCTION carregar_viewer(p_conta uuid, p_pessoa uuid) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH pessoa AS (
        SELECT p.*, e.nome AS escritorio_nome, e.so_delegado_ve, e.politica_delegacao, e.fuso,
               e.encerra_no_portal
          FROM pessoas_pessoa p
          JOIN escritorios_escritorio e ON e.id = p.escritorio_id
          JOIN contas_conta c ON c.id = p.conta_id
         WHERE p.conta_id = p_conta AND p.ativa AND c.is_active
           AND (p_pessoa IS NULL OR p.id = p_pessoa)
         ORDER BY e.nome, p.id LIMIT 1
    ), empresas AS (
        SELECT a.* FROM acessos_acessoempresa a
          JOIN pessoa p ON p.id = a.pessoa_id AND p.escritorio_id = a.escritorio_id
          JOIN empresas_empresa e ON e.id = a.empresa_id AND e.escritorio_id = a.escritorio_id
         WHERE p.tipo = 'cliente' AND e.integrada AND e.ativa
    )
    SELECT jsonb_build_object(
        'pessoa_id', p.id, 'escritorio_id', p.escritorio_id, 'nome', p.nome, 'tipo', p.tipo,
        'administrador', p.administrador, 'escritorio_nome', p.escritorio_nome,
        'so_delegado_ve', p.so_delegado_ve, 'politica_delegacao', p.politica_delegacao,
        'fuso', p.fuso, 'encerra_no_portal', p.encerra_no_portal,
        'departamentos', (SELECT jsonb_agg(d.departamento_id) FROM acessos_acessodepartamento d
                           WHERE d.pessoa_id = p.id AND d.escritorio_id = p.escritorio_id),
        'visualizar', (SELECT jsonb_agg(empresa_id) FROM empresas WHERE visualizar),
        'criar', (SELECT jsonb_agg(empresa_id) FROM empresas WHERE criar),
        'editar', (SELECT jsonb_agg(empresa_id) FROM empresas WHERE editar),
        'excluir', (SELECT jsonb_agg(empresa_id) FROM empresas WHERE excluir),
        'sem_acesso', (SELECT jsonb_agg(s.tipo_id) FROM fluxo_semacesso s
                        WHERE s.pessoa_id = p.id AND s.escritorio_id = p.escritorio_id),
        'substituidos', (SELECT jsonb_agg(DISTINCT s.titular_id) FROM acessos_substituicao s
                          WHERE s.substituto_id = p.id AND s.escritorio_id = p.escritorio_id
                            AND now() >= s.de AND now() < s.ate)
    ) FROM pessoa p
$$;
"""

GRANTS = """
REVOKE ALL ON FUNCTION vinculos_da_conta(uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION carregar_viewer(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION vinculos_da_conta(uuid) TO app, sync;
GRANT EXECUTE ON FUNCTION carregar_viewer(uuid, uuid) TO app, sync;
"""

DROP = "DROP FUNCTION carregar_viewer(uuid, uuid); DROP FUNCTION vinculos_da_conta(uuid);"


class Migration(migrations.Migration):
    dependencies = [
        ("acessos", "0002_protecao"),
        ("fluxo", "0001_initial"),
    ]
    operations = [migrations.RunSQL([VINCULOS, VIEWER, GRANTS], DROP)]
