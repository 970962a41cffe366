"""What belongs to no escritório: the shared cache and the grants on the framework's tables."""

from django.db import migrations

from econtador.base.banco.operacoes import Grant

CACHE = """
CREATE TABLE base_cache (
    cache_key varchar(255) PRIMARY KEY,
    value text NOT NULL,
    expires timestamptz NOT NULL
);
CREATE INDEX base_cache_expires ON base_cache (expires);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("base", "0001_funcoes"),
        ("contas", "0001_initial"),
        ("sessions", "0001_initial"),
        ("account", "0009_emailaddress_unique_primary_email"),
    ]
    operations = [
        migrations.RunSQL(CACHE, "DROP TABLE base_cache"),
        Grant("base_cache", "SELECT, INSERT, UPDATE, DELETE"),
        Grant("django_session", "SELECT, INSERT, UPDATE, DELETE"),
        Grant("contas_conta", "SELECT, INSERT, UPDATE"),
        Grant("account_emailaddress", "SELECT, INSERT, UPDATE, DELETE"),
        Grant("account_emailconfirmation", "SELECT, INSERT, UPDATE, DELETE"),
        Grant("django_migrations", "SELECT"),
    ]
