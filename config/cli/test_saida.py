"""O que se lê na tela."""

import re

from config.cli.saida import LOGINS_DA_DEMO, Relato, demo_table

AQUI = {"portal": "http://127.0.0.1:8000/", "packcrm": "http://127.0.0.1:8001/"}


def test_progress_carries_the_time(capsys):
    Relato().say("iniciando")
    assert re.fullmatch(r"\[ +\d+,\d s\] iniciando\n", capsys.readouterr().out)


def test_ready_is_the_last_word(capsys):
    Relato().say_ready(AQUI, com_demo=True)
    texto = capsys.readouterr().out
    assert texto.splitlines()[-1].startswith("Pronto")
    assert "Portal eContador   http://127.0.0.1:8000/" in texto
    assert "PackCRM            http://127.0.0.1:8001/" in texto
    assert all(email in texto for email in LOGINS_DA_DEMO)


def test_without_demo_no_login_is_shown(capsys):
    Relato().say_ready(AQUI, com_demo=False)
    texto = capsys.readouterr().out
    assert "@" not in texto
    assert "Pronto" in texto


def test_the_table_says_who_each_login_is():
    linhas = demo_table().splitlines()
    assert "demo-atendimentos" in linhas[1]
    email, _, quem = linhas[2].strip().partition(" ")
    assert email == "ana@aurora.example"
    assert quem.strip() == "Ana Prado, administradora do Contábil Aurora"
    assert len(linhas) == 2 + 7
