"""The runtime roles work with the tables of jobs, which belong to no escritório."""

from django.db import migrations

from econtador.base.banco.operacoes import Grant

JOBS = ("jobs", "events", "periodic_defers", "workers")
NUMBERED = ", ".join(f"procrastinate_{name}_id_seq" for name in JOBS[:3])

# What a job of the whole installation begins with: row security shows no escritório to nobody.
ESCRITORIOS = """
CREATE FUNCTION escritorios_todos() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT id FROM escritorios_escritorio ORDER BY id
$$;
REVOKE ALL ON FUNCTION escritorios_todos() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION escritorios_todos() TO app, sync;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("base", "0004_protecao"),
        ("escritorios", "0001_initial"),
        ("procrastinate", "0041_post_retry_failed_job"),
    ]
    operations = [
        *(Grant(f"procrastinate_{name}", "SELECT, INSERT, UPDATE, DELETE") for name in JOBS),
        migrations.RunSQL(
            f"GRANT USAGE ON SEQUENCE {NUMBERED} TO app, sync",
            f"REVOKE ALL ON SEQUENCE {NUMBERED} FROM app, sync",
        ),
        migrations.RunSQL(ESCRITORIOS, "DROP FUNCTION escritorios_todos()"),
    ]
