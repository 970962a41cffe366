"""The other documents: links that lead somewhere, rooms that exist, decisions that are listed."""

import hashlib
import itertools
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.docs.leitura import DOCUMENTOS, RAIZ, anchors, headings, images, links

ARQUITETURA, DESENHO = RAIZ / "docs/architecture.md", RAIZ / "docs/architecture.svg"
DECISOES = sorted(RAIZ.glob("docs/decisions/[0-9]*.md"))
LISTA = RAIZ / "docs/decisions/README.md"
# The layers inside a room are the same everywhere and are told in words, not room by room.
CAMADAS = {"models", "views", "forms", "telas", "migrations", "management"}
# The sum of the text as the Free Software Foundation publishes it.
AGPL_3 = "0d96a4ff68ad6d4b6f1f30f713b18d5184912ba8dd389f86aa7710db079abcb0"


@pytest.mark.parametrize("documento", DOCUMENTOS, ids=lambda p: str(p.relative_to(RAIZ)))
def test_every_link_leads_somewhere(documento):
    for alvo in links(documento):
        if not alvo.startswith("https://"):
            assert _leads_somewhere(documento, alvo), alvo


@pytest.mark.parametrize("documento", DOCUMENTOS, ids=lambda p: str(p.relative_to(RAIZ)))
def test_it_begins_with_its_only_title(documento):
    niveis = [nivel for nivel, _ in headings(documento)]
    assert niveis[0] == 1
    assert niveis.count(1) == 1
    assert all(novo <= antes + 1 for antes, novo in itertools.pairwise(niveis))


@pytest.mark.parametrize("documento", DOCUMENTOS, ids=lambda p: str(p.relative_to(RAIZ)))
def test_every_picture_exists(documento):
    for imagem in images(documento):
        assert imagem.is_file(), f"falta {imagem.relative_to(RAIZ)}"


def test_the_architecture_names_every_room_and_no_other():
    assert set(_named(ARQUITETURA.read_text())) == {_address(pasta) for pasta in _rooms()}


def test_the_drawing_names_every_room_and_the_parts_of_base():
    textos = {"".join(t.itertext()) for t in ET.parse(DESENHO).iter() if t.tag.endswith("text")}  # noqa: S314 - our own file
    palavras = set(re.findall(r"\w+", " ".join(textos)))
    salas = _rooms()
    desenhadas = [p for p in salas if p.parent.name == "econtador" or p.parent.name == "base"]
    assert {pasta.name for pasta in desenhadas} <= palavras


def test_the_drawing_is_told_in_words_and_serves_both_themes():
    texto = DESENHO.read_text()
    assert "<title" in texto
    assert "<desc" in texto
    assert "prefers-color-scheme: dark" in texto
    assert "<script" not in texto


@pytest.mark.parametrize("decisao", DECISOES, ids=lambda p: p.stem)
def test_each_decision_has_its_number_its_title_and_its_line(decisao):
    numero, titulo = decisao.name[:4], headings(decisao)[0][1]
    assert re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", decisao.name)
    assert titulo.startswith(f"{numero}: ")
    linha = f"| [{numero}]({decisao.name}) | {titulo.removeprefix(f'{numero}: ')} |"
    assert linha in LISTA.read_text().splitlines()


def test_decisions_are_numbered_without_a_gap():
    assert [int(d.name[:4]) for d in DECISOES] == list(range(1, len(DECISOES) + 1))
    assert len(LISTA.read_text().split("\n| [")) == len(DECISOES) + 1


@pytest.mark.parametrize("decisao", DECISOES, ids=lambda p: p.stem)
def test_each_decision_is_half_a_page(decisao):
    assert 100 < len(decisao.read_text().split()) <= 500
    assert "**Decided:**" in decisao.read_text()


def test_the_licence_is_the_whole_text():
    texto = (RAIZ / "LICENSE").read_bytes()
    assert hashlib.sha256(texto).hexdigest() == AGPL_3
    assert 'license = "AGPL-3.0-or-later"' in (RAIZ / "pyproject.toml").read_text()


def test_the_changelog_speaks_of_the_version():
    projeto = (RAIZ / "pyproject.toml").read_text()
    (versao,) = re.findall(r'^version = "(.+)"$', projeto, re.MULTILINE)
    assert f"## [{versao}]" in (RAIZ / "CHANGELOG.md").read_text()


def _leads_somewhere(documento: Path, alvo: str) -> bool:
    lugar, _, ancora = alvo.partition("#")
    destino = (documento.parent / lugar) if lugar else documento
    if not destino.exists() or not destino.resolve().is_relative_to(RAIZ):
        # A picture may still be to be taken: the test of pictures tells that.
        return destino in images(documento)
    return not ancora or ancora in anchors(destino)


def _rooms() -> list[Path]:
    """Packages of the first two levels, without the layers inside a room."""
    pacotes = [p.parent for p in RAIZ.glob("econtador/**/__init__.py")]
    abaixo = [p for p in pacotes if 0 < len(p.relative_to(RAIZ / "econtador").parts) <= 2]
    return sorted(p for p in abaixo if p.name not in CAMADAS)


def _address(pasta: Path) -> str:
    return f"{pasta.relative_to(RAIZ)}/"


def _named(texto: str) -> list[str]:
    """The first cells of the table of rooms that are packages of the product."""
    return re.findall(r"^\| `(econtador/[\w/]+/)` \|", texto, re.MULTILINE)
