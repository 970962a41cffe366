"""Row 9: an upload that executes, climbs out of its folder, or blows up."""

import re
import stat
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import FileSystemStorage
from pytest_django import Settings

from econtador.arquivos import amostras
from econtador.arquivos.armazem import depot
from econtador.atendimentos.models import Anexo, Atendimento
from tests.cena import Cena
from tests.cliente_http import entered
from tests.security.navegador import Resposta, ask
from tests.security.subidas import upload

PLACE = re.compile(r"[0-9a-f-]{36}/[0-9a-f]{2}/[0-9a-f]{64}(\.webp)?|\.chegando/.*")
NAMES = [
    "../../../../etc/passwd.pdf",
    "..\\..\\windows\\guia.pdf",
    "/etc/guia.pdf",
    "C:\\guia.pdf",
    "guia.pdf\x00.exe",
    "guia\r\nSet-Cookie: a=b.pdf",
    'guia"; filename="x.html',
    "guia\u202efdp.exe.pdf",
    "．．／．．／guia.pdf",
    "...pdf",
    ".htaccess",
    "con.pdf",
    "guia.pdf::$DATA",
    "~/.ssh/guia.pdf",
    "$(reboot).pdf",
    "; rm -rf ~;.pdf",
    "a" * 5000 + ".pdf",
    "%2e%2e%2fguia.pdf",
    "-rf.pdf",
    " ",
    "\u0000",
]


def send(cena: Cena, das: Atendimento, *files: Any, **more: Any) -> Resposta:
    body = {"texto": "Segue.", "anexos": list(files), **more}
    client = entered(cena.elenco, "celia")
    return ask(client, "POST", f"/atendimentos/{das.numero}/pareceres", body)


def send_raw(cena: Cena, das: Atendimento, nome: str) -> Resposta:
    """Send one PDF under exactly this name: a browser, and the test client, would clean it."""
    quoted = nome.replace('"', '\\"').encode()
    body = (
        b'--x\r\nContent-Disposition: form-data; name="texto"\r\n\r\nSegue.\r\n'
        b'--x\r\nContent-Disposition: form-data; name="anexos"; filename="' + quoted + b'"\r\n'
        b"Content-Type: text/html\r\n\r\n" + amostras.pdf() + b"\r\n--x--\r\n"
    )
    address, kind = f"/atendimentos/{das.numero}/pareceres", "multipart/form-data; boundary=x"
    return ask(entered(cena.elenco, "celia"), "POST", address, body, content_type=kind)


def root() -> Path:
    storage = depot()
    assert isinstance(storage, FileSystemStorage)
    return Path(storage.location)


def stored(cena: Cena) -> list[Path]:
    """Return the contents that the office has; each run gives its offices new folders."""
    folder = root() / str(cena.elenco.aurora.pk)
    return [path for path in folder.rglob("*") if path.is_file()]


def misplaced() -> list[Path]:
    """Return what stands anywhere but in <office>/<two digits>/<hash> or among what arrives."""
    found = [path for path in root().rglob("*") if path.is_file()]
    placed = [path for path in found if PLACE.fullmatch(str(path.relative_to(root())))]
    return [path for path in found if path not in placed]


@pytest.mark.parametrize("nome", NAMES, ids=range(len(NAMES)))
def test_a_name_is_only_a_label(cena: Cena, das: Atendimento, nome: str) -> None:
    """The place comes from the content's hash; the label is one clean part, fit for a header."""
    answer = send_raw(cena, das, nome)
    assert answer.status in (302, 400, 422)
    assert misplaced() == []
    assert {stat.S_IMODE(path.stat().st_mode) for path in stored(cena)} <= {0o600}
    with cena.by_sistema():
        for anexo in Anexo.objects.all():
            assert not set(anexo.nome) & set('/\\\0\r\n\u202e"')
            assert 0 < len(anexo.nome) <= 150
            header = ask(entered(cena.elenco, "celia"), "GET", f"/anexos/{anexo.pk}").cabecalhos
            assert header["Content-Disposition"].isascii()
            assert header["Content-Disposition"].isprintable()
            assert "Set-Cookie: a" not in header["Content-Disposition"]


PROGRAMS: list[tuple[str, bytes]] = [
    ("guia.exe", b"MZ\x90\x00" + bytes(200)),
    ("guia.pdf", b"MZ\x90\x00" + bytes(200)),
    ("guia.pdf", b"\x7fELF" + bytes(200)),
    ("a.txt", b"#!/bin/sh\nreboot\n"),
    ("a.txt", b"<?php system($_GET[0]);"),
    ("a.csv", b"<%@ page import='java.io' %>"),
    ("a.bat", b"dir"),
    ("a.lnk", b"texto"),
    ("folha.docm", amostras.office("wordprocessingml.document.main")),
    ("a.zip", amostras.packed({"setup.exe": b"MZ\x90\x00"})),
    ("a.zip", amostras.packed({"../../etc/cron.d/x": "* * * * * root id"})),
    ("a.zip", amostras.packed({"/etc/passwd": "x"})),
    ("a.zip", amostras.packed({"C:\\x.txt": "x"})),
    ("bomba.zip", amostras.packed({"zeros.txt": bytes(1 << 26)})),
    ("bomba.xlsx", amostras.office("spreadsheetml.sheet.main", {"b.xml": bytes(1 << 26)})),
    (
        "risos.xml",
        b'<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;&x;&x;&x;&x;&x;">]><a>&y;</a>',
    ),
    ("fora.xml", b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'),
    ("chave.pem", b"-----BEGIN PRIVATE KEY-----\nx"),
    ("vazio.pdf", b""),
]


@pytest.mark.parametrize(("nome", "conteudo"), PROGRAMS, ids=[nome for nome, _ in PROGRAMS])
def test_programs_bombs_and_climbers_are_refused(
    cena: Cena, das: Atendimento, nome: str, conteudo: bytes
) -> None:
    answer = send(cena, das, upload(nome, conteudo))
    assert answer.status == 422
    assert "campo-anexos-erro" in answer.texto
    assert stored(cena) == []


def test_a_pixel_bomb_is_a_file_without_a_picture(cena: Cena, das: Atendimento) -> None:
    if send(cena, das, upload("foto.png", amostras.png_of(60_000, 60_000))).status == 302:
        with cena.by_sistema():
            anexo = Anexo.objects.get()
        answer = ask(entered(cena.elenco, "celia"), "GET", f"/anexos/{anexo.pk}/miniatura")
        assert answer.status == 404


def test_one_bad_file_takes_the_good_ones_out_of_the_parecer(cena: Cena, das: Atendimento) -> None:
    good, bad = upload("a.pdf", amostras.pdf()), upload("b.exe", b"MZ\x90\x00")
    assert send(cena, das, good, bad).status == 422
    with cena.by_sistema():
        assert not Anexo.objects.exists()


def test_too_large_and_too_many_are_refused(
    cena: Cena, das: Atendimento, settings: Settings
) -> None:
    settings.ANEXO_MAX_BYTES = 10_000
    large = upload("a.txt", b"linha de texto\n" * 10_000)
    assert send(cena, das, large).status == 422
    many = [upload(f"{n}.pdf", amostras.pdf()) for n in range(settings.ANEXOS_POR_PARECER + 1)]
    assert send(cena, das, *many).status in (400, 422)
    with cena.by_sistema():
        assert not Anexo.objects.exists()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"--x\r\n",
        b"--x\r\nContent-Disposition: form-data; name=anexos; filename*=utf-8''%00\r\n\r\nx\r\n",
        b'--x\r\nContent-Disposition: form-data; name="anexos"; filename="' + b"a" * 9000,
        b"--x\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: form-data;"
        b' name="anexos"; filename="a.pdf"\r\n\r\n=!=\r\n--x--\r\n',
    ],
)
def test_a_broken_multipart_is_a_refusal(cena: Cena, das: Atendimento, body: bytes) -> None:
    client = entered(cena.elenco, "celia")
    for boundary in ("x", "x" * 300, ""):
        kind = f"multipart/form-data; boundary={boundary}"
        address = f"/atendimentos/{das.numero}/pareceres"
        answer = ask(client, "POST", address, body, content_type=kind)
        assert answer.status in (400, 422), str(answer)
