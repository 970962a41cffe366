"""`@Nome` in a parecer."""

from econtador.base.texto import fold
from econtador.base.viewer import Viewer
from econtador.pessoas.models import Pessoa


def mentioned_in(texto: str, viewer: Viewer) -> list[Pessoa]:
    """Return the active operadores whose whole name stands after an @; only operadores mention."""
    if viewer.cliente or "@" not in texto:
        return []
    folded = fold(texto)
    operadores = Pessoa.objects.filter(escritorio_id=viewer.escritorio_id).operadores().ativas()
    return [pessoa for pessoa in operadores if f"@{pessoa.nome_chave}" in folded]
