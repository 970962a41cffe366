"""What the database itself refuses about the life cycle: fases, endings, propostas, checklists.

Functions that must see what the person may not (the checklist, of the office alone) are definers.
"""

from django.db import migrations

from econtador.base.banco.politicas import DO_ESCRITORIO, PAPEL

ATENDIMENTO = "atendimentos_atendimento"
PROPOSTA = "atendimentos_proposta"
ITEM = "atendimentos_item"
REFUSE = "USING ERRCODE = 'check_violation'"

# The fase is one of the tipo's, where the tipo has any to begin in; it is in use when somebody
# moves into it, with the user and the text that it wants. The one that ends the atendimento is
# none to stay open in. (What was changed about a fase since binds nobody who is in it already.)
FASE = f"""
CREATE FUNCTION fase_permitida() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    f fluxo_fase;
    reabre boolean := TG_OP = 'UPDATE' AND OLD.status <> 'aberto' AND NEW.status = 'aberto';
BEGIN
    SELECT * INTO f FROM fluxo_fase WHERE id = NEW.fase_id AND escritorio_id = NEW.escritorio_id;
    IF TG_OP = 'UPDATE' AND NEW.status = 'aberto' AND f.encerra THEN
        RAISE EXCEPTION 'Nesta fase o atendimento termina' {REFUSE};
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.fase_id = NEW.fase_id AND OLD.tipo_id = NEW.tipo_id THEN
        RETURN NEW;
    END IF;
    PERFORM 1 FROM fluxo_tipofase t
      JOIN fluxo_fase g ON g.id = t.fase_id AND g.ativa AND NOT g.encerra
      WHERE t.escritorio_id = NEW.escritorio_id AND t.tipo_id = NEW.tipo_id;
    IF FOUND THEN
        PERFORM 1 FROM fluxo_tipofase WHERE escritorio_id = NEW.escritorio_id
            AND tipo_id = NEW.tipo_id AND fase_id = NEW.fase_id;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'A fase não é do tipo' {REFUSE};
        END IF;
    END IF;
    IF TG_OP = 'INSERT' OR OLD.fase_id = NEW.fase_id THEN
        RETURN NEW;
    END IF;
    IF {PAPEL} = 'cliente' THEN
        RAISE EXCEPTION 'Só o escritório move de fase' {REFUSE};
    END IF;
    IF NOT f.ativa THEN
        RAISE EXCEPTION 'A fase não está em uso' {REFUSE};
    END IF;
    IF f.usuario_obrigatorio AND NEW.delegado_id IS NULL AND NOT reabre THEN
        RAISE EXCEPTION 'A fase pede um usuário' {REFUSE};
    END IF;
    IF f.parecer_obrigatorio AND NEW.ultimo_publico_id IS NOT DISTINCT FROM OLD.ultimo_publico_id
       AND OLD.tipo_id = NEW.tipo_id AND NOT reabre THEN
        RAISE EXCEPTION 'A fase pede um parecer' {REFUSE};
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER fase_de_inicio BEFORE INSERT ON {ATENDIMENTO}
    FOR EACH ROW EXECUTE FUNCTION fase_permitida();
CREATE TRIGGER fase_permitida BEFORE UPDATE OF fase_id, tipo_id, status ON {ATENDIMENTO}
    FOR EACH ROW WHEN (OLD.fase_id IS DISTINCT FROM NEW.fase_id
        OR OLD.tipo_id IS DISTINCT FROM NEW.tipo_id
        OR OLD.status <> 'aberto' AND NEW.status = 'aberto')
    EXECUTE FUNCTION fase_permitida();
"""
NO_FASE = f"""
DROP TRIGGER fase_de_inicio ON {ATENDIMENTO}; DROP TRIGGER fase_permitida ON {ATENDIMENTO};
DROP FUNCTION fase_permitida()
"""

# An ending waits for what is mandatory, answers whatever was pending, and is a cliente's only as
# his answer to a proposta.
FIM = f"""
CREATE FUNCTION tem_item_em_aberto(p_atendimento uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM {ITEM}
                    WHERE atendimento_id = p_atendimento AND obrigatorio AND estado = 'pendente'
                      AND {DO_ESCRITORIO})
$$;
REVOKE ALL ON FUNCTION tem_item_em_aberto(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tem_item_em_aberto(uuid) TO app, sync;
CREATE FUNCTION fim_permitido() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
BEGIN
    IF NEW.status = 'encerrado' THEN
        PERFORM 1 FROM {ITEM}
          WHERE atendimento_id = NEW.id AND obrigatorio AND estado = 'pendente';
        IF FOUND THEN
            RAISE EXCEPTION 'Há itens obrigatórios em aberto' {REFUSE};
        END IF;
    END IF;
    PERFORM 1 FROM {PROPOSTA} WHERE atendimento_id = NEW.id AND desfecho = '';
    IF FOUND THEN
        RAISE EXCEPTION 'O que estava pendente ficou sem resposta' {REFUSE};
    END IF;
    IF {PAPEL} IS DISTINCT FROM 'cliente' OR NEW.status = 'cancelado' THEN
        RETURN NEW;
    END IF;
    PERFORM 1 FROM {PROPOSTA} WHERE atendimento_id = NEW.id AND especie = 'proposta'
        AND desfecho = 'aceita' AND desfecho_em = NEW.encerrado_em;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'Só o escritório encerra e reabre' {REFUSE};
    END IF;
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION fim_permitido() FROM PUBLIC;
CREATE TRIGGER fim_permitido BEFORE UPDATE OF status ON {ATENDIMENTO}
    FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION fim_permitido();
"""
NO_FIM = f"""
DROP TRIGGER fim_permitido ON {ATENDIMENTO}; DROP FUNCTION fim_permitido();
DROP FUNCTION tem_item_em_aberto(uuid)
"""

# What the office alone decides.
DO_ESCRITORIO_SO = f"""
CREATE FUNCTION so_o_escritorio_muda() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF {PAPEL} = 'cliente' THEN
        RAISE EXCEPTION 'Só o escritório muda prioridade, departamento e tipo' {REFUSE};
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER so_o_escritorio_muda
    BEFORE UPDATE OF prioridade, departamento_id, tipo_id ON {ATENDIMENTO}
    FOR EACH ROW WHEN (OLD.prioridade IS DISTINCT FROM NEW.prioridade
        OR OLD.departamento_id IS DISTINCT FROM NEW.departamento_id
        OR OLD.tipo_id IS DISTINCT FROM NEW.tipo_id)
    EXECUTE FUNCTION so_o_escritorio_muda();
"""
NO_DO_ESCRITORIO_SO = f"""
DROP TRIGGER so_o_escritorio_muda ON {ATENDIMENTO}; DROP FUNCTION so_o_escritorio_muda()
"""

# A pedido or proposta is made while the atendimento is open, a proposta by the office; it is
# answered once. At the end of the transaction the atendimento says what waits, and nothing else.
PROPOSTAS = f"""
CREATE FUNCTION proposta_em_aberto() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.especie = 'proposta' AND {PAPEL} = 'cliente' THEN
        RAISE EXCEPTION 'Só o escritório propõe o encerramento' {REFUSE};
    END IF;
    PERFORM 1 FROM {ATENDIMENTO} WHERE id = NEW.atendimento_id AND status = 'aberto' FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'O atendimento não está em aberto' {REFUSE};
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER em_aberto BEFORE INSERT ON {PROPOSTA}
    FOR EACH ROW EXECUTE FUNCTION proposta_em_aberto();
CREATE TRIGGER respondida BEFORE UPDATE ON {PROPOSTA}
    FOR EACH ROW WHEN (OLD.desfecho <> '') EXECUTE FUNCTION recusar_mudanca();
CREATE FUNCTION pendencia_confere() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
DECLARE
    alvo uuid := CASE TG_TABLE_NAME WHEN '{ATENDIMENTO}' THEN NEW.id ELSE NULL END;
    esperada text;
BEGIN
    alvo := coalesce(alvo, (to_jsonb(NEW)->>'atendimento_id')::uuid);
    SELECT especie INTO esperada FROM {PROPOSTA} WHERE atendimento_id = alvo AND desfecho = '';
    PERFORM 1 FROM {ATENDIMENTO} WHERE id = alvo AND pendencia = coalesce(esperada, '');
    IF NOT FOUND THEN
        RAISE EXCEPTION 'A pendência não é a que espera resposta' {REFUSE};
    END IF;
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION pendencia_confere() FROM PUBLIC;
CREATE CONSTRAINT TRIGGER pendencia_confere AFTER INSERT OR UPDATE ON {PROPOSTA}
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION pendencia_confere();
CREATE CONSTRAINT TRIGGER pendencia_nasce AFTER INSERT ON {ATENDIMENTO}
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.pendencia <> '')
    EXECUTE FUNCTION pendencia_confere();
CREATE CONSTRAINT TRIGGER pendencia_muda AFTER UPDATE OF pendencia ON {ATENDIMENTO}
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.pendencia IS DISTINCT FROM NEW.pendencia)
    EXECUTE FUNCTION pendencia_confere();
"""
NO_PROPOSTAS = f"""
DROP TRIGGER pendencia_muda ON {ATENDIMENTO}; DROP TRIGGER pendencia_nasce ON {ATENDIMENTO};
DROP TRIGGER pendencia_confere ON {PROPOSTA}; DROP FUNCTION pendencia_confere();
DROP TRIGGER respondida ON {PROPOSTA}; DROP TRIGGER em_aberto ON {PROPOSTA};
DROP FUNCTION proposta_em_aberto()
"""

# An item belongs to the work: it comes and changes only while that goes on.
ITENS = f"""
CREATE FUNCTION item_em_aberto() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM {ATENDIMENTO} WHERE id = NEW.atendimento_id AND status = 'aberto' FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'O atendimento não está em aberto' {REFUSE};
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER em_aberto BEFORE INSERT OR UPDATE ON {ITEM}
    FOR EACH ROW EXECUTE FUNCTION item_em_aberto();
"""
NO_ITENS = f"DROP TRIGGER em_aberto ON {ITEM}; DROP FUNCTION item_em_aberto()"


class Migration(migrations.Migration):
    dependencies = [("atendimentos", "0006_ciclo_protecao")]
    operations = [
        migrations.RunSQL(FASE, NO_FASE),
        migrations.RunSQL(FIM, NO_FIM),
        migrations.RunSQL(DO_ESCRITORIO_SO, NO_DO_ESCRITORIO_SO),
        migrations.RunSQL(PROPOSTAS, NO_PROPOSTAS),
        migrations.RunSQL(ITENS, NO_ITENS),
    ]
