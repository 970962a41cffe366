"""Words of a text as they are indexed and asked for: folded, without marks (pure)."""

import re

from econtador.base.texto import fold

WORD = re.compile(r"[a-z0-9]+")
MASK = re.compile(r"(?<=[0-9a-z])[./-](?=[0-9a-z])")
LONGEST = 60


def words(text: str) -> list[str]:
    """Return the folded words of `text`; a masked number is also one word."""
    folded = fold(text)
    plain = WORD.findall(folded)
    joined = WORD.findall(MASK.sub("", folded))
    return [word[:LONGEST] for word in dict.fromkeys(plain + joined)]


def to_tsquery_text(consulta: str) -> str:
    """Return the tsquery for every word of `consulta`, the last one as a prefix; '' for none."""
    asked = [word[:LONGEST] for word in WORD.findall(MASK.sub("", fold(consulta)))]
    if not asked:
        return ""
    return " & ".join(f"'{word}'" for word in asked) + ":*"
