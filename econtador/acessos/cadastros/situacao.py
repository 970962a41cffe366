"""How a person stands with the invitation and with substitutions: what his page shows beside."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from econtador.acessos.models import Substituicao
from econtador.base.tempo import days, written
from econtador.base.viewer import Viewer
from econtador.pessoas.models import Convite, Pessoa


@dataclass(frozen=True, slots=True)
class EstadoConvite:
    """The last invitation in words; `aberto` while its link works."""

    estado: str
    frase: str
    aberto: bool


@dataclass(frozen=True, slots=True)
class LinhaSubstituicao:
    """One substitution with its period in words; `agora` while it holds."""

    substituicao: Substituicao
    periodo: str
    agora: bool


def invitation_of(pessoa: Pessoa, viewer: Viewer) -> EstadoConvite | None:
    """Return how the last invitation of the person stands, or None where there never was one."""
    convite = Convite.objects.latest_of([pessoa.pk]).get(pessoa.pk)
    return _in_words(convite, timezone.now(), viewer.fuso) if convite else None


def pending_of(pessoas: list[UUID]) -> dict[UUID, str]:
    """Return, of the persons who have not come in yet, what the list says: one query."""
    agora = timezone.now()
    latest = Convite.objects.latest_of(pessoas)
    states = {pk: convite.state(agora) for pk, convite in latest.items()}
    return {pk: ROTULOS[state] for pk, state in states.items() if state in ROTULOS}


def substitutions(viewer: Viewer, pessoa: Pessoa | None = None) -> list[LinhaSubstituicao]:
    """Return those that hold or are to come, of the office or of the person, by their beginning."""
    agora = timezone.now()
    found = Substituicao.objects.filter(escritorio_id=viewer.escritorio_id).nao_terminadas(agora)
    if pessoa:
        found = found.of(pessoa.pk)
    return [_line(each, agora, viewer.fuso) for each in found.with_people().order_by("de", "id")]


ROTULOS = {
    "enviado": "Convite enviado",
    "vencido": "Convite vencido",
    "cancelado": "Convite cancelado",
}


def _in_words(convite: Convite, agora: datetime, fuso: str) -> EstadoConvite:
    estado = convite.state(agora)
    enviado = f"Convite enviado em {written(convite.enviado_em, fuso)}"
    frases = {
        "enviado": f"{enviado}, vale até {written(convite.vale_ate, fuso)}.",
        "vencido": f"{enviado}. Venceu em {written(convite.vale_ate, fuso)} sem ser aceito.",
        "aceito": f"Convite aceito em {written(convite.aceito_em or agora, fuso)}.",
        "cancelado": f"Convite cancelado em {written(convite.cancelado_em or agora, fuso)}.",
    }
    return EstadoConvite(estado, frases[estado], aberto=estado == "enviado")


def _line(each: Substituicao, agora: datetime, fuso: str) -> LinhaSubstituicao:
    return LinhaSubstituicao(each, days(each.de, each.ate, fuso), agora=each.de <= agora)
