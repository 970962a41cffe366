"""Migration operations over plain SQL: what the database itself refuses, whatever runs above it.

Each is reversible. Tables and columns are trusted names from migrations, never input.
"""

from collections.abc import Sequence

from django.db.migrations.operations.special import RunSQL

from econtador.base.banco import politicas


class Reference(RunSQL):
    """FOREIGN KEY (escritorio_id[, also], column) → target (escritorio_id[, also], id).

    `also` names columns that both tables carry (such as ``empresa_id``; ``"id=atendimento_id"``
    where the names differ), so that a reference to another company's record is refused as well.
    The target needs a unique key over them.
    """

    def __init__(
        self,
        table: str,
        column: str,
        target: str,
        *,
        also: Sequence[str] = (),
        deferred: bool = False,
    ) -> None:
        name = f"{table}_{column}_ref"
        own = ", ".join(["escritorio_id", *(name.split("=")[0] for name in also), column])
        theirs = ", ".join(["escritorio_id", *(name.split("=")[-1] for name in also), "id"])
        when = " DEFERRABLE INITIALLY DEFERRED" if deferred else ""
        super().__init__(
            f"ALTER TABLE {table} ADD CONSTRAINT {name} FOREIGN KEY ({own})"
            f" REFERENCES {target} ({theirs}){when}",
            f"ALTER TABLE {table} DROP CONSTRAINT {name}",
        )


class Protect(RunSQL):
    """Row-level security, forced, with `read` as the policy of every command, and the grants.

    `office_only`: clientes may read what `read` allows and write nothing.
    `verbs`: what the runtime roles are granted; append-only tables get no UPDATE, and only join
    tables get DELETE.
    """

    def __init__(
        self,
        table: str,
        read: str,
        *,
        office_only: bool = False,
        verbs: str = "SELECT, INSERT, UPDATE",
    ) -> None:
        forward = [
            f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
            f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
            f"CREATE POLICY visao ON {table} USING ({read}) WITH CHECK ({read})",
            f"GRANT {verbs} ON {table} TO app, sync",
        ]
        if office_only:
            forward += politicas.deny_writes_of_clientes(table)
        backward = [
            f"DROP POLICY IF EXISTS visao ON {table}",
            *politicas.drop_denials(table),
            f"REVOKE ALL ON {table} FROM app, sync",
            f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY",
            f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
        ]
        super().__init__(tuple(forward), tuple(backward))


class AppendOnly(RunSQL):
    """Rows are added and never changed or removed, by any role."""

    def __init__(self, table: str) -> None:
        super().__init__(
            [
                f"CREATE TRIGGER so_acrescimo BEFORE UPDATE OR DELETE ON {table}"
                " FOR EACH ROW EXECUTE FUNCTION recusar_mudanca()",
                f"CREATE TRIGGER so_acrescimo_tudo BEFORE TRUNCATE ON {table}"
                " FOR EACH STATEMENT EXECUTE FUNCTION recusar_mudanca()",
            ],
            [
                f"DROP TRIGGER so_acrescimo ON {table}",
                f"DROP TRIGGER so_acrescimo_tudo ON {table}",
            ],
        )


class Immutable(RunSQL):
    """The named columns keep the value they were born with; the row is never deleted."""

    def __init__(self, table: str, columns: Sequence[str]) -> None:
        changed = " OR ".join(f"OLD.{name} IS DISTINCT FROM NEW.{name}" for name in columns)
        super().__init__(
            [
                f"CREATE TRIGGER imutavel BEFORE UPDATE OF {', '.join(columns)} ON {table}"
                f" FOR EACH ROW WHEN ({changed}) EXECUTE FUNCTION recusar_mudanca()",
                f"CREATE TRIGGER nunca_apagar BEFORE DELETE ON {table}"
                " FOR EACH ROW EXECUTE FUNCTION recusar_mudanca()",
            ],
            [f"DROP TRIGGER imutavel ON {table}", f"DROP TRIGGER nunca_apagar ON {table}"],
        )


class OnlyOperador(RunSQL):
    """The column names a pessoa who is an operador."""

    def __init__(self, table: str, column: str) -> None:
        super().__init__(
            f"CREATE TRIGGER so_operador_{column} BEFORE INSERT OR UPDATE OF {column} ON {table}"
            f" FOR EACH ROW WHEN (NEW.{column} IS NOT NULL)"
            f" EXECUTE FUNCTION exigir_operador('{column}')",
            f"DROP TRIGGER so_operador_{column} ON {table}",
        )


class Grant(RunSQL):
    """Grants on a table that belongs to no escritório (contas, sessions)."""

    def __init__(self, table: str, verbs: str) -> None:
        super().__init__(
            f"GRANT {verbs} ON {table} TO app, sync", f"REVOKE ALL ON {table} FROM app, sync"
        )
