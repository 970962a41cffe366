"""The deadline that the tipo suggests, with its reason."""

from datetime import datetime

from econtador.fluxo.models import Tipo
from econtador.prazos.calendario import calendario_nacional
from econtador.prazos.prazo import Prazo, Vencimento, due_at


def suggest(tipo: Tipo, *, agora: datetime, fuso: str, uf: str = "") -> Vencimento:
    """Return when a `tipo` opened at `agora` is due, in the empresa's zone and UF."""
    calendario = calendario_nacional(range(agora.year, agora.year + 3), uf or None)
    prazo = Prazo(tipo.prazo_valor, "horas" if tipo.prazo_unidade == "horas" else "dias_uteis")
    return due_at(agora, prazo, calendario, fuso)
