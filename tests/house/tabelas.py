"""The tables of the product, and what each kind of them may be asked to bear."""

from django.apps import apps
from django.db.models import Model

# Belong to no escritório: who may enter, sessions, the shared cache, the framework's own.
GLOBAIS = {
    "account_emailaddress",
    "account_emailconfirmation",
    "auth_group",
    "auth_group_permissions",
    "auth_permission",
    "base_cache",
    "contas_conta",
    "django_content_type",
    "django_migrations",
    "django_session",
    "procrastinate_events",
    "procrastinate_jobs",
    "procrastinate_periodic_defers",
    "procrastinate_workers",
}
# Rows say who has what: given by adding one, taken back by removing it.
JUNCOES = {
    "acessos_acessodepartamento",
    "acessos_acessoempresa",
    "acessos_substituicao",
    "atendimentos_acompanhamento",
    "avisos_enderecomorto",
    "fluxo_semacesso",
    "fluxo_tipofase",
}
# Kept by the framework, which removes what has run out.
PASSAGEIRAS = {
    "account_emailaddress",
    "account_emailconfirmation",
    "base_cache",
    "django_session",
    "procrastinate_events",
    "procrastinate_jobs",
    "procrastinate_periodic_defers",
    "procrastinate_workers",
}
SO_ACRESCIMO = {
    "arquivos_arquivo",
    "atendimentos_anexo",
    "atendimentos_desfecho",
    "atendimentos_evento",
    "atendimentos_leitura",
    "atendimentos_mencao",
    "atendimentos_nomeado",
    "atendimentos_parecer",
    "atendimentos_parecertexto",
    "atendimentos_resposta",
    "base_auditoria",
}


def models_of_escritorio() -> list[type[Model]]:
    """Return every model whose rows belong to one escritório, the escritório itself apart."""
    return [
        model
        for model in apps.get_models()
        if any(field.name == "escritorio" for field in model._meta.concrete_fields)
    ]


def tables_of_escritorio() -> list[str]:
    """Return their tables, and the escritório's own, in order."""
    own = [model._meta.db_table for model in models_of_escritorio()]
    return sorted([*own, "escritorios_escritorio"])
