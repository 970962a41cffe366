"""Events of the histórico as sentences."""

from collections.abc import Callable
from typing import Any

from econtador.atendimentos.models import Acao, Bola, Evento


def sentence(evento: Evento) -> str:
    """Return what happened, after the author's name: "delegou para Bruno Lima"."""
    tell = FRASES.get(Acao(evento.acao))
    return tell(evento.dados) if tell else Acao(evento.acao).label


def _delegado(dados: dict[str, Any]) -> str:
    if not dados.get("delegado"):
        return f"retirou a delegação de {dados.get('de', '')}".rstrip()
    return f"delegou para {dados['delegado']}"


def _editado(dados: dict[str, Any]) -> str:
    changes = [
        f"{rotulo} de “{de}” para “{para}”" for rotulo, de, para in dados.get("mudancas", [])
    ]
    return "mudou " + " e ".join(changes)


def _restrito(dados: dict[str, Any]) -> str:
    named = ", ".join(dados.get("nomeados", []))
    return f"tornou confidencial, para {named}" if named else "tornou confidencial"


FRASES: dict[Acao, Callable[[dict[str, Any]], str]] = {
    Acao.DELEGADO: _delegado,
    Acao.EDITADO: _editado,
    Acao.CANCELADO: lambda dados: f"cancelou: {dados.get('motivo', '')}",
    Acao.ENCERRADO: lambda _: "encerrou o atendimento",
    Acao.REABERTO: lambda _: "reabriu o atendimento",
    Acao.RESTRITO: _restrito,
    Acao.NOMEADO: lambda _: "incluiu-se neste atendimento confidencial",
    Acao.BOLA: lambda dados: f"disse que a bola está com: {Bola(dados['para']).label}",
}
