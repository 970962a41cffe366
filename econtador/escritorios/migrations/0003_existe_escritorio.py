"""Whether any escritório exists: all that a visitor of a new installation may know."""

from django.db import migrations

EXISTE = """
CREATE FUNCTION existe_escritorio() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM escritorios_escritorio)
$$;
REVOKE ALL ON FUNCTION existe_escritorio() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION existe_escritorio() TO app, sync;
"""


class Migration(migrations.Migration):
    dependencies = [("escritorios", "0002_protecao")]
    operations = [migrations.RunSQL(EXISTE, "DROP FUNCTION existe_escritorio()")]
