"""How long a proposta de encerramento waits for the client."""

from datetime import datetime

from econtador.base.viewer import Viewer
from econtador.calendario.consulta import agenda_for
from econtador.empresas.models import Empresa
from econtador.prazos.prazo import Prazo


def silence_ends(empresa: Empresa, em: datetime, author: Viewer) -> datetime:
    """Return when the escritório's business days of silence are over, counted at the empresa."""
    prazo = Prazo(author.dias_de_silencio, "dias_uteis")
    return agenda_for(author.escritorio_id, empresa, prazo.anos(em)).due_at(em, prazo).em
