import re
import unicodedata
from urllib.parse import unquote

import pytest
from django.http import HttpResponse
from hypothesis import example, given
from hypothesis import strategies as st

from econtador.arquivos.nomes import (
    MAXIMO,
    clean,
    content_disposition,
    extension,
    with_extension,
)

TRUQUES = st.text(
    st.sampled_from("aé.. /\\:\0\n\u202e\u200b\u2066 \"';%<>|?*Con1e\u0301\u0338Å😀\ud800"),
    max_size=40,
)
NOMES = st.one_of(st.text(max_size=300), TRUQUES)


@pytest.mark.parametrize(
    ("vindo", "limpo"),
    [
        ("Guia do DAS – março.pdf", "Guia do DAS – março.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\Célia\\nota.xml", "nota.xml"),
        ("pasta/", "pasta"),
        ("..", "arquivo"),
        (".", "arquivo"),
        ("", "arquivo"),
        ("   ", "arquivo"),
        ("/", "arquivo"),
        (".htaccess", "htaccess"),
        ("nota.pdf. . ", "nota.pdf"),
        ("nota.exe:oculto.pdf", "nota.exe_oculto.pdf"),
        ("nota\u202efdp.exe", "notafdp.exe"),
        ("no\u200bta\u2066.p\u00addf", "nota.pdf"),
        ("a\0b\r\nSet-Cookie: x.pdf", "ab Set-Cookie_ x.pdf"),
        ("certida\u0303o.pdf", "certidão.pdf"),
        ("<img src=x onerror=alert(1)>.png", "_img src=x onerror=alert(1)_.png"),
        ('aspas".pdf', "aspas_.pdf"),
        ("con", "_con"),
        ("NUL.txt", "_NUL.txt"),
        ("Com1 .pdf", "_Com1 .pdf"),
        ("lpt².tar.gz", "_lpt².tar.gz"),
        ("contrato.pdf", "contrato.pdf"),
        ("com10.pdf", "com10.pdf"),
        ("nota\ud800.pdf", "nota.pdf"),
        ("a\u2028b\u00a0c.pdf", "a b c.pdf"),
    ],
)
def test_clean_gives_a_name_without_tricks(vindo, limpo):
    assert clean(vindo) == limpo


@given(NOMES)
@example("e\u200b\u0301.pdf")
@example("≮" + "\u0338")
@example("a" * 149 + ". .pdf")
@example("x" * 145 + "/con." + "y" * 200)
def test_clean_always_keeps_its_promises(nome):
    limpo = clean(nome)
    assert 1 <= len(limpo) <= MAXIMO
    assert limpo == unicodedata.normalize("NFC", limpo)
    assert not re.search(r'[/\\<>:"|?*]', limpo)
    assert limpo == limpo.strip(" .")
    assert all(letra == " " or unicodedata.category(letra)[0] not in "CZ" for letra in limpo)


@given(NOMES)
def test_clean_twice_is_clean_once(nome):
    assert clean(clean(nome)) == clean(nome)


@given(st.text("aé ", min_size=100, max_size=400), st.sampled_from(["pdf", "XLSX", "7z", "p7s"]))
def test_a_long_name_keeps_its_extension(base, ext):
    assert clean(f"x{base}x.{ext}").endswith(f".{ext}")


@pytest.mark.parametrize(
    ("nome", "ext"),
    [
        ("a.PDF", "pdf"),
        ("a.tar.gz", "gz"),
        ("a", ""),
        ("Folha 10.2026", ""),
        ("a.", ""),
        ("Sr. Silva", ""),
        ("a.éxe", ""),
        ("a.7z", "7z"),
        ("a." + "x" * 21, ""),
    ],
)
def test_extension_is_what_a_computer_would_act_on(nome, ext):
    assert extension(nome) == ext


@pytest.mark.parametrize(
    ("nome", "certas", "final"),
    [
        ("nota", ("pdf",), "nota.pdf"),
        ("Folha 10.2026", ("xlsx",), "Folha 10.2026.xlsx"),
        ("foto.JPEG", ("jpg", "jpeg"), "foto.JPEG"),
        ("Dr.Silva", ("pdf",), "Dr.Silva.pdf"),
        ("protegido", (), "protegido"),
        ("x" * 150, ("pdf",), "x" * 146 + ".pdf"),
    ],
)
def test_with_extension_adds_the_true_one_only_where_missing(nome, certas, final):
    assert with_extension(nome, certas) == final


def test_content_disposition_carries_both_spellings():
    assert content_disposition("Declaração “final”.pdf") == (
        'attachment; filename="Declaracao _final_.pdf"; '
        "filename*=UTF-8''Declara%C3%A7%C3%A3o%20%E2%80%9Cfinal%E2%80%9D.pdf"
    )


@pytest.mark.parametrize(
    "nome", ["\uff02; x=\uff02.pdf", "日本", "a\r\nX: y", "a;b='c'.pdf", "%00"]
)
def test_content_disposition_lets_nothing_out_of_its_quotes(nome):
    simples = re.fullmatch(r"attachment; filename=\"([^\"]+)\"; .*", content_disposition(nome))
    assert simples is not None
    assert re.fullmatch(r"[A-Za-z0-9 ._()+,@-]+", simples[1])


@given(NOMES)
def test_content_disposition_is_one_ascii_header_that_reads_back(nome):
    cabecalho = content_disposition(nome)
    assert cabecalho.isascii()
    assert cabecalho.isprintable()
    assert unquote(cabecalho.rpartition("UTF-8''")[2]) == clean(nome)
    assert cabecalho.count('"') == 2
    HttpResponse()["Content-Disposition"] = cabecalho  # Django refuses a header with line breaks
