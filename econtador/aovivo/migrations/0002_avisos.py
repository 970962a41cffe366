"""Whoever got an aviso, or has read one, sees it on the bell of every open page."""

from django.db import migrations

DIZER = """
CREATE FUNCTION dizer_avisos() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM dizer_ao_vivo(jsonb_build_object(
        'tipo', 'aviso', 'escritorio', n.escritorio_id, 'pessoa', n.pessoa_id))
       FROM (SELECT DISTINCT escritorio_id, pessoa_id FROM novos WHERE na_tela) n;
    RETURN NULL;
END $$;
CREATE FUNCTION dizer_avisos_lidos() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM dizer_ao_vivo(jsonb_build_object(
        'tipo', 'aviso', 'escritorio', n.escritorio_id, 'pessoa', n.pessoa_id))
       FROM (SELECT DISTINCT n.escritorio_id, n.pessoa_id FROM novos n
               JOIN velhos v ON v.id = n.id
              WHERE v.lido_em IS DISTINCT FROM n.lido_em) n;
    RETURN NULL;
END $$;
CREATE TRIGGER dizer AFTER INSERT ON avisos_aviso
    REFERENCING NEW TABLE AS novos FOR EACH STATEMENT EXECUTE FUNCTION dizer_avisos();
CREATE TRIGGER dizer_lidos AFTER UPDATE ON avisos_aviso
    REFERENCING OLD TABLE AS velhos NEW TABLE AS novos
    FOR EACH STATEMENT EXECUTE FUNCTION dizer_avisos_lidos();
"""

CALAR = """
DROP TRIGGER dizer_lidos ON avisos_aviso;
DROP TRIGGER dizer ON avisos_aviso;
DROP FUNCTION dizer_avisos_lidos();
DROP FUNCTION dizer_avisos();
"""


class Migration(migrations.Migration):
    dependencies = [("aovivo", "0001_gatilhos"), ("avisos", "0002_protecao")]
    operations = [migrations.RunSQL(DIZER, CALAR)]
