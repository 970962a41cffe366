"""Plain text, told from binary by decoding it, and the kinds of text an office exchanges."""

import codecs
import re
from typing import IO

from econtador.arquivos.catalogo import Achado, Perigo, Tipo
from econtador.arquivos.marcacao import recognise_xml

_PEDACO = 1 << 16
# BS, VT, SI and the like never occur in a text; TAB, LF, FF, CR, SUB (end of file in DOS) do
_CONTROLES = bytes(set(range(32)) - set(b"\t\n\f\r\x1a"))
_UTF16 = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_PAGINA = re.compile(
    r"<(!doctype\s+(html|svg)|html|script|svg|iframe|head|body|object|embed|xsl:stylesheet)[\s/>]",
    re.IGNORECASE,
)
# first tags that make a browser take a text for a page (WHATWG MIME sniffing, section 7.1)
_TAG_INICIAL = re.compile(
    r"<(h1|div|font|table|a|style|title|b|br|p|img|link|meta|base|form|!--)[\s/>]", re.IGNORECASE
)
_PROGRAMA = re.compile(
    r"#!|<\?php|<\?=|<%@|%!PS|\[InternetShortcut\]|Windows Registry Editor|REGEDIT4"
    r"|\[Desktop Entry\]",
    re.IGNORECASE,
)
_CABECALHO = re.compile(
    r"(from|to|subject|date|received|return-path|message-id|mime-version|delivered-to"
    r"|dkim-signature|reply-to|content-type|x-[a-z-]+): ?",
    re.IGNORECASE,
)
_PRIVADA = re.compile(r"-----BEGIN ([A-Z0-9]+ )*PRIVATE KEY-----")


def recognise_text(arquivo: IO[bytes]) -> Achado:
    """Say which text this is, or None where it is not text; reads the file in small pieces."""
    codificacao = "cp1252" if _is_sped(arquivo) else _encoding(arquivo)
    if codificacao is None:
        return None
    arquivo.seek(0)
    inicio = arquivo.read(_PEDACO).decode(codificacao, "replace").lstrip("\ufeff \t\r\n\f\0")
    return _dangerous(inicio) or _marked_up(arquivo, inicio) or _plain(inicio)


def _is_sped(arquivo: IO[bytes]) -> bool:
    # a SPED file, once signed, carries the signature's raw bytes after its last line
    arquivo.seek(0)
    linha = arquivo.readline(1024)
    limpa = linha.translate(None, _CONTROLES) == linha
    return linha.startswith(b"|0000|") and linha.endswith(b"|\r\n") and limpa


def _encoding(arquivo: IO[bytes]) -> str | None:
    arquivo.seek(0)
    marca = arquivo.read(2)
    if marca in _UTF16:
        return "utf-16" if _decodes(arquivo, "utf-16") else None
    if _has_controls(arquivo):
        return None
    return "utf-8-sig" if _decodes(arquivo, "utf-8") else "cp1252"


def _decodes(arquivo: IO[bytes], codificacao: str) -> bool:
    decodificador = codecs.getincrementaldecoder(codificacao)()
    arquivo.seek(0)
    try:
        while pedaco := arquivo.read(_PEDACO):
            if "\0" in decodificador.decode(pedaco):
                return False
        decodificador.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _has_controls(arquivo: IO[bytes]) -> bool:
    arquivo.seek(0)
    while pedaco := arquivo.read(_PEDACO):
        if len(pedaco.translate(None, _CONTROLES)) != len(pedaco):
            return True
    return False


def _dangerous(inicio: str) -> Perigo | None:
    if _PROGRAMA.match(inicio):
        return Perigo.PROGRAMA
    if inicio.startswith("{\\rt"):
        return Perigo.RTF
    return Perigo.CERTIFICADO if _PRIVADA.search(inicio) else None


def _marked_up(arquivo: IO[bytes], inicio: str) -> Achado:
    if re.match(r"OFXHEADER|<\?OFX|<OFX>", inicio, re.IGNORECASE):
        return Tipo.OFX
    if _is_mail(inicio):
        return Tipo.EML  # a message may well carry HTML: it is read by a mail program
    if _TAG_INICIAL.match(inicio):
        return Perigo.PAGINA
    xml = recognise_xml(arquivo) if inicio.startswith("<") else None
    return xml or (Perigo.PAGINA if _PAGINA.search(inicio) else None)


def _plain(inicio: str) -> Tipo:
    if inicio.startswith("-----BEGIN PKCS7-----"):
        return Tipo.P7S
    return Tipo.CSV if _is_table(inicio) else Tipo.TXT


def _is_mail(inicio: str) -> bool:
    cabecalho = re.split(r"\r?\n\r?\n", inicio, maxsplit=1)[0].splitlines()
    if not cabecalho or not re.match(r"[A-Za-z][A-Za-z0-9-]*:", cabecalho[0]):
        return False
    achados = {m[1].lower() for linha in cabecalho if (m := _CABECALHO.match(linha))}
    return "from" in achados and len(achados) > 1


def _is_table(inicio: str) -> bool:
    linhas = [linha for linha in inicio.splitlines()[:6] if linha][:5]
    contagens = ({linha.count(separador) for linha in linhas} for separador in ";\t,")
    return len(linhas) > 1 and any(len(c) == 1 and 0 not in c for c in contagens)
