"""The calendar of a place as an escritório keeps it: what every count of days and hours asks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, JSONObject

from econtador.base.brasil import municipio as municipios
from econtador.base.brasil.uf import UFS
from econtador.calendario.models import Ajuste, Expediente, Feriado, Horas, Sede
from econtador.calendario.models.ajuste import Chave, adjustable, default_of, key_of
from econtador.calendario.models.expediente import COMERCIAIS
from econtador.empresas.models import Empresa
from econtador.escritorios.models import Escritorio
from econtador.prazos.calendario import Calendario, Efeito, Folga, Semana, strongest
from econtador.prazos.explicacao import why_not
from econtador.prazos.oficial import Oficial, oficiais
from econtador.prazos.prazo import Prazo, due_at
from econtador.prazos.regra import Regra, Vencimento, examine


@dataclass(frozen=True, slots=True)
class Lugar:
    """A place whose holidays count; `fuso` is its IANA zone, '' for the escritório's."""

    uf: str = ""
    municipio: str = ""
    fuso: str = ""

    @classmethod
    def of(cls, empresa: Empresa) -> "Lugar":
        return cls(empresa.uf, empresa.municipio, empresa.fuso)

    def __str__(self) -> str:
        return ", ".join(part for part in (self.municipio, self.uf) if part)


@dataclass(frozen=True, slots=True)
class Escrito:
    """What an escritório says of its calendar, whatever the place: read in one query."""

    sede: Lugar
    regra: Regra
    horas: tuple[Horas, ...] = COMERCIAIS
    ajustes: Mapping[Chave, Efeito] = field(default_factory=dict)

    def effect_of(self, oficial: Oficial, uf: str) -> Efeito:
        """Return how the escritório keeps a day of the law, as seen from `uf`."""
        if not adjustable(oficial):
            return Efeito.FECHADO
        return self.ajustes.get(key_of(oficial, uf), default_of(oficial))


@dataclass(frozen=True, slots=True)
class Agenda:
    """A calendar with the zone and the rule by which it is read: all that a count needs."""

    calendario: Calendario
    fuso: str
    regra: Regra

    def due_at(self, start: datetime, prazo: Prazo) -> Vencimento:
        """Return when `prazo` from `start` (aware) ends."""
        return due_at(start, prazo, self.calendario, self.fuso, self.regra)

    def examine(self, em: datetime, *, agora: datetime) -> Vencimento:
        """Return what the rule makes of a date that somebody chose, and why."""
        return examine(em, self.calendario, self.fuso, self.regra, agora=agora)

    def why_not(self, em: datetime) -> str:
        """Say why the local day of `em` is not worked, '' when it is."""
        return why_not(self.calendario, em.astimezone(ZoneInfo(self.fuso)).date())


def agenda_for(escritorio_id: UUID, lugar: Empresa | Lugar | None, anos: Iterable[int]) -> Agenda:
    """Return the calendar of `anos` for an empresa or a place, None for the escritório's own.

    Two queries, whatever the number of years; the answer may be kept as long as the request.
    """
    escrito = written(escritorio_id)
    here = Lugar.of(lugar) if isinstance(lugar, Empresa) else lugar or escrito.sede
    calendario = _compose(escrito, here, feriados_of(escritorio_id, here, anos), anos)
    return Agenda(calendario, here.fuso or escrito.sede.fuso, escrito.regra)


def calendar_for(
    escritorio_id: UUID, lugar: Empresa | Lugar | None, anos: Iterable[int]
) -> Calendario:
    """Return the calendar of `agenda_for`, for counts that bring their own zone."""
    return agenda_for(escritorio_id, lugar, anos).calendario


def explain(
    escritorio_id: UUID, lugar: Empresa | Lugar | None, em: datetime, *, agora: datetime
) -> Vencimento:
    """Return what the escritório's rule makes of a chosen date, and why: two queries."""
    return agenda_for(escritorio_id, lugar, years_around(em)).examine(em, agora=agora)


def years_around(em: datetime) -> range:
    """Return the years that settling a chosen date may need: it may move over New Year."""
    return range(em.year - 1, em.year + 2)


def written(escritorio_id: UUID) -> Escrito:
    """Return what the escritório says of its calendar: one query."""
    found = Escritorio.objects.annotate(
        municipio=Coalesce(Subquery(_own(Sede.objects.all()).values("municipio")[:1]), Value("")),
        semana=ArraySubquery(_own(Expediente.objects.order_by("dia_semana")).values(json=HORAS)),
        ajustes=ArraySubquery(_own(Ajuste.objects.all()).values(json=AJUSTE)),
    ).get(pk=escritorio_id)
    return Escrito(
        Lugar(found.uf, found.municipio, found.fuso),
        Regra(found.regra_prazo),
        tuple(Horas(**{nome: _time(hora) for nome, hora in dia.items()}) for dia in found.semana)
        or COMERCIAIS,
        {(row["uf"], row["nome"]): Efeito(row["efeito"]) for row in found.ajustes},
    )


def feriados_of(escritorio_id: UUID, lugar: Lugar, anos: Iterable[int]) -> list[Feriado]:
    """Return what the escritório added that may fall in `anos` in the place, by day: one query."""
    covered = sorted(anos)
    rows = Feriado.objects.filter(escritorio_id=escritorio_id).em_vigor()
    here = rows.of_place(lugar.uf, municipios.key(lugar.municipio)[:80])
    return list(here.in_years(covered[0], covered[-1]).order_by("dia", "id"))


def known_uf(uf: str) -> str:
    """Return the UF when there is one of that name, else '': the law knows no other."""
    return uf if uf in UFS else ""


HORAS = JSONObject(entrada=F("entrada"), pausa=F("pausa"), volta=F("volta"), saida=F("saida"))
AJUSTE = JSONObject(uf=F("uf"), nome=F("nome"), efeito=F("efeito"))


def _own(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.filter(escritorio_id=OuterRef("pk"))


def _time(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None


def _compose(
    escrito: Escrito, lugar: Lugar, feriados: Iterable[Feriado], anos: Iterable[int]
) -> Calendario:
    covered = frozenset(anos)
    uf = known_uf(lugar.uf)
    law = [
        (each.dia, each.as_folga(escrito.effect_of(each, uf)))
        for ano in sorted(covered)
        for each in oficiais(ano, uf)
    ]
    own: list[tuple[date, Folga]] = [
        (day, feriado.as_folga())
        for feriado in feriados
        for day in feriado.days_in(min(covered), max(covered))
    ]
    semana = Semana(tuple(horas.turnos for horas in escrito.horas))
    return Calendario(strongest([*law, *own]), semana, covered)
