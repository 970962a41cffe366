import io
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from econtador.arquivos import amostras
from econtador.arquivos.catalogo import PERIGO_DA_EXTENSAO, TIPO_DA_EXTENSAO
from econtador.arquivos.tipos import ArquivoRecusado, Perigo, Tipo, detect, recognise

ASSINADO = bytes.fromhex("3082010a06092a864886f70d010702a08201")
PKCS12 = bytes.fromhex("30820a1c020103308209e2")
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(64)
NFE = "<?xml version='1.0' encoding='UTF-8'?><nfeProc xmlns='http://www.portalfiscal.inf.br/nfe'/>"
EMAIL = "From: celia@sol.example\r\nTo: ana@aurora.example\r\nSubject: Guia\r\n\r\n<html>oi</html>"
ISO = bytes(0x8001) + b"CD001\x01" + bytes(2048)

ACEITOS = [
    ("guia.pdf", amostras.pdf(), Tipo.PDF),
    ("guia.PDF", b"\xef\xbb\xbf\r\n" + amostras.pdf(), Tipo.PDF),
    ("foto.jpg", amostras.photo(), Tipo.JPEG),
    ("foto.jpeg", amostras.image("JPEG"), Tipo.JPEG),
    ("tela.png", amostras.image("PNG"), Tipo.PNG),
    ("tela.gif", amostras.image("GIF"), Tipo.GIF),
    ("tela.webp", amostras.image("WEBP"), Tipo.WEBP),
    ("scanner.tif", amostras.image("TIFF"), Tipo.TIFF),
    ("celular.heic", HEIC, Tipo.HEIC),
    ("nfe.xml", NFE.encode(), Tipo.XML),
    ("extrato.ofx", b"OFXHEADER:100\r\nDATA:OFXSGML\r\n\r\n<OFX><SIGNONMSGSRSV1>", Tipo.OFX),
    ("extrato.ofx", b"<?xml version='1.0'?><?OFX OFXHEADER='200'?><OFX/>", Tipo.OFX),
    ("recado.txt", "Segue a certidão.\r\n".encode(), Tipo.TXT),
    ("dos.txt", "Observação\r\n\x1a".encode("cp850"), Tipo.TXT),
    ("windows.txt", "Descrição".encode("cp1252"), Tipo.TXT),
    ("bloco.txt", "Descrição".encode("utf-16"), Tipo.TXT),
    ("cobranca.rem", b"01REMESSA01COBRANCA       \r\n", Tipo.TXT),
    ("folha.csv", "nome;salário\r\nCélia;1.000,00\r\n".encode("cp1252"), Tipo.CSV),
    ("uma coluna.csv", b"nome\r\nana\r\n", Tipo.CSV),
    ("colunas.txt", b"a;b\r\n1;2\r\n", Tipo.TXT),
    ("nota xml.txt", NFE.encode(), Tipo.TXT),
    ("aviso.eml", EMAIL.encode(), Tipo.EML),
    ("aviso.msg", amostras.ole("__properties_version1.0"), Tipo.MSG),
    ("notas.zip", amostras.packed({"nfe/1.xml": NFE, "leia.html": "x"}), Tipo.ZIP),
    ("notas.rar", b"Rar!\x1a\x07\x01\x00" + bytes(40), Tipo.RAR),
    ("notas.7z", b"7z\xbc\xaf\x27\x1c\0\x04" + bytes(40), Tipo.SETE_Z),
    ("contrato.docx", amostras.office("wordprocessingml.document.main"), Tipo.DOCX),
    ("folha.xlsx", amostras.office("spreadsheetml.sheet.main"), Tipo.XLSX),
    ("plano.pptx", amostras.office("presentationml.presentation.main"), Tipo.PPTX),
    ("contrato.odt", amostras.opendocument("text"), Tipo.ODT),
    ("folha.ods", amostras.opendocument("spreadsheet"), Tipo.ODS),
    ("plano.odp", amostras.opendocument("presentation"), Tipo.ODP),
    ("antigo.doc", amostras.ole("A", "B", "C", "D", "E", "WordDocument"), Tipo.DOC),
    ("antiga.xls", amostras.ole("Workbook"), Tipo.XLS),
    ("antigo.ppt", amostras.ole("PowerPoint Document"), Tipo.PPT),
    ("salarios.xlsx", amostras.ole("EncryptionInfo", "EncryptedPackage"), Tipo.XLSX),
    ("contrato.pdf.p7s", ASSINADO + bytes(200), Tipo.P7S),
    ("assinado.p7s", b"-----BEGIN PKCS7-----\nMIIB\n-----END PKCS7-----\n", Tipo.P7S),
    ("sem extensão", amostras.pdf(), Tipo.PDF),
    ("Folha 10.2026", b"a;b\r\n1;2\r\n", Tipo.CSV),
    ("foto.exe.jpg", amostras.photo(), Tipo.JPEG),
    ("MZ Contabilidade.txt", b"MZ Contabilidade Ltda\r\n", Tipo.TXT),
]

RECUSADOS = [
    ("setup.exe", b"MZ\x90\0\x03" + bytes(60), Perigo.PROGRAMA),
    ("boleto.pdf", b"MZ\x90\0\x03" + bytes(60), Perigo.PROGRAMA),
    ("boleto.pdf.exe", amostras.pdf(), Perigo.PROGRAMA),
    ("boleto\u202efdp.exe", amostras.pdf(), Perigo.PROGRAMA),
    ("boleto.exe. ", amostras.pdf(), Perigo.PROGRAMA),
    ("foto.jpg", b"\x7fELF\x02\x01\x01" + bytes(60), Perigo.PROGRAMA),
    ("Teste.class", b"\xca\xfe\xba\xbe\0\0\0\x34", Perigo.PROGRAMA),
    ("atalho.pdf", b"L\0\0\0\x01\x14\x02\0" + bytes(60), Perigo.PROGRAMA),
    ("rodar.txt", b"#!/bin/sh\nrm -rf /\n", Perigo.PROGRAMA),
    ("nota.txt", b"<?php system($_GET['c']);", Perigo.PROGRAMA),
    ("nota.js", b"alert(1)", Perigo.PROGRAMA),
    ("nota.vbs", b"MsgBox 1", Perigo.PROGRAMA),
    ("site.url", b"[InternetShortcut]\r\nURL=file://x", Perigo.PROGRAMA),
    ("nota.txt", b"[InternetShortcut]\r\nURL=file://x", Perigo.PROGRAMA),
    ("pagina.html", b"<!DOCTYPE html><p>oi", Perigo.PAGINA),
    ("nota.txt", b"  \r\n<!doctype HTML><p>oi", Perigo.PAGINA),
    ("nota.txt", b"<b>oi</b>", Perigo.PAGINA),
    ("nota.txt", b"oi\n<script>alert(1)</script>", Perigo.PAGINA),
    ("nota.txt", "<html>oi".encode("utf-16"), Perigo.PAGINA),
    ("nota.pdf", b"<html><script>1</script>" + amostras.pdf(), Perigo.PAGINA),
    ("logo.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", Perigo.PAGINA),
    ("logo.xml", b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", Perigo.PAGINA),
    ("n.xml", b"<?xml version='1.0'?><!DOCTYPE svg><svg onload='x'/>", Perigo.PAGINA),
    ("n.xml", b"<n><x:script xmlns:x='http://www.w3.org/1999/xhtml'/></n>", Perigo.PAGINA),
    ("n.xml", "<n><x:a xmlns:x='http://www.w3.org/2000/svg'/>".encode("utf-16"), Perigo.PAGINA),
    ("n.xml", b"<!DOCTYPE n [<!ENTITY a 'b'>]><n>&a;</n>", Perigo.ENTIDADES),
    ("x.docm", amostras.office("wordprocessingml.document.main"), Perigo.MACRO),
    ("x.docx", amostras.office("document.macroEnabled.main"), Perigo.MACRO),
    (
        "x.xlsx",
        amostras.office("spreadsheetml.sheet.main", {"xl/vbaProject.bin": b"x"}),
        Perigo.MACRO,
    ),
    ("x.ods", amostras.opendocument("spreadsheet", {"Basic/Standard/M.xml": "x"}), Perigo.MACRO),
    ("x.xls", amostras.ole("Workbook", "_VBA_PROJECT_CUR", "VBA"), Perigo.MACRO),
    ("x.doc", amostras.ole("WordDocument", "Macros"), Perigo.MACRO),
    ("x.jar", amostras.packed({"META-INF/MANIFEST.MF": "x"}), Perigo.PROGRAMA),
    ("x.zip", amostras.packed({"AndroidManifest.xml": "x"}), Perigo.PROGRAMA),
    (
        "x.doc",
        amostras.ole(classe=bytes.fromhex("84100c0000000000c000000000000046")),
        Perigo.PROGRAMA,
    ),
    ("disco.iso", ISO, Perigo.DISCO),
    ("nota.pdf", ISO, Perigo.DISCO),
    ("a.rtf", b"{\\rtf1\\ansi oi}", Perigo.RTF),
    ("a.txt", b"{\\rt1 oi}", Perigo.RTF),
    ("empresa.pfx", PKCS12 + bytes(200), Perigo.CERTIFICADO),
    ("chave.txt", b"-----BEGIN RSA PRIVATE KEY-----\nMII\n", Perigo.CERTIFICADO),
    ("foto.gif", b"GIF89a/*<script>alert(1)</script>*/=1;", Perigo.DUPLO),
    ("foto.gif", amostras.image("GIF") + b"<html><script>1</script>", Perigo.DUPLO),
    ("foto.gif", amostras.image("GIF") + amostras.packed({"A.class": "x"}), Perigo.DUPLO),
    ("guia.pdf", amostras.pdf() + amostras.packed({"a.txt": "x"}), Perigo.DUPLO),
]


@pytest.mark.parametrize(("nome", "conteudo", "tipo"), ACEITOS)
def test_detect_knows_what_an_office_sends(nome, conteudo, tipo):
    assert detect(io.BytesIO(conteudo), nome) is tipo


@pytest.mark.parametrize(("nome", "conteudo", "perigo"), RECUSADOS)
def test_detect_refuses_danger_whatever_its_name(nome, conteudo, perigo):
    with pytest.raises(ArquivoRecusado) as recusa:
        detect(io.BytesIO(conteudo), nome)
    assert recusa.value.mensagem.endswith(perigo.frase)
    assert recusa.value.mensagem.startswith(f"“{nome.split('.')[0]}".replace("\u202e", ""))


@pytest.mark.parametrize(
    ("nome", "conteudo", "rotulo"),
    [
        ("nota.pdf", amostras.image("PNG"), "uma imagem PNG"),
        ("nota.xls", b"a\tb\r\n1\t2\r\n", "texto em colunas (CSV)"),
        ("nota.xlsx", amostras.packed({"a.txt": "x"}), "um arquivo ZIP"),
        ("nota.zip", amostras.office("spreadsheetml.sheet.main"), "uma planilha do Excel"),
        ("nota.xml", b"isto nao tem marcas", "texto simples"),
        ("nota.eml", b"Oi, tudo bem", "texto simples"),
        ("nota.png", amostras.image("JPEG"), "uma imagem JPEG"),
        ("nota.pdf", amostras.ole("EncryptedPackage"), "um documento do Office com senha"),
    ],
)
def test_detect_refuses_a_name_that_says_another_kind(nome, conteudo, rotulo):
    with pytest.raises(ArquivoRecusado) as recusa:
        detect(io.BytesIO(conteudo), nome)
    ext = nome.split(".")[1]
    assert recusa.value.mensagem == (
        f"“{nome}” tem a extensão .{ext}, mas o conteúdo é {rotulo}."
        " Confira o arquivo e envie com a extensão certa."
    )


@pytest.mark.parametrize(
    "conteudo",
    [
        b"\0\0\0\x18ftypmp42" + bytes(64),
        bytes(range(256)),
        b"\xff\xfe\x00\xd8\x00",  # a UTF-16 mark, and then half of a pair
        amostras.ole("Outra Coisa"),
        amostras.office("visio.drawing.main"),
        amostras.opendocument("chart"),
    ],
)
def test_detect_refuses_what_it_does_not_know(conteudo):
    with pytest.raises(ArquivoRecusado, match="de um tipo que não aceitamos") as recusa:
        detect(io.BytesIO(conteudo), "coisa")
    assert recusa.value.status == 422


@given(st.binary(max_size=400), st.text(max_size=20))
def test_detect_answers_or_refuses_and_never_breaks(conteudo, nome):
    with suppress(ArquivoRecusado):
        assert isinstance(detect(io.BytesIO(conteudo), nome), Tipo)


@given(st.sampled_from([conteudo for _, conteudo, _ in ACEITOS]), st.data())
def test_recognise_survives_any_damage(conteudo, data):
    inicio = data.draw(st.integers(0, len(conteudo)))
    estragado = conteudo[:inicio] + data.draw(st.binary(max_size=30)) + conteudo[inicio + 30 :]
    recognise(io.BytesIO(estragado))


def test_no_extension_is_both_allowed_and_forbidden():
    assert not TIPO_DA_EXTENSAO.keys() & PERIGO_DA_EXTENSAO.keys()


def test_a_stored_kind_reads_back_from_its_media_type():
    assert {str(tipo): tipo for tipo in Tipo}["application/pdf"] is Tipo.PDF
    assert len({tipo.value for tipo in Tipo}) == len(Tipo)
