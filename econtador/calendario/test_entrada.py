"""Who enters the screens of the calendar, by which method, in how many queries."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from econtador.calendario.conftest import CONTA, PADROEIRA, RAIZ, Folhinha, all_of
from tests.cena import Cena
from tests.cliente_http import entered

PAGINAS = ["", "/que-dia-cai", "/feriados/novo", "/expediente", "/facultativos"]
ACOES = ["/feriados/novo", "/expediente", "/facultativos", "/cidade"]


class TestEntrada:
    @pytest.mark.parametrize("nome", ["bruno", "celia"])
    def test_only_an_administrador_enters(self, cena: Cena, folhinha: Folhinha, nome: str) -> None:
        client, pk = entered(cena.elenco, nome), folhinha.add().pk
        for path in (*PAGINAS, f"/feriados/{pk}"):
            assert client.get(RAIZ + path).status_code == 403
        for path in (*ACOES, f"/feriados/{pk}", f"/feriados/{pk}/remocao"):
            assert client.post(RAIZ + path, PADROEIRA).status_code == 403
        assert "Aniversário de Campinas" in all_of(cena)

    def test_the_wrong_method(self, ana: Client, folhinha: Folhinha) -> None:
        pk = folhinha.add().pk
        for path in ("", "/que-dia-cai"):
            assert ana.post(RAIZ + path).status_code == 405
        for path in ("/cidade", f"/feriados/{pk}/remocao", f"/feriados/{pk}/restauracao"):
            assert ana.get(RAIZ + path).status_code == 405
        for path in ("/feriados/novo", f"/feriados/{pk}", "/expediente", "/facultativos"):
            assert ana.put(RAIZ + path).status_code == 405

    @pytest.mark.parametrize("path", PAGINAS)
    def test_a_whole_page_in_a_fixed_number_of_queries(
        self, ana: Client, folhinha: Folhinha, path: str
    ) -> None:
        def queries() -> int:
            with CaptureQueriesContext(connection) as captured:
                answer = ana.get(RAIZ + path, CONTA)
            assert answer.status_code == 200
            assert b"</html>" in answer.content
            return len(captured)

        queries()
        few = queries()
        for day in range(1, 15):
            folhinha.add(folhinha.ficha(municipio=f"Cidade {day}", dia=date(2026, 8, day)))
            folhinha.add(folhinha.da_casa(date(2026, 9, day)))
        assert queries() == few
        assert few <= 15
