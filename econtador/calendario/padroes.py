"""The calendar that a new escritório starts with; one without any works the same hours."""

from collections.abc import Iterable
from uuid import UUID

from econtador.base.brasil import municipio as municipios
from econtador.calendario.models import Expediente, Feriado, Ficha, Sede
from econtador.calendario.models.expediente import COMERCIAIS


def create_defaults(
    escritorio_id: UUID, municipio: str = "", feriados: Iterable[Ficha] = ()
) -> None:
    """Create the office hours of a new escritório, its place, and the `feriados` it has already."""
    Expediente.objects.bulk_create(Expediente.rows_of(escritorio_id, COMERCIAIS))
    Sede.objects.create(
        escritorio_id=escritorio_id,
        municipio=municipio,
        municipio_chave=municipios.key(municipio)[:80],
    )
    Feriado.objects.bulk_create(Feriado.of(ficha, escritorio_id) for ficha in feriados)
