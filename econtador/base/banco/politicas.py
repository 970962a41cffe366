"""The expressions of row-level security.

Each setting is read in a sub-select, so that PostgreSQL reads it once per query and not per row;
`nullif` because a reused connection answers '' for a setting that was local to an earlier
transaction. Only leakproof operators (=, <, ranges) may use an index under these policies.
"""

ESCRITORIO = "(SELECT nullif(current_setting('app.escritorio', true), '')::uuid)"
PESSOA = "(SELECT nullif(current_setting('app.pessoa', true), '')::uuid)"
PAPEL = "(SELECT current_setting('app.papel', true))"
EMPRESAS = (
    "((SELECT coalesce(nullif(current_setting('app.empresas', true), ''), '{}')::uuid[])::uuid[])"
)

DO_ESCRITORIO = f"escritorio_id = {ESCRITORIO}"
NAO_CLIENTE = f"{PAPEL} IN ('operador', 'sistema')"
DA_EMPRESA = f"{DO_ESCRITORIO} AND ({NAO_CLIENTE} OR empresa_id = ANY {EMPRESAS})"


def deny_writes_of_clientes(table: str) -> list[str]:
    """Return the statements that let only the office write to `table`."""
    return [
        f"CREATE POLICY escrita_insert ON {table} AS RESTRICTIVE FOR INSERT"
        f" WITH CHECK ({NAO_CLIENTE})",
        f"CREATE POLICY escrita_update ON {table} AS RESTRICTIVE FOR UPDATE USING ({NAO_CLIENTE})",
        f"CREATE POLICY escrita_delete ON {table} AS RESTRICTIVE FOR DELETE USING ({NAO_CLIENTE})",
    ]


def drop_denials(table: str) -> list[str]:
    """Return the statements that undo `deny_writes_of_clientes`, harmless where it was not used."""
    names = ("escrita_insert", "escrita_update", "escrita_delete")
    return [f"DROP POLICY IF EXISTS {name} ON {table}" for name in names]
