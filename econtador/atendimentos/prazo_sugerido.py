"""The limit that the form proposes, and what the calendar says of one that somebody chose."""

from dataclasses import dataclass, replace
from datetime import datetime

from econtador.atendimentos.forms.campos import as_local, on_the_clock_of, parse_local
from econtador.base.viewer import Viewer
from econtador.calendario.consulta import Agenda, agenda_for, years_around
from econtador.departamentos.models import Departamento
from econtador.empresas.models import Empresa
from econtador.fluxo.models import Tipo
from econtador.fluxo.padroes import default_tipo
from econtador.prazos.prazo import Prazo


@dataclass(frozen=True, slots=True)
class Limite:
    """What stands in and below the field Providenciar até.

    `valor` as the field takes it; `motivo`, a sentence or ''; `vale`, the date that the office's
    rule would put instead, or None; `sugerido`, the value that the tipo brings.
    """

    valor: str
    motivo: str = ""
    vale: datetime | None = None
    sugerido: str = ""

    @property
    def vale_valor(self) -> str:
        """`vale` as the field takes it."""
        return f"{self.vale:%Y-%m-%dT%H:%M}" if self.vale else ""


@dataclass(frozen=True, slots=True)
class Onde:
    """For whom an atendimento is opened, as far as the form knows; `digitado` is the typed date."""

    empresa: Empresa | None = None
    departamento: Departamento | None = None
    tipo: Tipo | None = None
    digitado: str = ""


def limit_for(onde: Onde, viewer: Viewer, agora: datetime) -> Limite:
    """Return the limit of a new atendimento: the typed one explained, else the tipo's.

    Three queries. What is no date stays as it was typed.
    """
    tipo = onde.tipo or default_tipo(viewer.escritorio_id, onde.departamento)
    local = parse_local(onde.digitado)
    prazo = prazo_of(tipo)
    anos = {*prazo.anos(agora), *(years_around(local) if local else ())}
    agenda = agenda_for(viewer.escritorio_id, onde.empresa, anos)
    suggested = _suggested(tipo, agenda, agora)
    if local and onde.digitado != suggested.valor:
        return replace(_examined(agenda, local, agora), sugerido=suggested.valor)
    return replace(suggested, valor=onde.digitado or suggested.valor)


def explain_limit(empresa: Empresa, digitado: str, agora: datetime) -> Limite:
    """Return what the calendar says of a date typed for `empresa`: two queries."""
    local = parse_local(digitado)
    if local is None:
        return Limite(digitado)
    return _examined(agenda_for(empresa.escritorio_id, empresa, years_around(local)), local, agora)


def prazo_of(tipo: Tipo) -> Prazo:
    """Return the prazo padrão of the tipo."""
    return Prazo(tipo.prazo_valor, "horas" if tipo.prazo_unidade == "horas" else "dias_uteis")


def _suggested(tipo: Tipo, agenda: Agenda, agora: datetime) -> Limite:
    prazo = prazo_of(tipo)
    due = agenda.due_at(agora, prazo)
    why = f" {due.explicacao}." if due.explicacao else ""
    valor = as_local(due.em, agenda.fuso)
    return Limite(valor, f"{prazo} do tipo {tipo.nome}.{why}", sugerido=valor)


def _examined(agenda: Agenda, local: datetime, agora: datetime) -> Limite:
    em = on_the_clock_of(local, agenda.fuso)
    found = agenda.examine(em, agora=agora)
    valor, vale = as_local(em, agenda.fuso), as_local(found.em, agenda.fuso)
    better = parse_local(vale) if vale != valor and found.em > agora else None
    return Limite(valor, f"{found.explicacao}." if found.explicacao else "", better)
