"""What happened is said on the channel as it is committed: no door can forget it.

The triggers are of the statement, not of the row: a load of thousands of events says one word for
each empresa. A notification names ids only; who may hear of them is decided where it is heard.
"""

from django.db import migrations

# A burst of one statement beyond this is told as "muitos": the pages ask again by themselves.
MUITOS = 50

DIZER = f"""
CREATE FUNCTION dizer_ao_vivo(recado jsonb) RETURNS void LANGUAGE sql AS $$
    SELECT pg_notify('ao_vivo', jsonb_strip_nulls(recado)::text)
$$;
CREATE FUNCTION dizer_eventos() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT count(*) FROM novos) > {MUITOS} THEN
        PERFORM dizer_ao_vivo(jsonb_build_object(
            'tipo', 'muitos', 'escritorio', n.escritorio_id, 'empresa', n.empresa_id))
           FROM (SELECT DISTINCT escritorio_id, empresa_id FROM novos) n;
        RETURN NULL;
    END IF;
    PERFORM dizer_ao_vivo(jsonb_build_object(
        'tipo', 'evento', 'escritorio', n.escritorio_id, 'empresa', n.empresa_id,
        'atendimento', n.atendimento_id, 'evento', n.id, 'acao', n.acao,
        'interno', n.interno, 'pessoa', n.autor_id)) FROM novos n;
    RETURN NULL;
END $$;
CREATE FUNCTION dizer_leituras() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM dizer_ao_vivo(jsonb_build_object(
        'tipo', 'leitura', 'escritorio', n.escritorio_id, 'empresa', n.empresa_id,
        'atendimento', n.atendimento_id, 'pessoa', n.pessoa_id))
       FROM novas n WHERE (SELECT count(*) FROM novas) <= {MUITOS};
    RETURN NULL;
END $$;
CREATE TRIGGER dizer AFTER INSERT ON atendimentos_evento
    REFERENCING NEW TABLE AS novos FOR EACH STATEMENT EXECUTE FUNCTION dizer_eventos();
CREATE TRIGGER dizer AFTER INSERT ON atendimentos_leitura
    REFERENCING NEW TABLE AS novas FOR EACH STATEMENT EXECUTE FUNCTION dizer_leituras();
"""

CALAR = """
DROP TRIGGER dizer ON atendimentos_leitura;
DROP TRIGGER dizer ON atendimentos_evento;
DROP FUNCTION dizer_leituras();
DROP FUNCTION dizer_eventos();
DROP FUNCTION dizer_ao_vivo(jsonb);
"""


class Migration(migrations.Migration):
    dependencies = [("atendimentos", "0003_gatilhos")]
    operations = [migrations.RunSQL(DIZER, CALAR)]
