"""Questions to the database about what no constraint says: each should be answered with 0."""

from django.db import connections

QUANTOS_HA = "SELECT count(*) FROM atendimentos_atendimento"
CONTADORES = """
    SELECT count(*) FROM atendimentos_atendimento a WHERE
        (a.pareceres_total, a.pareceres_publicos) <> (
            SELECT count(*), count(*) FILTER (WHERE NOT nota_interna)
              FROM atendimentos_parecer WHERE atendimento_id = a.id)
        OR a.ultimo_parecer_id <> (SELECT id FROM atendimentos_parecer
            WHERE atendimento_id = a.id ORDER BY ordem DESC LIMIT 1)
        OR a.versao <> (SELECT max((dados->>'versao')::int) FROM atendimentos_evento
            WHERE atendimento_id = a.id)
        OR a.atividade_em <> (SELECT max(em) FROM atendimentos_evento
            WHERE atendimento_id = a.id AND NOT interno)
"""
CORRENTE = """
    SELECT count(*) FROM (
        SELECT e.*, lag(elo, 1, ''::bytea) OVER w AS anterior, row_number() OVER w AS n
          FROM atendimentos_evento e WINDOW w AS (PARTITION BY atendimento_id ORDER BY ordem)) s
      JOIN atendimentos_evento e ON e.id = s.id
     WHERE e.elo <> elo_do_evento(s.anterior, e) OR e.ordem <> s.n OR length(e.elo) <> 32
"""
DESLIGADOS = "SELECT count(*) FROM pg_trigger WHERE tgenabled = 'D'"
NAO_OPERADOR = """
    SELECT count(*) FROM atendimentos_parecer x JOIN pessoas_pessoa p ON p.id = x.delegado_id
     WHERE p.tipo <> 'operador'
"""
SEM_PALAVRAS = """
    SELECT count(*) FROM atendimentos_parecer p WHERE NOT EXISTS (
        SELECT 1 FROM busca_documento d WHERE d.parecer_id = p.id AND d.interno = p.nota_interna)
"""


def ask(sql: str) -> int:
    """Return the number that `sql` gives, as `dono`."""
    with connections["dono"].cursor() as cursor:
        cursor.execute(sql)
        row = cursor.fetchone()
    return int(row[0])
