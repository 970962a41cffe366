"""Who comes back hears what he missed, whatever had gone: the page, the server, the database."""

import time

import pytest
from django.contrib.sessions.models import Session

from econtador.aovivo.recado import CANAL
from econtador.pessoas.models import Pessoa
from tests.aovivo.cenario import NoAr, Ouvir
from tests.banco_proprio import superuser
from tests.house.consulta import column

EARS = "SELECT pid FROM pg_stat_activity WHERE application_name = %s AND datname = %s"


def test_a_page_that_was_away_hears_what_it_missed(no_ar: NoAr, ouvir: Ouvir) -> None:
    das, cookie = no_ar.cena.open(), no_ar.cookie("bruno")
    bruno = ouvir("bruno", cookie)
    no_ar.cena.answer(das, "celia", "Um.")
    bruno.wait_item(acao="parecer")
    place = bruno.lugar
    bruno.close()
    time.sleep(0.1)
    no_ar.cena.delegate(das, "ana", "bruno")
    again = ouvir("bruno", cookie, lugar=place)
    again.wait_item(atendimento=das.numero, acao="delegado")
    assert [dito.nome for dito in again.ditos if dito.nome] == ["novidades"]


def test_what_happened_while_a_page_loaded_is_not_lost(no_ar: NoAr, ouvir: Ouvir) -> None:
    """The page was made before, the stream opens after: `ha` says how long before."""
    asked = time.time()
    time.sleep(0.05)
    das = no_ar.cena.open()
    time.sleep(0.3)
    ear = ouvir("bruno", ha=round((time.time() - asked) * 1000))
    ear.wait_item(atendimento=das.numero, acao="aberto")


def test_what_a_page_shows_already_is_not_told_again(no_ar: NoAr, ouvir: Ouvir) -> None:
    no_ar.cena.open()
    time.sleep(0.2)
    ear = ouvir("bruno", ha=50)
    time.sleep(0.4)
    assert ear.itens == []


def test_who_was_away_too_long_asks_for_everything(no_ar: NoAr, ouvir: Ouvir) -> None:
    ear = ouvir("bruno", lugar=str(int(time.time() - 86_400) * 1000))
    assert ear.wait_event("recarregar").lugar


def test_what_one_missed_is_judged_by_what_one_is_now(no_ar: NoAr, ouvir: Ouvir) -> None:
    cookie = no_ar.cookie("rita")
    rita = ouvir("rita", cookie)
    das = no_ar.cena.open()
    rita.wait_item(atendimento=das.numero)
    place = rita.lugar
    rita.close()
    no_ar.cena.restrict(das, "bruno")
    again = ouvir("rita", cookie, lugar=place)
    time.sleep(0.5)
    assert again.itens == []


def test_a_server_that_stops_lets_everybody_go_at_once(no_ar: NoAr, ouvir: Ouvir) -> None:
    cookie = no_ar.cookie("bruno")
    bruno = ouvir("bruno", cookie)
    das = no_ar.cena.open()
    bruno.wait_item(atendimento=das.numero)
    began = time.time()
    no_ar.stop()
    stopped = time.time() - began
    no_ar.start()
    bruno.wait_end()
    assert stopped < 5
    assert "fim" not in [dito.nome for dito in bruno.ditos]
    no_ar.cena.answer(das, "celia", "Enquanto o servidor dormia.")
    again = ouvir("bruno", cookie, lugar=bruno.lugar)
    again.wait_event("recarregar")
    no_ar.cena.answer(das, "celia", "E depois.")
    again.wait_item(atendimento=das.numero, acao="parecer")


def test_without_the_database_for_a_moment_everybody_asks_again(no_ar: NoAr, ouvir: Ouvir) -> None:
    bruno = ouvir("bruno")
    with superuser() as dono:
        ears = dono.execute(EARS, [CANAL, no_ar.banco]).fetchall()
        assert len(ears) == 1
        dono.execute("SELECT pg_terminate_backend(%s)", list(ears[0]))
    das = no_ar.cena.open()  # said while nobody listened
    bruno.wait_event("recarregar")
    no_ar.cena.answer(das, "celia", "Já ouvem de novo.")
    bruno.wait_item(atendimento=das.numero, acao="parecer")


def test_with_every_connection_lost_the_pages_still_hear(no_ar: NoAr, ouvir: Ouvir) -> None:
    bruno = ouvir("bruno")
    das = no_ar.cena.open()
    bruno.wait_item(atendimento=das.numero)
    with superuser() as dono:
        dono.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = %s AND usename = 'app' AND pid <> %s",
            [no_ar.banco, *column("SELECT pg_backend_pid()")],
        )
    bruno.wait_event("recarregar")
    no_ar.cena.answer(das, "celia", "Voltamos.")
    bruno.wait(lambda dito: dito.nome == "novidades" and "parecer" in str(dito.dados))


@pytest.mark.parametrize("how", ["session", "pessoa"])
def test_who_may_not_listen_any_more_is_let_go(no_ar: NoAr, ouvir: Ouvir, how: str) -> None:
    cookie = no_ar.cookie("carla")
    carla = ouvir("carla", cookie)
    with no_ar.cena.by_sistema():
        if how == "session":
            Session.objects.filter(session_key=cookie.split("=")[1]).delete()
        else:
            Pessoa.objects.filter(pk=no_ar.cena.pk("carla")).update(ativa=False)
    no_ar.cena.open("bruno", departamento=None)
    assert carla.wait_event("fim").dados
    carla.wait_end()
    assert carla.itens == []
    with no_ar.cena.by_sistema():
        Pessoa.objects.filter(pk=no_ar.cena.pk("carla")).update(ativa=True)
