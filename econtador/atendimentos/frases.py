"""Events of the histórico as sentences."""

from collections.abc import Callable
from typing import Any

from econtador.atendimentos.models import Acao, Bola, Estado, Evento, Pendencia


def sentence(evento: Evento) -> str:
    """Return what happened, after the author's name: "delegou para Bruno Lima"."""
    return FRASES[Acao(evento.acao)](evento.dados)


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


def _reaberto(dados: dict[str, Any]) -> str:
    return _with_words("reabriu o atendimento", dados.get("motivo"))


def _fase(dados: dict[str, Any]) -> str:
    fase = dados["fase"]
    told = [f"moveu de “{fase['de']}” para “{fase['para']}”"]
    told += [_delegado(dados)] if "delegado" in dados else []
    told += ["encerrou o atendimento"] if dados.get("encerrou") else []
    return _listed(told)


def _aberto(dados: dict[str, Any]) -> str:
    told = ["abriu o atendimento"]
    return _listed(told + ([_delegado(dados)] if "delegado" in dados else []))


def _parecer(dados: dict[str, Any]) -> str:
    told = ["deu um parecer"]
    told += [_delegado(dados)] if "delegado" in dados else []
    told += ["recusou assim a proposta de encerramento"] if "proposta" in dados else []
    return _listed(told)


def _nota(dados: dict[str, Any]) -> str:
    told = ["escreveu uma nota interna"]
    return _listed(told + ([_delegado(dados)] if "delegado" in dados else []))


def _proposto(dados: dict[str, Any]) -> str:
    told = "propôs o encerramento"
    if "ate" in dados:
        told += f", que vale sem resposta depois de {dados['ate']}"
    return _with_words(told, dados.get("texto"))


def _confirmado(dados: dict[str, Any]) -> str:
    if dados.get("especie") == Pendencia.PEDIDO:
        return "aceitou o pedido e encerrou o atendimento"
    return "confirmou o encerramento do atendimento"


def _recusado(dados: dict[str, Any]) -> str:
    return _with_words(f"recusou {_asked(dados)} de encerramento", dados.get("texto"))


def _retirado(dados: dict[str, Any]) -> str:
    return _with_words(f"retirou {_asked(dados)} de encerramento", dados.get("texto"))


def _item(dados: dict[str, Any]) -> str:
    verbo = VERBO_DO_ITEM[Estado(dados["estado"])]
    return _with_words(f"{verbo} o item “{dados['item']}”", dados.get("motivo"))


def _asked(dados: dict[str, Any]) -> str:
    return "o pedido" if dados.get("especie") == Pendencia.PEDIDO else "a proposta"


def _with_words(told: str, words: str | None) -> str:
    return f"{told}: {words}" if words else told


def _listed(told: list[str]) -> str:
    return " e ".join([", ".join(told[:-1]), told[-1]]) if len(told) > 1 else told[0]


VERBO_DO_ITEM = {
    Estado.FEITO: "concluiu",
    Estado.DISPENSADO: "dispensou",
    Estado.PENDENTE: "reabriu",
}
FRASES: dict[Acao, Callable[[dict[str, Any]], str]] = {
    Acao.ABERTO: _aberto,
    Acao.PARECER: _parecer,
    Acao.NOTA: _nota,
    Acao.DELEGADO: _delegado,
    Acao.EDITADO: _editado,
    Acao.CANCELADO: lambda dados: f"cancelou: {dados.get('motivo', '')}",
    Acao.ENCERRADO: lambda _: "encerrou o atendimento",
    Acao.REABERTO: _reaberto,
    Acao.FASE: _fase,
    Acao.PEDIDO: lambda dados: _with_words("pediu o encerramento", dados.get("texto")),
    Acao.PROPOSTA: _proposto,
    Acao.CONFIRMADO: _confirmado,
    Acao.RECUSADO: _recusado,
    Acao.RETIRADO: _retirado,
    Acao.VENCIDO: lambda _: "encerrou o atendimento, porque a proposta ficou sem resposta",
    Acao.ITEM: _item,
    Acao.RESTRITO: _restrito,
    Acao.NOMEADO: lambda _: "incluiu-se neste atendimento confidencial",
    Acao.BOLA: lambda dados: f"disse que a bola está com: {Bola(dados['para']).label}",
}
