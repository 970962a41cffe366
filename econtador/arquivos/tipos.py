"""The kind of a file, told by its content; its name may only agree."""

import re
from typing import IO

import puremagic

from econtador.arquivos.catalogo import (
    CONHECIDOS,
    PERIGO_DA_EXTENSAO,
    TIPO_DA_EXTENSAO,
    Achado,
    ArquivoRecusado,
    Perigo,
    Tipo,
    refuse,
)
from econtador.arquivos.nomes import clean, extension
from econtador.arquivos.ole import ASSINATURA as OLE
from econtador.arquivos.ole import recognise_ole
from econtador.arquivos.pacotes import ends_as_zip, recognise_zip
from econtador.arquivos.textos import recognise_text

__all__ = ["Achado", "ArquivoRecusado", "Perigo", "Tipo", "detect", "recognise"]

_CABECA = 1 << 16
_PONTA = 1024  # as far as a browser looks for a page
_CAUDA = 22 + 0xFFFF  # as far back as a ZIP's end may stand
_HEIF = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
_ISO_9660 = 0x8001
_PDF = re.compile(rb"(\xef\xbb\xbf)?\s{0,64}%PDF-\d")
_ASSINADO = re.compile(
    rb"\x30[\x80-\x84].{0,4}\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02", re.DOTALL
)
_PKCS12 = re.compile(rb"\x30[\x80-\x84].{0,4}\x02\x01\x03\x30", re.DOTALL)
_PAGINA = re.compile(rb"<(!doctype\s+html|html|script|svg|iframe|body|\?php)[\s/>]", re.IGNORECASE)
_BINARIOS: tuple[tuple[bytes, Tipo | Perigo], ...] = (
    (b"\xff\xd8\xff", Tipo.JPEG),
    (b"\x89PNG\r\n\x1a\n", Tipo.PNG),
    (b"GIF87a", Tipo.GIF),
    (b"GIF89a", Tipo.GIF),
    (b"II*\0", Tipo.TIFF),
    (b"MM\0*", Tipo.TIFF),
    (b"Rar!\x1a\x07", Tipo.RAR),
    (b"7z\xbc\xaf\x27\x1c", Tipo.SETE_Z),
    (b"\x7fELF", Perigo.PROGRAMA),
    (b"\xca\xfe\xba\xbe", Perigo.PROGRAMA),  # Java class and universal Mach-O
    (b"\xfe\xed\xfa", Perigo.PROGRAMA),
    (b"\xce\xfa\xed\xfe", Perigo.PROGRAMA),
    (b"\xcf\xfa\xed\xfe", Perigo.PROGRAMA),
    (b"L\0\0\0\x01\x14\x02\0", Perigo.PROGRAMA),  # Windows shortcut
    (b"ITSF", Perigo.PROGRAMA),  # compiled help
    (b"MSCF", Perigo.PROGRAMA),  # cabinet
    (b"\0asm", Perigo.PROGRAMA),
    (b"dex\n", Perigo.PROGRAMA),
    (b"!<arch>\n", Perigo.PROGRAMA),
    (b"\xed\xab\xee\xdb", Perigo.PROGRAMA),  # RPM
    (b"Cr24", Perigo.PROGRAMA),  # browser extension
)
_PASSIVOS = {Tipo.JPEG, Tipo.PNG, Tipo.GIF, Tipo.WEBP, Tipo.TIFF, Tipo.HEIC, Tipo.PDF}
# what a text may honestly be called besides its own kind; a locked document hides which it is
_TAMBEM: dict[Tipo, set[Tipo]] = {
    Tipo.TXT: {Tipo.CSV},
    Tipo.CSV: {Tipo.TXT},
    Tipo.XML: {Tipo.TXT},
    Tipo.OFX: {Tipo.TXT, Tipo.XML},
    Tipo.EML: {Tipo.TXT},
    Tipo.PROTEGIDO: {Tipo.DOCX, Tipo.XLSX, Tipo.PPTX},
}


def detect(arquivo: IO[bytes], nome: str) -> Tipo:
    """Say which kind a seekable file is, by its content.

    Raises ArquivoRecusado for a forbidden or unknown kind, and for a name that says another one.
    """
    limpo = clean(nome)
    ext = extension(limpo)
    achado = recognise(arquivo)
    perigo = achado if isinstance(achado, Perigo) else PERIGO_DA_EXTENSAO.get(ext)
    if perigo is not None:
        raise refuse(limpo, perigo.frase)
    if not isinstance(achado, Tipo):
        raise refuse(limpo, f"é de um tipo que não aceitamos. Envie {CONHECIDOS}.")
    return _agree(achado, ext, limpo)


def recognise(arquivo: IO[bytes]) -> Achado:
    """Say what the content is, whatever its name: a Tipo, a Perigo, or None when unknown."""
    arquivo.seek(0)
    cabeca = arquivo.read(_CABECA)
    achado = _by_signature(arquivo, cabeca)
    if achado in _PASSIVOS:
        return Perigo.DUPLO if _is_double(arquivo, cabeca) else achado
    return achado or recognise_text(arquivo) or _by_library(cabeca)


def _agree(tipo: Tipo, ext: str, nome: str) -> Tipo:
    dito = TIPO_DA_EXTENSAO.get(ext, tipo)
    if dito is not tipo and dito not in _TAMBEM.get(tipo, ()):
        raise refuse(
            nome,
            f"tem a extensão .{ext}, mas o conteúdo é {tipo.rotulo}."
            " Confira o arquivo e envie com a extensão certa.",
        )
    return dito


def _by_signature(arquivo: IO[bytes], cabeca: bytes) -> Achado:
    if cabeca.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return recognise_zip(arquivo)
    if cabeca.startswith(OLE):
        return recognise_ole(arquivo)
    simples = (achado for marca, achado in _BINARIOS if cabeca.startswith(marca))
    return next(simples, None) or _by_shape(cabeca)


def _by_shape(cabeca: bytes) -> Achado:
    formas: tuple[tuple[bool, Tipo | Perigo], ...] = (
        (_PDF.match(cabeca) is not None, Tipo.PDF),
        (cabeca[:4] == b"RIFF" and cabeca[8:12] == b"WEBP", Tipo.WEBP),
        (cabeca[4:8] == b"ftyp" and cabeca[8:12] in _HEIF, Tipo.HEIC),
        (cabeca[:2] == b"MZ" and b"\0" in cabeca[:64], Perigo.PROGRAMA),
        (cabeca[_ISO_9660:][:5] == b"CD001", Perigo.DISCO),
        (_ASSINADO.match(cabeca) is not None, Tipo.P7S),
        (_PKCS12.match(cabeca) is not None, Perigo.CERTIFICADO),
    )
    return next((achado for confere, achado in formas if confere), None)


def _is_double(arquivo: IO[bytes], cabeca: bytes) -> bool:
    tamanho = arquivo.seek(0, 2)
    arquivo.seek(max(0, tamanho - _CAUDA))
    cauda = arquivo.read()
    paginas = _PAGINA.search(cabeca[:_PONTA]) or _PAGINA.search(cauda[-_PONTA:])
    return paginas is not None or ends_as_zip(cauda)


def _by_library(cabeca: bytes) -> Perigo | None:
    # the library knows thousands of kinds that we do not take: it only helps to say why,
    # by its surest guesses, and not inside containers, which it names by what they might hold
    if not cabeca or cabeca.startswith((b"PK", OLE)):
        return None
    try:
        palpites = puremagic.magic_string(cabeca)
    except puremagic.PureError:
        return None
    certeza = max(palpite.confidence for palpite in palpites)
    extensoes = (p.extension.lstrip(".").lower() for p in palpites if p.confidence == certeza)
    return next((PERIGO_DA_EXTENSAO[ext] for ext in extensoes if ext in PERIGO_DA_EXTENSAO), None)
