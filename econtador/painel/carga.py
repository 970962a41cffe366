"""Who has how much now: by person and by departamento."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import F, Q

from econtador.atendimentos.models import Bola
from econtador.painel.medidas import counted
from econtador.painel.relatorio import Consulta, Linha, Relatorio
from econtador.relatorios.tabela import Coluna

NUMEROS = (
    Coluna("Em aberto", "inteiro", 10),
    Coluna("Atrasados", "inteiro", 10),
    Coluna("Vencem hoje", "inteiro", 12),
    Coluna("Com o escritório", "inteiro", 16),
    Coluna("Com o cliente", "inteiro", 14),
)


def by_person(consulta: Consulta) -> Relatorio:
    """Return the open atendimentos of each delegado, the most loaded first."""
    return Relatorio(
        "pessoas",
        "Carga por pessoa",
        "O que está em aberto agora, por quem é o delegado.",
        (Coluna("Pessoa", largura=28), *NUMEROS),
        _loads(consulta, "delegado__nome", "Sem responsável"),
    )


def by_departamento(consulta: Consulta) -> Relatorio:
    """Return the open atendimentos of each departamento, the most loaded first."""
    return Relatorio(
        "departamentos",
        "Carga por departamento",
        "O que está em aberto agora, por departamento.",
        (Coluna("Departamento", largura=28), *NUMEROS),
        _loads(consulta, "departamento__nome", "Sem departamento"),
    )


def _loads(consulta: Consulta, nome: str, ninguem: str) -> list[Linha]:
    tonight = _end_of_day(consulta.agora, consulta.periodo.fuso)
    agora = consulta.agora
    found = (
        consulta.visible()
        .abertos()
        .order_by()
        .values_list(nome)
        .annotate(
            total=counted(Q()),
            atrasados=counted(Q(providenciar_ate__lt=agora)),
            hoje=counted(Q(providenciar_ate__gte=agora, providenciar_ate__lt=tonight)),
            escritorio=counted(Q(bola=Bola.ESCRITORIO)),
            cliente=counted(Q(bola=Bola.CLIENTE)),
        )
        .order_by("-total", F(nome).asc(nulls_last=True))
    )
    return [(who or ninguem, *numbers) for who, *numbers in found]


def _end_of_day(agora: datetime, fuso: str) -> datetime:
    local = agora.astimezone(ZoneInfo(fuso))
    return local.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
