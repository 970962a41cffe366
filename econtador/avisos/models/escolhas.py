"""The closed lists of the room."""

from django.db import models


class Especie(models.TextChoices):
    """Why somebody is told: what a person chooses by in the preferences."""

    NOVO = "novo", "Novo atendimento"
    PARECER = "parecer", "Novo parecer"
    NOTA = "nota", "Nota interna"
    DELEGACAO = "delegacao", "Delegado a você"
    MENCAO = "mencao", "Menção a você"
    ENCERRAMENTO = "encerramento", "Encerramento"
    MUDANCA = "mudanca", "Mudança de dados ou de fase"
    CONFIDENCIAL = "confidencial", "Atendimento confidencial"


class Frequencia(models.TextChoices):
    """When the e-mail of a kind of aviso leaves."""

    IMEDIATO = "imediato", "Na hora"
    DIARIO = "diario", "Resumo diário"
    NUNCA = "nunca", "Nunca"


class Correio(models.TextChoices):
    """Where the e-mail of one aviso stands."""

    NENHUM = "", "Sem e-mail"
    IMEDIATO = "imediato", "A enviar"
    DIARIO = "diario", "No próximo resumo"
    ENVIADO = "enviado", "Enviado"
    DISPENSADO = "dispensado", "Não era mais preciso"
    RECUSADO = "recusado", "Recusado pelo servidor do destino"
