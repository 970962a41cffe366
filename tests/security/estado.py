"""The whole state of the database as fingerprints, to tell whether an attack changed anything."""

from django.db import transaction

from econtador.base.banco.viewing import viewing
from econtador.base.viewer import Viewer
from tests.cena import Cena
from tests.house.consulta import column
from tests.house.tabelas import tables_of_escritorio

# Entering notes the hour on the conta, and choosing where one works notes that: neither changes
# anything that was attacked.
PRINT = """SELECT coalesce(md5(string_agg(linha, '|' ORDER BY linha)), '')
             FROM (SELECT (to_jsonb(t) - 'last_login' - 'ultima_pessoa')::text AS linha
                     FROM {} t) AS linhas"""
LEITURAS = "atendimentos_leitura"


def fingerprint(cena: Cena, *without: str) -> dict[str, str]:
    """Return what stands in every table of Aurora and in the contas, `without` some tables."""
    found: dict[str, str] = {}
    with transaction.atomic(), viewing(Viewer.sistema(cena.elenco.aurora.pk)):
        for table in [*tables_of_escritorio(), "contas_conta"]:
            if table not in without:
                [found[table]] = column(PRINT.format(table))
    return found


def changed(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """Return the tables that differ."""
    return [table for table in before if before[table] != after[table]]
