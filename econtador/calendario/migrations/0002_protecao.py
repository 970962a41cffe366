"""Row security of the calendar: clientes read it, only the office writes it."""

from django.db import migrations

from econtador.base.banco.operacoes import Immutable, Protect
from econtador.base.banco.politicas import DO_ESCRITORIO

TABELAS = ("feriado", "ajuste", "expediente", "sede")

# Seven rows make one week, so what holds of all of them is asked when the transaction ends; with
# the rights of its owner, since by then nobody may be looking any more.
ALGUM_DIA = """
CREATE FUNCTION exigir_algum_expediente() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM calendario_expediente
                    WHERE escritorio_id = NEW.escritorio_id AND entrada IS NOT NULL) THEN
        RAISE EXCEPTION 'algum dia da semana precisa ter expediente'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION exigir_algum_expediente() FROM PUBLIC;
CREATE CONSTRAINT TRIGGER algum_dia AFTER INSERT OR UPDATE ON calendario_expediente
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION exigir_algum_expediente();
"""
NENHUM_DIA = """
DROP TRIGGER algum_dia ON calendario_expediente;
DROP FUNCTION exigir_algum_expediente();
"""


class Migration(migrations.Migration):
    dependencies = [("base", "0001_funcoes"), ("calendario", "0001_initial")]
    operations = [
        *(Protect(f"calendario_{nome}", DO_ESCRITORIO, office_only=True) for nome in TABELAS),
        *(Immutable(f"calendario_{nome}", ["id", "escritorio_id"]) for nome in TABELAS),
        migrations.RunSQL(ALGUM_DIA, NENHUM_DIA),
    ]
