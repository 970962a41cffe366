"""Row security of the words, and the one function that searches them.

`@@` is not leakproof: under row security PostgreSQL would apply it to every row of the office
instead of using the index. The definer function searches past row security, but only inside the
escritório, empresas and papel of the transaction's own viewer, and gives ids back.
"""

from django.db import migrations

from econtador.base.banco.operacoes import Protect, Reference
from econtador.base.banco.politicas import DA_EMPRESA, EMPRESAS, ESCRITORIO, NAO_CLIENTE

SEARCH = f"""
CREATE FUNCTION buscar_atendimentos(p_consulta text) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 200 AS $$
    SELECT DISTINCT d.atendimento_id FROM busca_documento d
     WHERE d.escritorio_id = {ESCRITORIO}
       AND d.vetor @@ p_consulta::tsquery
       AND ({NAO_CLIENTE} OR (d.empresa_id = ANY {EMPRESAS} AND NOT d.interno))
$$;
REVOKE ALL ON FUNCTION buscar_atendimentos(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION buscar_atendimentos(text) TO app, sync;
"""


class Migration(migrations.Migration):
    dependencies = [("busca", "0001_initial"), ("empresas", "0002_protecao")]
    operations = [
        Protect("busca_documento", f"{DA_EMPRESA} AND ({NAO_CLIENTE} OR NOT interno)"),
        Reference("busca_documento", "empresa_id", "empresas_empresa"),
        migrations.RunSQL(SEARCH, "DROP FUNCTION buscar_atendimentos(text)"),
    ]
