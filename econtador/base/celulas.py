"""Cells of spreadsheets as text that no program takes for a formula."""

# What Excel, LibreOffice or Google begin a formula with; the last three they skip over first.
PERIGOSOS = ("=", "+", "-", "@", "\t", "\r", "\n")
LIMITE = 32_767  # characters that a cell of Excel may hold


def clean(texto: str) -> str:
    """Return the text without the control characters that XML refuses, cut to what a cell holds."""
    return "".join(c for c in texto if c >= " " or c in "\t\n\r")[:LIMITE]


def harmless(texto: str) -> str:
    """Return a text that a program which opens the CSV shows and never computes.

    A leading apostrophe, the mark of a text in every spreadsheet, stands before the danger (OWASP,
    CSV Injection); blanks before it do not hide it.
    """
    limpo = clean(texto)
    return f"'{limpo}" if _computed(limpo) else limpo


def as_typed(texto: str) -> str:
    """Return what stood in a cell before `harmless` wrote it."""
    return texto[1:] if texto.startswith("'") and _computed(texto[1:]) else texto


def _computed(texto: str) -> bool:
    return texto.lstrip(" \u00a0").startswith(PERIGOSOS)
