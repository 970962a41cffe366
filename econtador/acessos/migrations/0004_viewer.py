"""The viewer brings every policy along, and begins where the conta worked last."""

from django.db import migrations

POLICIES = ("prioridade_urgente", "dias_para_reabrir", "dias_de_silencio", "regra_prazo")
BY_NAME = "ORDER BY e.nome, p.id"
LAST_FIRST = "ORDER BY coalesce(p.id = c.ultima_pessoa, false) DESC, e.nome, p.id"

VIEWER = """
CREATE OR REPLACE FUNCTION carregar_viewer(p_conta uuid, p_pessoa uuid) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH pessoa AS (
        SELECT p.*, e.nome AS escritorio_nome, e.so_delegado_ve, e.politica_delegacao, e.fuso,
               {columns}
          FROM pessoas_pessoa p
          JOIN escritorios_escritorio e ON e.id = p.escritorio_id
          JOIN contas_conta c ON c.id = p.conta_id
         WHERE p.conta_id = p_conta AND p.ativa AND c.is_active
           AND (p_pessoa IS NULL OR p.id = p_pessoa)
         {order} LIMIT 1
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
        'fuso', p.fuso, {pairs},
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


def viewer(columns: list[str], order: str) -> str:
    return VIEWER.format(
        columns=", ".join(f"e.{name}" for name in columns),
        pairs=", ".join(f"'{name}', p.{name}" for name in columns),
        order=order,
    )


NOW = viewer(["encerra_no_portal", *POLICIES], LAST_FIRST)
BEFORE = viewer(["encerra_no_portal"], BY_NAME)


class Migration(migrations.Migration):
    dependencies = [
        ("acessos", "0003_viewer"),
        ("contas", "0002_ultima_pessoa"),
        ("escritorios", "0004_politicas"),
    ]
    operations = [migrations.RunSQL(NOW, BEFORE)]
