"""The trigger functions that every room's tables share, and the roles they rely on."""

from django.db import migrations

ROLES = """
DO $$
BEGIN
    IF (SELECT count(*) FROM pg_roles WHERE rolname IN ('app', 'sync')) < 2 THEN
        RAISE EXCEPTION 'Faltam os papéis app e sync neste PostgreSQL. Crie-os com: econtador provision';
    END IF;
END $$
"""

REFUSE = """
CREATE FUNCTION recusar_mudanca() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'A tabela % não permite % (%)', TG_TABLE_NAME, TG_OP, TG_NAME
        USING ERRCODE = 'restrict_violation';
END $$
"""

OPERADOR = """
CREATE FUNCTION exigir_operador() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM 1 FROM pessoas_pessoa
      WHERE escritorio_id = NEW.escritorio_id
        AND id = (to_jsonb(NEW) ->> TG_ARGV[0])::uuid AND tipo = 'operador';
    IF NOT FOUND THEN
        RAISE EXCEPTION 'Em %, % precisa ser um operador do escritório', TG_TABLE_NAME, TG_ARGV[0]
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.RunSQL(ROLES, migrations.RunSQL.noop),
        migrations.RunSQL(REFUSE, "DROP FUNCTION recusar_mudanca()"),
        migrations.RunSQL(OPERADOR, "DROP FUNCTION exigir_operador()"),
    ]
