import io
import time

import pytest

from econtador.arquivos.textos import recognise_text
from econtador.arquivos.tipos import Perigo, Tipo

MB = 1 << 20


def recognised(texto, codificacao="utf-8"):
    return recognise_text(io.BytesIO(texto.encode(codificacao)))


@pytest.mark.parametrize("codificacao", ["utf-8", "utf-8-sig", "cp1252", "cp850", "utf-16"])
def test_portuguese_in_any_usual_encoding_is_text(codificacao):
    assert recognised("Declaração de ajuste à Receita, nº 7", codificacao) is Tipo.TXT


@pytest.mark.parametrize("conteudo", [b"a\0b", b"texto\x07", b"a\x1bb", bytes(8), b"\xff\xfea"])
def test_control_bytes_are_no_text(conteudo):
    assert recognise_text(io.BytesIO(conteudo)) is None


SPED = b"|0000|017|0|01032026|31032026|PADARIA SOL LTDA|\r\n|9999|2|\r\n"


def test_a_signed_sped_file_is_text_with_raw_bytes_after_it():
    assert recognise_text(io.BytesIO(SPED + b"SBRCAAEPDR0" + bytes(range(256)))) is Tipo.TXT


@pytest.mark.parametrize(
    ("conteudo", "achado"),
    [
        (SPED + b"<script>alert(1)</script>", Perigo.PAGINA),
        (b"|0000|\0\0|\r\n" + bytes(99), None),
        (b"|0000|" + bytes(99), None),
    ],
)
def test_to_begin_as_sped_excuses_nothing_else(conteudo, achado):
    assert recognise_text(io.BytesIO(conteudo)) is achado


def test_a_control_byte_at_the_very_end_is_found():
    assert recognise_text(io.BytesIO(b"x" * (3 * MB) + b"\0")) is None


@pytest.mark.parametrize(
    "texto",
    [
        "<a href=x>oi</a>",
        "<!-- nada --><html>",
        "\ufeff\n <IFRAME src=x>",
        "<svg/onload=alert(1)>",
        "<?xml version='1.0'?>\n<!DOCTYPE html><html/>",
        "<?xml version='1.0'?><job><script language='JScript'>x</script></job>",
        "<?xml version='1.0'?><xsl:stylesheet xmlns:xsl='http://www.w3.org/1999/XSL/Transform'/>",
        "<n><m xmlns='http://www.w3.org/1999/xhtml'/>",
        "<a b=1><script>",  # broken as XML, and yet a page
        "Leia: <body onload=x>",
    ],
)
def test_pages_and_scripts_are_seen_through(texto):
    assert recognised(texto) is Perigo.PAGINA


@pytest.mark.parametrize(
    "texto",
    [
        "2 < 3 e 5 > 4",
        "a <ana@aurora.example> b",
        "<<< recorte aqui >>>",
        "MZ Contabilidade",
        "From: só uma linha, e não uma mensagem",
        "PK 1234",
        "%PDF é um formato",
    ],
)
def test_innocent_text_passes(texto):
    assert recognised(texto) is Tipo.TXT


@pytest.mark.parametrize(
    "declaracao",
    [
        '<!ENTITY a "aaaaaaaa">',
        '<!ENTITY % a SYSTEM "file:///etc/passwd">',
        '<!ATTLIST n a CDATA "aaaaaaaa">',
    ],
)
def test_declarations_of_its_own_are_refused_unread(declaracao):
    assert recognised(f"<!DOCTYPE n [{declaracao}]><n/>") is Perigo.ENTIDADES


@pytest.mark.parametrize(
    ("texto", "tipo"),
    [
        ("<?xml version='1.0' encoding='ISO-8859-1'?><NFe/>", Tipo.XML),
        ("<NFe xmlns='http://www.portalfiscal.inf.br/nfe'><b>x</b></NFe>", Tipo.XML),
        ("<?xml version='1.0'?><n><cut", Tipo.XML),
        ("<OFX><X>", Tipo.OFX),
        ("a,b\n1,2\n", Tipo.CSV),
        ("a\tb\n1\t2\n", Tipo.CSV),
        ("a;b\n1;2;3\n", Tipo.TXT),
        ("Received: x\nFrom: y\n\noi", Tipo.EML),
    ],
)
def test_kinds_of_text_are_told_apart(texto, tipo):
    assert recognised(texto) is tipo


@pytest.mark.parametrize(
    "pedaco",
    [
        "<a/>",
        "<a>",
        "<!doctype ",
        "-----BEGIN A ",
        "From: a\n",
        "a: b\n",
        "<a b:c='d'/>",
        ";\n",
        " ",
    ],
)
def test_twenty_five_megabytes_of_anything_cost_little(pedaco):
    """Attack 16: no text may eat the processor; the bound is generous for a busy machine."""
    conteudo = io.BytesIO(b"<r>" + pedaco.encode() * (25 * MB // len(pedaco)))
    inicio = time.process_time()
    recognise_text(conteudo)
    conteudo.seek(3)
    recognise_text(io.BytesIO(conteudo.read()))
    assert time.process_time() - inicio < 5
