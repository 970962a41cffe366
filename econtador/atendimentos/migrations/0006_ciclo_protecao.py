"""Row security and references of what the life cycle added."""

from django.db import migrations, models

from econtador.base.banco.operacoes import AppendOnly, Immutable, Protect, Reference
from econtador.base.banco.politicas import DO_ESCRITORIO, NAO_CLIENTE, PESSOA

ATENDIMENTO = "atendimentos_atendimento"
PROPOSTA = "atendimentos_proposta"
ITEM = "atendimentos_item"
RESPOSTA = "atendimentos_resposta"
ACOMPANHAMENTO = "atendimentos_acompanhamento"
ONCE = "SELECT, INSERT"
JOIN = "SELECT, INSERT, UPDATE, DELETE"
FECHADO_TEM_DATA = models.CheckConstraint(
    condition=models.Q(
        models.Q(("status", "aberto"), ("encerrado_em", None)),
        models.Q(models.Q(("status", "aberto"), _negated=True), ("encerrado_em__isnull", False)),
        _connector="OR",
    ),
    name="atendimentos_atendimento_encerrado_em",
)


def with_atendimento(table: str, more: str = "true") -> str:
    return f"""
        {DO_ESCRITORIO} AND EXISTS (
            SELECT 1 FROM {ATENDIMENTO} a
             WHERE a.id = {table}.atendimento_id AND a.escritorio_id = {table}.escritorio_id
               AND {more})
    """


# A cliente who opens an atendimento brings its checklist to life, and never sees it.
VER_ITEM = f"{with_atendimento(ITEM)} AND {NAO_CLIENTE}"
ESCREVER_ITEM = f"""{with_atendimento(ITEM)} AND ({NAO_CLIENTE} OR estado = 'pendente'
    AND {with_atendimento(ITEM, f"a.autor_id = {PESSOA}")})"""
SO_O_MEU = f"{with_atendimento(ACOMPANHAMENTO)} AND ({NAO_CLIENTE} OR pessoa_id = {PESSOA})"


class Migration(migrations.Migration):
    dependencies = [
        ("atendimentos", "0005_preencher_ciclo"),
        ("fluxo", "0003_perguntas_e_checklist"),
    ]
    operations = [
        migrations.AddConstraint("atendimento", FECHADO_TEM_DATA),
        Protect(PROPOSTA, with_atendimento(PROPOSTA)),
        Reference(PROPOSTA, "atendimento_id", ATENDIMENTO, also=["empresa_id"]),
        Reference(PROPOSTA, "autor_id", "pessoas_pessoa"),
        Reference(PROPOSTA, "desfecho_por_id", "pessoas_pessoa"),
        Immutable(
            PROPOSTA,
            ["id", "escritorio_id", "empresa_id", "atendimento_id", "especie", "autor_id"]
            + ["em", "texto"],
        ),
        Protect(ITEM, VER_ITEM),
        migrations.RunSQL(
            f"ALTER POLICY visao ON {ITEM} WITH CHECK ({ESCREVER_ITEM})",
            f"ALTER POLICY visao ON {ITEM} WITH CHECK ({VER_ITEM})",
        ),
        Reference(ITEM, "atendimento_id", ATENDIMENTO, also=["empresa_id"]),
        Reference(ITEM, "por_id", "pessoas_pessoa"),
        Immutable(
            ITEM,
            ["id", "escritorio_id", "empresa_id", "atendimento_id", "rotulo", "obrigatorio"]
            + ["ordem"],
        ),
        Protect(RESPOSTA, with_atendimento(RESPOSTA), verbs=ONCE),
        Reference(RESPOSTA, "atendimento_id", ATENDIMENTO, also=["empresa_id"]),
        Reference(RESPOSTA, "pergunta_id", "fluxo_pergunta"),
        AppendOnly(RESPOSTA),
        Protect(ACOMPANHAMENTO, SO_O_MEU, verbs=JOIN),
        Reference(ACOMPANHAMENTO, "atendimento_id", ATENDIMENTO, also=["empresa_id"]),
        Reference(ACOMPANHAMENTO, "pessoa_id", "pessoas_pessoa"),
    ]
