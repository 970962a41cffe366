"""Names of files that came from outside: cleaned to be shown, and written in a header."""

import re
import unicodedata
from urllib.parse import quote

MAXIMO = 150
MAIOR_EXTENSAO = 20
SEM_NOME = "arquivo"

# what Windows refuses in a name; “:” also opens an alternate stream there
_PROIBIDOS = str.maketrans(dict.fromkeys('<>:"|?*', "_"))
_RESERVADO = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\..*)?", re.IGNORECASE | re.DOTALL
)
_EXTENSAO = re.compile(r"\.([A-Za-z0-9_-]{1,20})")
# RFC 8187, attr-char
_LIVRES = "!#$&+-.^_`|~"


def clean(nome: str) -> str:
    """Give a name fit for any screen, header and disk: one part, NFC, 1 to 150 characters.

    Control, invisible and direction characters go away; the extension stays.
    """
    parte = re.split(r"[/\\]", nome.rstrip("/\\"))[-1]
    visivel = "".join(map(_visible, unicodedata.normalize("NFC", parte)))
    # dropping a character may have brought two others together, so NFC once more
    junto = unicodedata.normalize("NFC", " ".join(visivel.split())).translate(_PROIBIDOS)
    return _shorten(_free(junto.strip(" .") or SEM_NOME))


def extension(nome: str) -> str:
    """Give the lower-case extension without dot, or "" (digits alone, “10.2026”, are none)."""
    achado = _EXTENSAO.fullmatch(nome, nome.rfind(".")) if "." in nome else None
    return "" if achado is None or achado[1].isdigit() else achado[1].lower()


def with_extension(nome: str, certas: tuple[str, ...]) -> str:
    """Give `nome` ending in one of the right extensions, the first appended if none is there."""
    if not certas or extension(nome) in certas:
        return nome
    return f"{nome[: MAXIMO - len(certas[0]) - 1].rstrip(' .')}.{certas[0]}"


def content_disposition(nome: str) -> str:
    """Give the header that makes a browser save under `nome` (RFC 6266, both spellings)."""
    limpo = clean(nome)
    separadas = unicodedata.normalize("NFKD", limpo)
    base = "".join(letra for letra in separadas if not unicodedata.combining(letra))
    # NFKD may bring back what cleaning took away (a full-width quote, a slash)
    simples = re.sub(r"[^A-Za-z0-9 ._()+,@-]", "_", base).strip(" .") or SEM_NOME
    return f"attachment; filename=\"{simples}\"; filename*=UTF-8''{quote(limpo, safe=_LIVRES)}"


def _visible(letra: str) -> str:
    categoria = unicodedata.category(letra)
    if categoria[0] == "Z" or letra in "\t\r\n":
        return " "
    return "" if categoria[0] == "C" else letra


def _free(nome: str) -> str:
    return f"_{nome}" if _RESERVADO.fullmatch(nome) else nome


def _shorten(nome: str) -> str:
    if len(nome) <= MAXIMO:
        return nome
    ext = extension(nome)
    fim = f".{nome[-len(ext) :]}" if ext else ""
    return nome[: MAXIMO - len(fim)].rstrip(" .") + fim
