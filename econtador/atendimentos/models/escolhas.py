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
