"""Folding of text, the one way in which names are compared, sorted and looked up.

The database runs in locale C, so nothing in it may depend on ``lower()`` or ILIKE.
"""

import unicodedata


def fold(text: str) -> str:
    """Return `text` unaccented, lower case, single-spaced ("Célia  ROCHA" → "celia rocha")."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(plain.split())


def initials(nome: str) -> str:
    """Return one or two capital letters that stand for a person ("Célia Rocha" → "CR")."""
    words = [word for word in nome.split() if word[0].isalnum()]
    if not words:
        return "?"
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


def excerpt(text: str, size: int = 140) -> str:
    """Return the beginning of `text` on one line, at most `size` characters, cut at a word."""
    line = " ".join(text.split())
    if len(line) <= size:
        return line
    return line[:size].rsplit(" ", 1)[0] + "…"
