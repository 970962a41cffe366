import pytest

from econtador.arquivos.catalogo import (
    CONHECIDOS,
    PERIGO_DA_EXTENSAO,
    TIPO_DA_EXTENSAO,
    ArquivoRecusado,
    Perigo,
    Tipo,
    refuse,
)
from econtador.arquivos.nomes import extension
from econtador.base.erros import DadoInvalido

# what mail programs block by name
BLOQUEADAS = """
    ade adp apk appx bat cab chm cmd com cpl dll dmg exe gadget hlp hta inf iso jar js jse lnk
    mde msc msi msix msp mst pif ps1 psc1 psm1 py reg scf scr sct url vb vbe vbs ws wsc wsf wsh xll
"""
DIARIAS = "pdf jpg png heic xml ofx csv txt rem ret zip rar 7z docx xlsx odt ods doc xls"


@pytest.mark.parametrize("ext", BLOQUEADAS.split())
def test_what_mail_programs_block_is_blocked_here(ext):
    assert ext in PERIGO_DA_EXTENSAO


@pytest.mark.parametrize("ext", ["html", "htm", "xhtml", "svg", "svgz", "mht", "shtml", "xsl"])
def test_what_a_browser_would_run_is_blocked(ext):
    assert PERIGO_DA_EXTENSAO[ext] is Perigo.PAGINA


@pytest.mark.parametrize("ext", ["docm", "dotm", "xlsm", "xlsb", "xlam", "pptm", "ppsm"])
def test_what_may_hold_macros_is_blocked(ext):
    assert PERIGO_DA_EXTENSAO[ext] is Perigo.MACRO


@pytest.mark.parametrize("ext", DIARIAS.split())
def test_the_daily_bread_of_an_office_is_known(ext):
    assert ext in TIPO_DA_EXTENSAO


@pytest.mark.parametrize("ext", [*TIPO_DA_EXTENSAO, *PERIGO_DA_EXTENSAO])
def test_every_extension_is_one_that_a_name_can_have(ext):
    assert extension(f"nome.{ext.upper()}") == ext


@pytest.mark.parametrize("perigo", Perigo)
def test_every_danger_is_said_in_a_whole_sentence(perigo):
    recusa = refuse("nota.pdf", perigo.frase)
    assert recusa.mensagem.startswith("“nota.pdf” ")
    assert recusa.mensagem.endswith((".", "!"))
    assert "  " not in recusa.mensagem


@pytest.mark.parametrize("tipo", Tipo)
def test_every_kind_fits_its_column_and_has_a_name_for_people(tipo):
    assert len(tipo) <= 100
    assert tipo.count("/") == 1
    assert tipo.rotulo
    assert tipo.extensoes or tipo is Tipo.PROTEGIDO


def test_a_refusal_is_an_invalid_value_for_the_form():
    recusa = refuse("a.exe", Perigo.PROGRAMA.frase)
    assert isinstance(recusa, ArquivoRecusado)
    assert isinstance(recusa, DadoInvalido)
    assert str(recusa) == "“a.exe” é um programa ou script e não pode ser anexado."


def test_the_sentence_on_the_unknown_names_what_is_known():
    assert "PDF" in CONHECIDOS
    assert not CONHECIDOS.endswith(".")
