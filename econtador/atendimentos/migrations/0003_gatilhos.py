"""The life cycle, the chain of the histórico and the two doors of definer functions."""

from django.db import migrations

from econtador.base.banco.politicas import DA_EMPRESA, ESCRITORIO, NAO_CLIENTE, PESSOA

# A parecer needs an open atendimento. The mark "recebido após o encerramento" lets one through
# that was written in time and arrived late, which only the synchronisation's role may claim.
PARECER_SO_EM_ABERTO = """
CREATE FUNCTION parecer_so_em_aberto() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.apos_encerramento THEN
        IF current_user NOT IN ('sync', 'dono') THEN
            RAISE EXCEPTION 'Só a sincronização recebe pareceres após o encerramento'
                USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END IF;
    PERFORM 1 FROM atendimentos_atendimento
      WHERE id = NEW.atendimento_id AND status = 'aberto' FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'O atendimento não está em aberto' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER so_em_aberto BEFORE INSERT ON atendimentos_parecer
    FOR EACH ROW EXECUTE FUNCTION parecer_so_em_aberto();
"""

CICLO_DE_VIDA = """
CREATE FUNCTION ciclo_de_vida() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status = 'cancelado' OR (OLD.status = 'encerrado' AND NEW.status = 'cancelado') THEN
        RAISE EXCEPTION 'De % não se passa a %', OLD.status, NEW.status
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER ciclo_de_vida BEFORE UPDATE OF status ON atendimentos_atendimento
    FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION ciclo_de_vida();
"""

ENCADEAR = """
CREATE FUNCTION encadear_evento() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
DECLARE anterior record;
BEGIN
    SELECT ordem, elo INTO anterior FROM atendimentos_evento
     WHERE atendimento_id = NEW.atendimento_id ORDER BY ordem DESC LIMIT 1;
    NEW.ordem := coalesce(anterior.ordem, 0) + 1;
    NEW.elo := elo_do_evento(coalesce(anterior.elo, ''::bytea), NEW);
    RETURN NEW;
END $$;
CREATE FUNCTION elo_do_evento(anterior bytea, e atendimentos_evento) RETURNS bytea
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT sha256(anterior || convert_to(concat_ws('|', e.id, e.escritorio_id, e.empresa_id,
        e.atendimento_id, e.ordem, e.acao, coalesce(e.autor_id::text, '-'),
        extract(epoch FROM e.em), e.interno, e.dados, coalesce(e.parecer_id::text, '-'),
        (SELECT texto_sha256 FROM atendimentos_parecer WHERE id = e.parecer_id)), 'UTF8'))
$$;
REVOKE ALL ON FUNCTION elo_do_evento(bytea, atendimentos_evento) FROM PUBLIC;
CREATE TRIGGER encadear BEFORE INSERT ON atendimentos_evento
    FOR EACH ROW EXECUTE FUNCTION encadear_evento();
"""

# The text of a parecer may be blanked once, by the function that is behind `anonymise`.
TEXTO = """
CREATE FUNCTION texto_so_anonimiza() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.anonimizado_em IS NULL AND NEW.anonimizado_em IS NOT NULL
       AND NEW.texto = '' AND NEW.parecer_id = OLD.parecer_id
       AND NEW.escritorio_id = OLD.escritorio_id AND current_user = 'dono' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'O texto de um parecer não muda' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER so_anonimiza BEFORE UPDATE OR DELETE ON atendimentos_parecertexto
    FOR EACH ROW EXECUTE FUNCTION texto_so_anonimiza();
CREATE TRIGGER so_anonimiza_tudo BEFORE TRUNCATE ON atendimentos_parecertexto
    FOR EACH STATEMENT EXECUTE FUNCTION recusar_mudanca();
"""

# An administrador sees of a confidencial that it exists, and may name himself: nothing else.
CONFIDENCIAIS = f"""
CREATE FUNCTION e_administrador() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM pessoas_pessoa WHERE id = {PESSOA}
                      AND escritorio_id = {ESCRITORIO} AND administrador AND ativa)
$$;
CREATE FUNCTION confidenciais_do_escritorio()
RETURNS TABLE (id uuid, numero bigint, responsavel text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT a.id, a.numero, coalesce(d.nome, autor.nome)::text
      FROM atendimentos_atendimento a
      JOIN pessoas_pessoa autor ON autor.id = a.autor_id
      LEFT JOIN pessoas_pessoa d ON d.id = a.delegado_id
     WHERE e_administrador() AND a.escritorio_id = {ESCRITORIO} AND a.confidencial
     ORDER BY a.aberto_em DESC LIMIT 500
$$;
CREATE FUNCTION nomear_administrador(p_atendimento uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE a atendimentos_atendimento;
BEGIN
    SELECT * INTO a FROM atendimentos_atendimento
     WHERE id = p_atendimento AND escritorio_id = {ESCRITORIO} AND confidencial FOR UPDATE;
    IF a.id IS NULL OR NOT e_administrador() THEN
        RETURN false;
    END IF;
    INSERT INTO atendimentos_nomeado
        (id, escritorio_id, empresa_id, atendimento_id, pessoa_id, por_id, em)
    VALUES (gen_random_uuid(), a.escritorio_id, a.empresa_id, a.id, {PESSOA}, {PESSOA}, now())
    ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN RETURN true; END IF;
    UPDATE atendimentos_atendimento
       SET versao = versao + 1, atividade_em = greatest(atividade_em, now()) WHERE id = a.id;
    INSERT INTO atendimentos_evento
        (id, escritorio_id, empresa_id, atendimento_id, acao, autor_id, em, interno, dados,
         ordem, elo)
    VALUES (gen_random_uuid(), a.escritorio_id, a.empresa_id, a.id, 'nomeado', {PESSOA}, now(),
            false, jsonb_build_object('versao', a.versao + 1), 0, '');
    RETURN true;
END $$;
REVOKE ALL ON FUNCTION e_administrador() FROM PUBLIC;
REVOKE ALL ON FUNCTION confidenciais_do_escritorio() FROM PUBLIC;
REVOKE ALL ON FUNCTION nomear_administrador(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION confidenciais_do_escritorio(), nomear_administrador(uuid) TO app, sync;
"""

DROPS = [
    """DROP FUNCTION nomear_administrador(uuid); DROP FUNCTION confidenciais_do_escritorio();
       DROP FUNCTION e_administrador()""",
    """DROP TRIGGER so_anonimiza ON atendimentos_parecertexto;
       DROP TRIGGER so_anonimiza_tudo ON atendimentos_parecertexto;
       DROP FUNCTION texto_so_anonimiza()""",
    """DROP TRIGGER encadear ON atendimentos_evento;
       DROP FUNCTION encadear_evento(); DROP FUNCTION elo_do_evento(bytea, atendimentos_evento)""",
    "DROP TRIGGER ciclo_de_vida ON atendimentos_atendimento; DROP FUNCTION ciclo_de_vida()",
    "DROP TRIGGER so_em_aberto ON atendimentos_parecer; DROP FUNCTION parecer_so_em_aberto()",
]

# What the words lead to is a row of this room, which lies above: its reference is added here,
# and with it the rule that words are seen by whoever sees their atendimento.
OF_SEEN = f"""{DA_EMPRESA} AND ({NAO_CLIENTE} OR NOT interno)"""
OF_SEEN_ATENDIMENTO = f"""{OF_SEEN} AND EXISTS (
    SELECT 1 FROM atendimentos_atendimento a WHERE a.id = busca_documento.atendimento_id
       AND a.escritorio_id = busca_documento.escritorio_id)"""
WORDS = f"""
ALTER TABLE busca_documento ADD CONSTRAINT busca_documento_atendimento_id_ref
    FOREIGN KEY (escritorio_id, empresa_id, atendimento_id)
    REFERENCES atendimentos_atendimento (escritorio_id, empresa_id, id);
ALTER TABLE busca_documento ADD CONSTRAINT busca_documento_parecer_id_ref
    FOREIGN KEY (escritorio_id, empresa_id, atendimento_id, parecer_id)
    REFERENCES atendimentos_parecer (escritorio_id, empresa_id, atendimento_id, id);
ALTER POLICY visao ON busca_documento USING ({OF_SEEN_ATENDIMENTO})
    WITH CHECK ({OF_SEEN_ATENDIMENTO});
"""
NO_WORDS = f"""
ALTER POLICY visao ON busca_documento USING ({OF_SEEN}) WITH CHECK ({OF_SEEN});
ALTER TABLE busca_documento DROP CONSTRAINT busca_documento_parecer_id_ref;
ALTER TABLE busca_documento DROP CONSTRAINT busca_documento_atendimento_id_ref;
"""


class Migration(migrations.Migration):
    dependencies = [("atendimentos", "0002_protecao")]
    operations = [
        migrations.RunSQL(CONFIDENCIAIS, DROPS[0]),
        migrations.RunSQL(TEXTO, DROPS[1]),
        migrations.RunSQL(ENCADEAR, DROPS[2]),
        migrations.RunSQL(CICLO_DE_VIDA, DROPS[3]),
        migrations.RunSQL(PARECER_SO_EM_ABERTO, DROPS[4]),
        migrations.RunSQL(WORDS, NO_WORDS),
    ]
