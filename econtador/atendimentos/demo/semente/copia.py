"""Copying one batch into the database, in one transaction, as `dono`."""

from uuid import UUID

from django.db import connections, transaction

from econtador.atendimentos.demo.semente.linhas import COLUNAS, Lote

DONO = "dono"
BLOCO = 1 << 22

# Only for this transaction. A large pending list lets GIN take the words in big sorted portions.
AJUSTES = """
    SET LOCAL synchronous_commit = off;
    SET LOCAL work_mem = '256MB';
    SET LOCAL gin_pending_list_limit = '256MB';
"""
# They ask per row what a batch of plans cannot get wrong, and some ask it too early: here an
# atendimento that has ended comes in ended, before its pareceres. The locks that this takes keep
# other writers out until the batch ends; a killed seed rolls it back with the rest.
DESLIGADOS = {
    "atendimentos_atendimento": ("so_operador_delegado_id", "fase_de_inicio"),
    "atendimentos_item": ("em_aberto",),
    "atendimentos_parecer": ("so_em_aberto", "so_operador_delegado_id"),
}
NUMEROS = """
    UPDATE escritorios_numeracao SET ultimo = ultimo + %s WHERE escritorio_id = %s
    RETURNING ultimo
"""


def take_numbers(escritorio_id: UUID, count: int) -> int:
    """Take `count` numbers of the escritório, in the batch's transaction; return the first."""
    with connections[DONO].cursor() as cursor:
        cursor.execute(NUMEROS, [count, escritorio_id])
        row = cursor.fetchone()
    assert row is not None, "a numeração nasce com o escritório"  # noqa: S101 - an invariant of `found`
    return int(row[0]) - count + 1


def next_number(escritorio_id: UUID) -> int:
    """Return the number that the next atendimento would get now."""
    with connections[DONO].cursor() as cursor:
        cursor.execute(
            "SELECT ultimo + 1 FROM escritorios_numeracao WHERE escritorio_id = %s", [escritorio_id]
        )
        return int(cursor.fetchone()[0])


def copy(lote: Lote) -> None:
    """Write all lines; the caller holds the transaction on `dono`."""
    with connections[DONO].cursor() as cursor:
        cursor.execute(AJUSTES)
        _switch("DISABLE")
        for tabela, colunas in COLUNAS.items():
            _copy_table(tabela, colunas, lote.get(tabela, []))
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        _switch("ENABLE")


def vacuum() -> None:
    """Give the planner statistics and the readers a visibility map; outside any transaction."""
    with connections[DONO].cursor() as cursor:
        for tabela in COLUNAS:
            cursor.execute(f"VACUUM (ANALYZE) {tabela}")


def batch() -> transaction.Atomic:
    """Return the transaction of one batch."""
    return transaction.atomic(using=DONO, durable=True)


def _copy_table(tabela: str, colunas: str, linhas: list[str]) -> None:
    with (
        connections[DONO].cursor() as cursor,
        cursor.copy(f"COPY {tabela} ({colunas}) FROM STDIN") as destino,
    ):
        dados = "\n".join(linhas).encode()
        for inicio in range(0, len(dados), BLOCO):
            destino.write(dados[inicio : inicio + BLOCO])


def _switch(verbo: str) -> None:
    with connections[DONO].cursor() as cursor:
        for tabela, gatilhos in DESLIGADOS.items():
            for gatilho in gatilhos:
                cursor.execute(f"ALTER TABLE {tabela} {verbo} TRIGGER {gatilho}")
