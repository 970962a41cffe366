"""What one does, the others hear within a second."""

import time

import pytest

from tests.aovivo.cenario import NoAr, Ouvir
from tests.cliente_http import entered


def test_a_parecer_is_heard_within_a_second(no_ar: NoAr, ouvir: Ouvir) -> None:
    das = no_ar.cena.open()
    bruno = ouvir("bruno")
    began = time.time()
    parecer = no_ar.cena.answer(das, "celia", "Bom dia!")
    heard = bruno.wait_item(atendimento=das.numero, acao="parecer")
    assert heard.em - began < 1
    assert str(parecer.pk) not in str(heard.dados)
    assert "Bom dia" not in str(heard.dados)


def test_what_is_new_is_heard_in_every_page_of_everybody(no_ar: NoAr, ouvir: Ouvir) -> None:
    cookie = no_ar.cookie("bruno")
    ears = [ouvir("bruno", cookie), ouvir("bruno", cookie), ouvir("bruno"), ouvir("rita")]
    das = no_ar.cena.open()
    for ear in ears:
        ear.wait_item(atendimento=das.numero, acao="aberto")


def test_what_happens_together_is_told_together(no_ar: NoAr, ouvir: Ouvir) -> None:
    das = no_ar.cena.open()
    bruno = ouvir("bruno")
    no_ar.cena.answer(das, "celia", "Um.")
    no_ar.cena.delegate(das, "bruno", "bruno")
    bruno.wait_item(atendimento=das.numero, acao="delegado")
    told = [dito for dito in bruno.ditos if dito.nome == "novidades"]
    assert len(told) == 1


def test_my_reading_is_heard_in_my_other_pages_and_by_who_looks(no_ar: NoAr, ouvir: Ouvir) -> None:
    das = no_ar.cena.open()
    ears = {
        "rita": ouvir("rita"),
        "bruno": ouvir("bruno", olhando=das.numero),
        "ana": ouvir("ana"),
        "celia": ouvir("celia", olhando=das.numero),
    }
    with no_ar.cena.by("rita") as rita:
        das.read(author=rita)
    ears["rita"].wait_item(tipo="leitura", atendimento=das.numero, meu=True)
    ears["bruno"].wait_item(tipo="leitura", atendimento=das.numero)
    time.sleep(0.3)
    assert ears["ana"].itens == ears["celia"].itens == []


def test_who_writes_is_heard_by_who_looks(no_ar: NoAr, ouvir: Ouvir) -> None:
    das = no_ar.cena.open()
    bruno, ana = ouvir("bruno", olhando=das.numero), ouvir("ana")
    entered(no_ar.cena.elenco, "celia").post(f"/atendimentos/{das.numero}/escrevendo")
    heard = bruno.wait_item(tipo="escrevendo", atendimento=das.numero, quem="Célia Rocha")
    assert heard.lugar
    time.sleep(0.3)
    assert ana.itens == []


def test_much_at_once_is_told_in_one_word(no_ar: NoAr, ouvir: Ouvir) -> None:
    das = no_ar.cena.open()
    time.sleep(0.5)  # what tells of the opening has passed
    bruno, otto = ouvir("bruno"), ouvir("otto")
    for number in range(130):
        no_ar.cena.answer(das, "celia", f"Nota {number}.")
    bruno.wait(lambda dito: dito.nome in ("recarregar", "novidades"), 10)
    time.sleep(0.5)
    assert sum(len(dito.dados or []) for dito in bruno.ditos if dito.nome == "novidades") <= 130
    assert otto.ditos[1:] == []


@pytest.mark.parametrize("nome", ["bruno", "celia"])
def test_a_stream_begins_with_silence(no_ar: NoAr, ouvir: Ouvir, nome: str) -> None:
    ear = ouvir(nome)
    time.sleep(0.4)
    assert ear.status == 200
    assert [dito.nome for dito in ear.ditos] == [""]


def test_pages_are_served_beside_it(no_ar: NoAr, ouvir: Ouvir) -> None:
    """Streams hold no thread: more of them than there are, and a page still answers."""
    for _ in range(12):
        ouvir("bruno")
    later = ouvir("ana")
    das = no_ar.cena.open()
    later.wait_item(atendimento=das.numero)
