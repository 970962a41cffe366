import io
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from econtador.arquivos import amostras, desenho
from econtador.arquivos.desenho import MAX_PIXELS, SEM_DESENHO, SemDesenho, draw

CONFINADO = f"""
import runpy, sys
desenho = runpy.run_path({desenho.__file__!r})
desenho["confine"]()
"""


def run_confined(codigo):
    return subprocess.run(  # noqa: S603 - the test's own words
        [sys.executable, "-I", "-c", CONFINADO + codigo], capture_output=True, text=True, timeout=60
    )


def run_script(conteudo, *argumentos):
    comando = [sys.executable, "-I", desenho.__file__, *argumentos]
    return subprocess.run(comando, input=conteudo, capture_output=True, timeout=60)  # noqa: S603 - our script


def test_draw_gives_a_small_webp():
    assert Image.open(io.BytesIO(draw(amostras.image(), "PNG"))).size == (320, 240)


def test_an_animation_is_drawn_by_its_first_picture():
    saida = io.BytesIO()
    quadros = [Image.new("RGB", (400, 400), cor) for cor in ("red", "blue")]
    quadros[0].save(saida, "GIF", save_all=True, append_images=quadros[1:])
    imagem = Image.open(io.BytesIO(draw(saida.getvalue(), "GIF")))
    assert getattr(imagem, "n_frames", 1) == 1
    assert imagem.convert("RGB").resize((1, 1)).tobytes()[0] > 200


def test_size_is_judged_before_anything_is_decoded():
    with pytest.raises(SemDesenho):
        draw(amostras.png_of(MAX_PIXELS // 8 + 1, 8), "PNG")


def test_a_page_of_the_largest_legal_size_is_drawn():
    imagem = Image.open(io.BytesIO(draw(amostras.pdf(14_400, 7_200), "PDF")))
    assert imagem.size == (320, 160)


def test_the_script_writes_the_picture_and_says_so():
    fim = run_script(amostras.pdf(), "PDF")
    assert (fim.returncode, fim.stdout[:4]) == (0, b"RIFF")


@pytest.mark.parametrize("argumentos", [["PDF"], ["PNG"], ["EPS"], []])
def test_the_script_says_when_there_is_no_picture(argumentos):
    assert run_script(b"lixo", *argumentos).returncode == SEM_DESENHO


def test_memory_is_bounded():
    assert "MemoryError" in run_confined("bytearray(2 << 30)").stderr


def test_writing_is_bounded(tmp_path):
    alvo = Path(tmp_path / "cheio")
    fim = run_confined(f"open({str(alvo)!r}, 'wb', buffering=0).write(bytes(5 << 20)); print('ok')")
    assert alvo.stat().st_size <= 1 << 20
    assert fim.returncode == 0 or "File too large" in fim.stderr


def test_time_is_bounded_and_cannot_be_won_back():
    codigo = "import resource; print(resource.getrlimit(resource.RLIMIT_CPU))"
    assert run_confined(codigo).stdout.strip() == "(10, 10)"


def test_lower_limits_of_the_house_are_respected():
    codigo = (
        "import resource; resource.setrlimit(resource.RLIMIT_CPU, (5, 5)); desenho['confine']();"
        "print(resource.getrlimit(resource.RLIMIT_CPU))"
    )
    assert run_confined(codigo).stdout.strip() == "(5, 5)"
