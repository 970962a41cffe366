"""Each person's avisos are his own, and the system's to write; events ask for them."""

from django.db import migrations

from econtador.base.banco.operacoes import Immutable, Protect, Reference
from econtador.base.banco.politicas import DA_EMPRESA, DO_ESCRITORIO, NAO_CLIENTE, PAPEL, PESSOA

AVISO = "avisos_aviso"
OWN = f"({PAPEL} = 'sistema' OR pessoa_id = {PESSOA})"
OWN_AVISO = f"{DA_EMPRESA} AND ({NAO_CLIENTE} OR NOT interno) AND {OWN}"
JOIN = "SELECT, INSERT, UPDATE, DELETE"

ONLY_THE_SYSTEM_TELLS = f"""
CREATE POLICY escrita_insert ON {AVISO} AS RESTRICTIVE FOR INSERT WITH CHECK ({PAPEL} = 'sistema')
"""

# A job that the transaction of the event, or of the aviso, carries with it: it exists exactly if
# they do. Columns with defaults are left to the library.
JOB = """
CREATE FUNCTION enfileirar_aviso() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO procrastinate_jobs (queue_name, task_name, args)
    VALUES ('avisos', TG_ARGV[0],
            jsonb_build_object('escritorio', NEW.escritorio_id, TG_ARGV[1], NEW.id));
    RETURN NULL;
END $$
"""
# What is older than a week is history, not news; and what the owner of the tables puts in (large
# test databases, a restored backup) happened elsewhere.
OF_EVENTS = """
CREATE TRIGGER avisar AFTER INSERT ON atendimentos_evento FOR EACH ROW
    WHEN (NEW.em > now() - interval '7 days' AND session_user <> 'dono')
    EXECUTE FUNCTION enfileirar_aviso('avisos.anunciar', 'evento')
"""
OF_AVISOS = f"""
CREATE TRIGGER enviar AFTER INSERT ON {AVISO} FOR EACH ROW WHEN (NEW.correio = 'imediato')
    EXECUTE FUNCTION enfileirar_aviso('avisos.enviar', 'aviso')
"""


class Migration(migrations.Migration):
    dependencies = [
        ("avisos", "0001_initial"),
        ("atendimentos", "0003_gatilhos"),
        ("base", "0005_trabalhos"),
    ]
    operations = [
        Protect(AVISO, OWN_AVISO, verbs="SELECT, INSERT, UPDATE"),
        migrations.RunSQL(ONLY_THE_SYSTEM_TELLS, migrations.RunSQL.noop),
        Immutable(
            AVISO,
            ["id", "escritorio_id", "empresa_id", "atendimento_id", "evento_id", "pessoa_id", "em"],
        ),
        Reference(AVISO, "atendimento_id", "atendimentos_atendimento", also=["empresa_id"]),
        Reference(AVISO, "evento_id", "atendimentos_evento"),
        Reference(AVISO, "pessoa_id", "pessoas_pessoa"),
        Protect("avisos_preferencia", f"{DO_ESCRITORIO} AND {OWN}"),
        Immutable("avisos_preferencia", ["id", "escritorio_id", "pessoa_id", "especie"]),
        Reference("avisos_preferencia", "pessoa_id", "pessoas_pessoa"),
        Protect("avisos_enderecomorto", f"{DO_ESCRITORIO} AND {OWN}", verbs=JOIN),
        Reference("avisos_enderecomorto", "pessoa_id", "pessoas_pessoa"),
        migrations.RunSQL(JOB, "DROP FUNCTION enfileirar_aviso()"),
        migrations.RunSQL(OF_EVENTS, "DROP TRIGGER avisar ON atendimentos_evento"),
        migrations.RunSQL(OF_AVISOS, f"DROP TRIGGER enviar ON {AVISO}"),
    ]
