"""Placeholders of the Otimizado: {empresa} and {competencia} in a name or a parecer. Pure."""

import re

CONHECIDOS = ("empresa", "competencia", "documento")
_MARCA = re.compile(r"\{([^{}\s]{1,40})\}")


def unknown_in(text: str) -> list[str]:
    """Return the placeholders of `text` that stand for nothing, in order, each once."""
    return [nome for nome in dict.fromkeys(_MARCA.findall(text)) if nome not in CONHECIDOS]


def asks_for(nome: str, *texts: str) -> bool:
    """Return whether any of the texts has the placeholder."""
    return any(f"{{{nome}}}" in text for text in texts)


def fill(text: str, valores: dict[str, str]) -> str:
    """Put the values in; each is put once, so that what it holds is never a placeholder itself."""
    return _MARCA.sub(lambda mark: valores.get(mark[1], mark[0]), text)


def month_of(competencia: str) -> str:
    """Return "2026-10" as people write it: "10/2026"."""
    ano, _, mes = competencia.partition("-")
    return f"{mes}/{ano}" if mes else competencia
