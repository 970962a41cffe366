"""Small real files of each kind, made on the spot, for tests and for the demo's attachments."""

import io
import struct
import zipfile
import zlib

from PIL import Image

CONTEUDO = "[Content_Types].xml"
_OFFICE = "application/vnd.openxmlformats-officedocument."


def image(formato: str = "PNG", lado: tuple[int, int] = (640, 480), cor: str = "teal") -> bytes:
    """Give a plain picture in one of Pillow's formats, `lado` in pixels."""
    saida = io.BytesIO()
    Image.new("RGB", lado, cor).save(saida, formato)
    return saida.getvalue()


def photo(orientacao: int = 6) -> bytes:
    """Give a JPEG of 400 by 200 with the left half red, EXIF orientation, author and place."""
    foto = Image.new("RGB", (400, 200), "blue")
    foto.paste("red", (0, 0, 200, 200))
    exif = foto.getexif()
    exif[0x0112], exif[0x013B] = orientacao, "Segredo da Silva"
    exif.get_ifd(0x8825)[2] = (23.0, 33.0, 1.0)
    saida = io.BytesIO()
    foto.save(saida, "JPEG", exif=exif)
    return saida.getvalue()


def png_of(largura: int, altura: int) -> bytes:
    """Give a PNG that announces any size in a few bytes (a pixel bomb when it is large)."""

    def part(nome: bytes, dados: bytes) -> bytes:
        soma = struct.pack(">I", zlib.crc32(nome + dados))
        return struct.pack(">I", len(dados)) + nome + dados + soma

    cabecalho = struct.pack(">2I5B", largura, altura, 1, 0, 0, 0, 0)
    linhas = zlib.compress(bytes(1 << 20))
    partes = (part(b"IHDR", cabecalho), part(b"IDAT", linhas), part(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(partes)


def pdf(largura: float = 595, altura: float = 842, texto: str = "Guia do DAS") -> bytes:
    """Give a PDF of one page with a line of text, its size in points."""
    traco = f"0 0.5 0.5 rg 0 0 {largura} 40 re f BT /F 36 Tf 60 700 Td ({texto}) Tj ET".encode(
        "cp1252"
    )
    objetos = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>"
        b"/MediaBox[0 0 %d %d]>>" % (largura, altura),
        b"<</Length %d>>stream\n%b\nendstream" % (len(traco), traco),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    corpo, posicoes = b"%PDF-1.4\n", []
    for numero, objeto in enumerate(objetos, 1):
        posicoes.append(len(corpo))
        corpo += b"%d 0 obj%b endobj\n" % (numero, objeto)
    tabela = b"".join(b"%010d 00000 n \n" % posicao for posicao in posicoes)
    indice = b"xref\n0 6\n0000000000 65535 f \n" + tabela
    return corpo + indice + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(corpo)


def packed(partes: dict[str, bytes | str]) -> bytes:
    """Give a ZIP with these parts."""
    saida = io.BytesIO()
    with zipfile.ZipFile(saida, "w", zipfile.ZIP_DEFLATED) as pacote:
        for nome, dados in partes.items():
            pacote.writestr(nome, dados)
    return saida.getvalue()


def office(principal: str, extras: dict[str, bytes | str] | None = None) -> bytes:
    """Give an OOXML package whose main part has this type ("wordprocessingml.document.main")."""
    tipos = f'<Types><Override PartName="/a" ContentType="{_OFFICE}{principal}+xml"/></Types>'
    return packed({CONTEUDO: tipos, "a": "<a/>", **(extras or {})})


def opendocument(familia: str, extras: dict[str, bytes | str] | None = None) -> bytes:
    """Give an OpenDocument package of a family ("text", "spreadsheet")."""
    mime = f"application/vnd.oasis.opendocument.{familia}"
    return packed({"mimetype": mime, "content.xml": "<a/>", **(extras or {})})


def ole(*nomes: str, classe: bytes = bytes(16)) -> bytes:
    """Give an OLE2 file whose directory holds these names, as old Office and Outlook write it."""
    nomes = ("Root Entry", *nomes)
    setores = -(-len(nomes) // 4)
    cabecalho = (
        bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<5H", 62, 3, 0xFFFE, 9, 6)
    )
    cabecalho += bytes(10) + struct.pack("<2I", 1, 1) + bytes(24) + struct.pack("<I", 0)
    cabecalho = cabecalho.ljust(512, b"\xff")
    cadeia = [0xFFFFFFFD, *range(2, setores + 1), 0xFFFFFFFE]
    fat = struct.pack(f"<{len(cadeia)}I", *cadeia).ljust(512, b"\xff")
    return (
        cabecalho + fat + b"".join(_ole_entry(n, classe) for n in nomes).ljust(setores * 512, b"\0")
    )


def _ole_entry(nome: str, classe: bytes) -> bytes:
    escrito = nome.encode("utf-16-le")
    inicio = escrito.ljust(64, b"\0") + struct.pack("<H", len(escrito) + 2)
    return (inicio.ljust(80, b"\0") + classe).ljust(128, b"\0")
