"""The manual: every page is in its index, has its pictures, and no picture is left over."""

import re

import pytest

from tests.docs.leitura import RAIZ, README, README_PT, anchors, images, links, prose

PASTA = RAIZ / "docs/manual"
INDICE = PASTA / "README.md"
PAGINAS = sorted(set(PASTA.glob("*.md")) - {INDICE})
MOSTRADAS = {imagem for pagina in PAGINAS for imagem in images(pagina)}


def test_the_index_names_every_page_once_and_no_other():
    assert sorted(links(INDICE)) == sorted(pagina.name for pagina in PAGINAS)


@pytest.mark.parametrize("pagina", PAGINAS, ids=lambda p: p.stem)
def test_every_page_has_pictures_and_they_exist(pagina):
    assert images(pagina)
    for imagem in images(pagina):
        assert imagem.is_file(), f"falta {imagem.relative_to(RAIZ)}"


def test_every_picture_of_the_manual_is_shown():
    assert set((PASTA / "imagens").glob("*")) == MOSTRADAS


@pytest.mark.parametrize("pagina", [INDICE, *PAGINAS], ids=lambda p: p.stem)
def test_every_link_to_a_section_finds_it(pagina):
    for alvo, secao in re.findall(r"\]\(([\w-]+\.md)#([^)]+)\)", prose(pagina)):
        assert secao in anchors(PASTA / alvo)


@pytest.mark.parametrize("readme", [README, README_PT], ids=lambda p: p.name)
def test_both_readmes_lead_to_the_manual(readme):
    assert "docs/manual/README.md" in links(readme)
