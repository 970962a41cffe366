"""Row 8: XSS by an attachment that a browser opens in place."""

import pytest

from econtador.arquivos import amostras
from econtador.atendimentos.models import Anexo, Atendimento
from tests.cena import Cena
from tests.cliente_http import entered
from tests.security.navegador import Resposta, ask
from tests.security.subidas import upload

SCRIPT = b"<script>alert(1)</script>"
SVG = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"
HTML = b"<!doctype html><html><body onload=alert(1)></body></html>"

REFUSED: list[tuple[str, bytes, str]] = [
    ("pagina.html", HTML, "text/html"),
    ("guia.pdf", HTML, "application/pdf"),
    ("guia.txt", HTML, "text/plain"),
    ("guia.csv", b"\n\n  " + HTML, "text/csv"),
    ("foto.png", SVG, "image/png"),
    ("foto.svg", SVG, "image/svg+xml"),
    ("dados.xml", b"<?xml version='1.0'?>" + SVG, "application/xml"),
    ("dados.xml", b"<x:html xmlns:x='http://www.w3.org/1999/xhtml'/>", "text/xml"),
    ("guia", SCRIPT, "text/html"),
    ("guia.pdf.html", amostras.pdf(), "application/pdf"),
    ("a.xhtml", b"texto", "text/plain"),
    ("a.js", b"alert(1)", "text/plain"),
    ("utf16.txt", "\ufeff<html><script>".encode("utf-16"), "text/plain"),
]
TAKEN: list[tuple[str, bytes, str]] = [
    ("guia.pdf", amostras.pdf(), "text/html"),
    ("guia.pdf", amostras.pdf() + SCRIPT, "application/pdf"),
    ("foto.png", amostras.image() + SCRIPT, "image/svg+xml"),
    ("foto.jpg", amostras.photo() + SCRIPT, "text/html"),
    ("nota.txt", b"Veja isto: &lt;script&gt;", "text/html"),
    ("dados.xml", b"<?xml version='1.0'?><nota/>", "text/html"),
    ("tabela.csv", b"a;b\n<b>1</b>;2\n", "text/html"),
    ("mensagem.eml", b"From: a@b\nTo: c@d\nContent-Type: text/html\n\n" + SCRIPT, "text/html"),
]
SAFE = {"application/pdf", "image/jpeg", "image/png", "image/gif", "image/webp"}


def send(cena: Cena, das: Atendimento, nome: str, conteudo: bytes, tipo: str) -> Resposta:
    body = {"texto": "Segue.", "anexos": [upload(nome, conteudo, tipo)]}
    client = entered(cena.elenco, "celia")
    return ask(client, "POST", f"/atendimentos/{das.numero}/pareceres", body)


@pytest.mark.parametrize(("nome", "conteudo", "tipo"), REFUSED)
def test_what_a_browser_would_run_is_refused(
    cena: Cena, das: Atendimento, nome: str, conteudo: bytes, tipo: str
) -> None:
    answer = send(cena, das, nome, conteudo, tipo)
    assert answer.status == 422
    assert "campo-anexos-erro" in answer.texto
    with cena.by_sistema():
        assert not Anexo.objects.exists()


@pytest.mark.parametrize(("nome", "conteudo", "tipo"), TAKEN)
def test_what_is_taken_is_saved_and_never_run(
    cena: Cena, das: Atendimento, nome: str, conteudo: bytes, tipo: str
) -> None:
    """The type that was claimed is forgotten; a polyglot goes out sandboxed, as a download."""
    if send(cena, das, nome, conteudo, tipo).status == 422:
        return  # refused is as good
    with cena.by_sistema():
        anexo = Anexo.objects.get()
    answer = ask(entered(cena.elenco, "celia"), "GET", f"/anexos/{anexo.pk}")
    headers = answer.cabecalhos
    assert answer.corpo == conteudo
    assert headers["Content-Type"] in SAFE | {"application/octet-stream"}
    assert headers["Content-Disposition"].startswith("attachment;")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize("query", ["?inline=1", "?download=0", "?disposition=inline", "?tipo=html"])
def test_no_parameter_shows_it_in_place(cena: Cena, das: Atendimento, query: str) -> None:
    send(cena, das, "guia.pdf", amostras.pdf(), "application/pdf")
    with cena.by_sistema():
        anexo = Anexo.objects.get()
    answer = ask(entered(cena.elenco, "celia"), "GET", f"/anexos/{anexo.pk}{query}")
    assert answer.cabecalhos["Content-Disposition"].startswith("attachment;")


def test_the_thumbnail_is_drawn_by_us(cena: Cena, das: Atendimento) -> None:
    """The only thing shown in place is a picture that holds nothing of the sender's bytes."""
    assert send(cena, das, "foto.jpg", amostras.photo(), "text/html").status == 302
    with cena.by_sistema():
        anexo = Anexo.objects.get()
    answer = ask(entered(cena.elenco, "celia"), "GET", f"/anexos/{anexo.pk}/miniatura")
    assert answer.cabecalhos["Content-Type"] == "image/webp"
    assert answer.corpo[:4] == b"RIFF"
    assert b"script" not in answer.corpo
    assert b"Segredo" not in answer.corpo
    assert answer.cabecalhos["Content-Security-Policy"] == "sandbox; default-src 'none'"
