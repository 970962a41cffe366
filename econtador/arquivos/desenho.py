"""Draws one thumbnail in a process of its own, which a hostile file may kill but not leave.

Run as a script: argument, a kind ("PDF" or an image format of Pillow); standard input, the file;
standard output, a WEBP; exit code 3 where no picture can be made. It imports nothing of ours,
so that it needs neither settings nor secrets, and its limits stand before any byte is read.
"""

import io
import resource
import sys

import pypdfium2
from PIL import Image, ImageOps

LADO = 320
MAX_PIXELS = 64_000_000
MAX_PONTOS = 14_400  # the largest page of the PDF specification, 200 inches
SEM_DESENHO = 3

_LIMITES = {
    resource.RLIMIT_AS: 1 << 30,
    resource.RLIMIT_CPU: 10,  # seconds
    resource.RLIMIT_FSIZE: 1 << 20,  # more than any thumbnail
    resource.RLIMIT_CORE: 0,
}


class SemDesenho(Exception):
    """The file is too large, too odd or too broken to be drawn."""


def main() -> int:
    """Draw standard input to standard output; gives the exit code."""
    confine()
    try:
        desenho = draw(sys.stdin.buffer.read(), sys.argv[1])
    except Exception:  # noqa: BLE001, RUF100 - whatever a hostile file raises means: no picture
        return SEM_DESENHO
    sys.stdout.buffer.write(desenho)
    sys.stdout.flush()
    return 0


def confine() -> None:
    """Give this process its limits of memory, time and writing; it cannot raise them again."""
    for qual, valor in _LIMITES.items():
        teto = resource.getrlimit(qual)[1]
        menor = valor if teto == resource.RLIM_INFINITY else min(valor, teto)
        resource.setrlimit(qual, (menor, menor))


def draw(conteudo: bytes, formato: str) -> bytes:
    """Give a WEBP of at most 320 by 320 pixels, without metadata. Raises SemDesenho and others."""
    imagem = _draw_pdf(conteudo) if formato == "PDF" else _draw_image(conteudo, formato)
    # a fresh picture: of the old one only the pixels go on, no EXIF, place or colour profile
    limpa = Image.new(imagem.mode, imagem.size)
    limpa.paste(imagem)
    saida = io.BytesIO()
    limpa.save(saida, "WEBP", quality=78, method=4)
    return saida.getvalue()


def _draw_image(conteudo: bytes, formato: str) -> Image.Image:
    # only the announced format's reader runs: Pillow has dozens, each a possible hole
    with Image.open(io.BytesIO(conteudo), formats=[formato]) as aberta:
        if aberta.width * aberta.height > MAX_PIXELS:
            raise SemDesenho
        aberta.thumbnail((LADO, LADO))
        direita = ImageOps.exif_transpose(aberta)
        return direita.convert("RGBA" if direita.has_transparency_data else "RGB")


def _draw_pdf(conteudo: bytes) -> Image.Image:
    pagina = pypdfium2.PdfDocument(conteudo)[0]
    lados = pagina.get_size()
    if not all(1 <= lado <= MAX_PONTOS for lado in lados):
        raise SemDesenho
    desenho: Image.Image = pagina.render(scale=LADO / max(lados)).to_pil()
    return desenho.convert("RGB").crop((0, 0, min(LADO, desenho.width), min(LADO, desenho.height)))


if __name__ == "__main__":
    sys.exit(main())
