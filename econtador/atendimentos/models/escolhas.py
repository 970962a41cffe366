"""The closed lists of the room."""

from django.db import models


class Status(models.TextChoices):
    ABERTO = "aberto", "Em aberto"
    ENCERRADO = "encerrado", "Encerrado"
    CANCELADO = "cancelado", "Cancelado"


class Bola(models.TextChoices):
    """Com quem está a bola: whose turn it is."""

    ESCRITORIO = "escritorio", "Escritório"
    CLIENTE = "cliente", "Cliente"
    TERCEIRO = "terceiro", "Terceiro"


class Pendencia(models.TextChoices):
    """What waits for an answer: the office is asked to close, or the client to agree to it."""

    PEDIDO = "pedido", "Pedido de encerramento"
    PROPOSTA = "proposta", "Proposta de encerramento"


class Fim(models.TextChoices):
    """How a pedido or a proposta ended; `retirada` by the side that had made it, or for nothing."""

    ACEITA = "aceita", "Aceita"
    RECUSADA = "recusada", "Recusada"
    VENCIDA = "vencida", "Vencida pelo silêncio"
    RETIRADA = "retirada", "Retirada"


class Estado(models.TextChoices):
    """An item of the checklist: only a mandatory one that is pendente keeps it from ending."""

    PENDENTE = "pendente", "Pendente"
    FEITO = "feito", "Feito"
    DISPENSADO = "dispensado", "Dispensado"


class Acao(models.TextChoices):
    """What an event of the histórico tells."""

    ABERTO = "aberto", "abriu o atendimento"
    PARECER = "parecer", "deu um parecer"
    NOTA = "nota", "escreveu uma nota interna"
    DELEGADO = "delegado", "delegou"
    EDITADO = "editado", "mudou os dados"
    FASE = "fase", "moveu de fase"
    BOLA = "bola", "disse com quem está a bola"
    ENCERRADO = "encerrado", "encerrou"
    REABERTO = "reaberto", "reabriu"
    CANCELADO = "cancelado", "cancelou"
    RESTRITO = "restrito", "tornou confidencial"
    NOMEADO = "nomeado", "incluiu no atendimento confidencial"
    PEDIDO = "pedido", "pediu o encerramento"
    PROPOSTA = "proposta", "propôs o encerramento"
    CONFIRMADO = "confirmado", "confirmou o encerramento"
    RECUSADO = "recusado", "recusou o encerramento"
    RETIRADO = "retirado", "retirou o pedido de encerramento"
    VENCIDO = "vencido", "encerrou por falta de resposta"
    ITEM = "item", "mudou um item do checklist"
