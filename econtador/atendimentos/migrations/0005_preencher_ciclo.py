"""What the new columns would hold had they always been there, told from the histórico.

`fase_desde` came with the first moment there is, which marks what is still to be filled: run
again, it changes nothing.
"""

from django.db import migrations

FALTAM = """
CREATE TEMP TABLE faltam ON COMMIT DROP AS
SELECT a.id, p.tipo AS lado_do_autor
  FROM atendimentos_atendimento a JOIN pessoas_pessoa p ON p.id = a.autor_id
 WHERE a.fase_desde = 'epoch';
CREATE UNIQUE INDEX ON faltam (id);
ANALYZE faltam;
"""
# A turn lasts from one event that gives the ball away to the next; while closed nobody has it.
# Reopening gave it back to whoever had had it.
GIROS = """
CREATE TEMP TABLE giros ON COMMIT DROP AS
WITH passos AS (
    SELECT e.atendimento_id, e.em, e.ordem, e.acao,
           CASE WHEN e.acao IN ('encerrado', 'cancelado', 'reaberto') THEN NULL
                WHEN e.acao = 'bola' THEN e.dados->>'para'
                WHEN p.tipo = 'cliente' THEN 'escritorio' ELSE 'cliente' END AS lado
      FROM atendimentos_evento e
      JOIN faltam f ON f.id = e.atendimento_id
      LEFT JOIN pessoas_pessoa p ON p.id = e.autor_id
     WHERE e.acao IN ('aberto', 'parecer', 'bola', 'encerrado', 'cancelado', 'reaberto')
), numerados AS (
    SELECT *, count(lado) OVER w AS giro, lead(em) OVER w AS fim FROM passos
    WINDOW w AS (PARTITION BY atendimento_id ORDER BY ordem)
)
SELECT atendimento_id, em, fim, acao, max(lado) OVER (PARTITION BY atendimento_id, giro) AS lado
  FROM numerados;
"""
# The clock had gone on while it was closed.
RECOMECO = """
UPDATE atendimentos_atendimento a SET bola_desde = r.em
  FROM (SELECT atendimento_id, max(em) AS em FROM giros WHERE acao = 'reaberto' GROUP BY 1) r
 WHERE r.atendimento_id = a.id AND a.status = 'aberto' AND r.em > a.bola_desde;
"""
# Only closed turns: the one that runs is counted when it ends.
PREENCHER = """
UPDATE atendimentos_atendimento a
   SET fase_desde = a.aberto_em,
       primeira_resposta_em = r.em,
       reaberturas = coalesce(d.reaberturas, 0),
       encerrado_em = CASE WHEN a.status <> 'aberto' THEN coalesce(d.em, a.atividade_em) END,
       tempo_escritorio = coalesce(t.escritorio, 0),
       tempo_cliente = coalesce(t.cliente, 0),
       tempo_terceiro = coalesce(t.terceiro, 0)
  FROM faltam f
  LEFT JOIN (
    SELECT x.atendimento_id, min(x.em) AS em
      FROM atendimentos_parecer x
      JOIN faltam y ON y.id = x.atendimento_id
      JOIN pessoas_pessoa p ON p.id = x.autor_id
     WHERE NOT x.nota_interna AND p.tipo <> y.lado_do_autor GROUP BY 1
  ) r ON r.atendimento_id = f.id
  LEFT JOIN (
    SELECT atendimento_id, max(em) AS em, count(*) FILTER (WHERE status = 'aberto') AS reaberturas
      FROM atendimentos_desfecho GROUP BY 1
  ) d ON d.atendimento_id = f.id
  LEFT JOIN (
    SELECT g.atendimento_id,
           floor(sum(s) FILTER (WHERE lado = 'escritorio')) AS escritorio,
           floor(sum(s) FILTER (WHERE lado = 'cliente')) AS cliente,
           floor(sum(s) FILTER (WHERE lado = 'terceiro')) AS terceiro
      FROM (SELECT *, extract(epoch FROM greatest(fim - em, '0'::interval)) AS s FROM giros) g
      JOIN atendimentos_atendimento b ON b.id = g.atendimento_id
     WHERE fim IS NOT NULL AND acao NOT IN ('encerrado', 'cancelado')
       AND (b.status <> 'aberto' OR g.em < b.bola_desde) GROUP BY 1
  ) t ON t.atendimento_id = f.id
 WHERE a.id = f.id;
"""


class Migration(migrations.Migration):
    dependencies = [("atendimentos", "0004_ciclo")]
    operations = [migrations.RunSQL(FALTAM + GIROS + RECOMECO + PREENCHER, migrations.RunSQL.noop)]
