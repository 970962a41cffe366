"""Reading of the documents: headings, blocks of code, links, tables."""

import re
from pathlib import Path

RAIZ = Path(__file__).parents[2]
README, README_PT = RAIZ / "README.md", RAIZ / "README.pt-BR.md"
DOCUMENTOS = sorted([*RAIZ.glob("*.md"), *RAIZ.glob("docs/**/*.md")])

_BLOCO = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CODIGO = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_IMAGEM = re.compile(r"!\[[^\]]+\]\(([^)\s]+)\)")


def blocks(documento: Path, lingua: str) -> list[str]:
    """The contents of the fenced blocks marked with `lingua`, in order."""
    return [texto for marca, texto in _BLOCO.findall(documento.read_text()) if marca == lingua]


def prose(documento: Path) -> str:
    """The text without its fenced blocks."""
    return _BLOCO.sub("", documento.read_text())


def commands(documento: Path) -> list[str]:
    """Every line that a reader would type, in order, from its `sh` blocks."""
    return [linha for texto in blocks(documento, "sh") for linha in texto.splitlines() if linha]


def code_spans(documento: Path) -> list[str]:
    """What stands between backticks in the prose."""
    return _CODIGO.findall(prose(documento))


def headings(documento: Path) -> list[tuple[int, str]]:
    """(level, text) of each heading, in order."""
    achados = re.findall(r"^(#+) (.+)$", prose(documento), re.MULTILINE)
    return [(len(marcas), texto) for marcas, texto in achados]


def anchors(documento: Path) -> set[str]:
    """The fragments by which a heading can be reached, as the forges make them."""
    return {_anchor(texto) for _, texto in headings(documento)}


def links(documento: Path) -> list[str]:
    """The targets of links and images, as they are written."""
    return _LINK.findall(prose(documento))


def images(documento: Path) -> list[Path]:
    """The pictures that the document shows; every one has a text in its place."""
    return [documento.parent / alvo for alvo in _IMAGEM.findall(prose(documento))]


def first_cells(documento: Path, cabeca: str) -> list[str]:
    """The first cells, without backticks, of the table whose head begins with `cabeca`."""
    tabela = documento.read_text().split(f"\n| {cabeca} |", 1)[1].split("\n\n", 1)[0]
    return [linha.split("|")[1].strip().strip("`") for linha in tabela.splitlines()[2:]]


def _anchor(texto: str) -> str:
    plano = re.sub(r"[^\w\s-]", "", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", texto).lower())
    return plano.strip().replace(" ", "-")
