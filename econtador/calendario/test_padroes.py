"""What an office begins with: founded on the first page, or of the cast."""

from datetime import date

import pytest
from django.test import Client

from econtador.acessos.viewer import load_viewer
from econtador.base.banco.viewing import viewing
from econtador.base.models import Auditoria
from econtador.calendario.consulta import agenda_for
from econtador.calendario.models import Expediente, Feriado, Sede
from econtador.calendario.models.expediente import COMERCIAIS
from econtador.contas.models import Conta
from tests.cena import Cena

PRIMEIRO_ACESSO = {
    "escritorio": "Contábil Poente",
    "uf": "AC",
    "nome": "Inês Prado",
    "email": "ines@poente.com.br",
    "password1": "chuva-de-novembro-26",
    "password2": "chuva-de-novembro-26",
}


def test_a_founded_office_has_its_hours_and_the_days_of_its_state(client: Client, db: None) -> None:
    client.post("/primeiro-acesso", PRIMEIRO_ACESSO)
    viewer = load_viewer(Conta.objects.get().pk, None)
    assert viewer is not None
    with viewing(viewer):
        assert Expediente.of_week(viewer.escritorio_id) == COMERCIAIS
        assert Expediente.objects.count() == 7
        assert not Feriado.objects.exists()
        agenda = agenda_for(viewer.escritorio_id, None, [2026])
    assert agenda.fuso == "America/Rio_Branco"
    assert not agenda.calendario.is_util(date(2026, 6, 15))
    assert client.get("/configuracoes/calendario").status_code == 200


@pytest.mark.parametrize(
    ("nome", "cidade", "feriados"),
    [("ana", "São Paulo", {"Campinas", "São Paulo"}), ("otto", "Manaus", set())],
)
def test_the_offices_of_the_cast(cena: Cena, nome: str, cidade: str, feriados: set[str]) -> None:
    with cena.by(nome) as viewer:
        assert Sede.of(viewer.escritorio_id) == cidade
        assert set(Feriado.objects.values_list("municipio", flat=True)) == feriados
        assert Expediente.of_week(viewer.escritorio_id) == COMERCIAIS


def test_what_one_begins_with_is_nobodys_change(cena: Cena) -> None:
    with cena.by_sistema():
        assert not Auditoria.objects.filter(assunto="calendario").exists()
