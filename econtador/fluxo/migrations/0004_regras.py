"""Row security of perguntas and checklists, and what an escritório cannot be without."""

from django.db import migrations

from econtador.base.banco.operacoes import Immutable, Protect, Reference
from econtador.base.banco.politicas import DO_ESCRITORIO

# Asked of all rows of the escritório, whoever looks: hence a definer. Two who archive at the same
# time wait for each other, so that neither counts on the fase that the other takes away.
COMECO = """
CREATE FUNCTION exigir_fase_de_comeco() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('fluxo ' || NEW.escritorio_id, 0));
    PERFORM 1 FROM fluxo_fase WHERE escritorio_id = NEW.escritorio_id AND ativa AND NOT encerra;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'O escritório ficaria sem fase em que um atendimento começa'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION exigir_fase_de_comeco() FROM PUBLIC;
CREATE TRIGGER fase_de_comeco AFTER UPDATE OF ativa, encerra ON fluxo_fase
    FOR EACH ROW WHEN (OLD.ativa AND NOT OLD.encerra AND (NOT NEW.ativa OR NEW.encerra))
    EXECUTE FUNCTION exigir_fase_de_comeco();
"""
# At the end of the transaction: one default leaves before the next one comes.
PADRAO = """
CREATE FUNCTION exigir_tipo_padrao() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('fluxo ' || NEW.escritorio_id, 0));
    PERFORM 1 FROM fluxo_tipo
      WHERE escritorio_id = NEW.escritorio_id AND padrao AND departamento_id IS NULL;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'O escritório ficaria sem tipo padrão' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION exigir_tipo_padrao() FROM PUBLIC;
CREATE CONSTRAINT TRIGGER tipo_padrao AFTER UPDATE OF padrao, departamento_id ON fluxo_tipo
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (OLD.padrao AND OLD.departamento_id IS NULL
          AND NOT (NEW.padrao AND NEW.departamento_id IS NULL))
    EXECUTE FUNCTION exigir_tipo_padrao();
"""


class Migration(migrations.Migration):
    dependencies = [("fluxo", "0003_perguntas_e_checklist")]
    operations = [
        Protect("fluxo_pergunta", DO_ESCRITORIO, office_only=True),
        Reference("fluxo_pergunta", "tipo_id", "fluxo_tipo"),
        Immutable("fluxo_pergunta", ["id", "escritorio_id", "tipo_id"]),
        Protect("fluxo_itemmodelo", DO_ESCRITORIO, office_only=True),
        Reference("fluxo_itemmodelo", "tipo_id", "fluxo_tipo"),
        Immutable("fluxo_itemmodelo", ["id", "escritorio_id", "tipo_id"]),
        migrations.RunSQL(
            COMECO,
            "DROP TRIGGER fase_de_comeco ON fluxo_fase; DROP FUNCTION exigir_fase_de_comeco()",
        ),
        migrations.RunSQL(
            PADRAO,
            "DROP TRIGGER tipo_padrao ON fluxo_tipo; DROP FUNCTION exigir_tipo_padrao()",
        ),
    ]
