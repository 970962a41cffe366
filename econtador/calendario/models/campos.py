"""What is stored of a holiday, and on which days that makes it fall."""

from datetime import date

from django.db import models
from django.db.models import Q

from econtador.base.banco.campos import DoEscritorio
from econtador.calendario.models.escolhas import DO_FERIADO, ESCOPOS
from econtador.prazos.calendario import Ambito, Efeito, Folga

EM_TODO_LUGAR = [Ambito.NACIONAL.value, Ambito.ESCRITORIO.value, Ambito.BANCO.value]
DIA_UNICO = "calendario_feriado_dia_unico"


class CamposDoFeriado(DoEscritorio):
    """The columns. `municipio_chave` is the name as it is compared; `dia` the first one."""

    escopo = models.CharField(max_length=10, choices=ESCOPOS)
    uf = models.CharField("UF", max_length=2, blank=True)
    municipio = models.CharField("município", max_length=80, blank=True)
    municipio_chave = models.CharField(max_length=80, blank=True, editable=False)
    dia = models.DateField()
    nome = models.CharField(max_length=80)
    efeito = models.CharField(max_length=7, choices=DO_FERIADO, default=Efeito.FECHADO.value)
    anual = models.BooleanField("todo ano", default=False)
    fonte = models.CharField(max_length=120, blank=True)
    ativo = models.BooleanField(default=True)

    class Meta(DoEscritorio.Meta):
        abstract = True
        constraints = [
            *DoEscritorio.Meta.constraints,
            models.UniqueConstraint(
                fields=["escritorio", "escopo", "uf", "municipio_chave", "dia"],
                condition=Q(ativo=True),
                name=DIA_UNICO,
            ),
            models.CheckConstraint(
                condition=Q(escopo__in=[escopo for escopo, _ in ESCOPOS]),
                name="calendario_feriado_escopo",
            ),
            models.CheckConstraint(
                condition=Q(efeito__in=[efeito for efeito, _ in DO_FERIADO]),
                name="calendario_feriado_efeito",
            ),
            models.CheckConstraint(
                condition=Q(escopo=Ambito.UF.value, uf__regex="^[A-Z]{2}$", municipio_chave="")
                | (
                    Q(escopo=Ambito.MUNICIPIO.value, uf__regex="^[A-Z]{2}$")
                    & ~Q(municipio_chave="")
                )
                | Q(
                    escopo__in=EM_TODO_LUGAR,
                    uf="",
                    municipio_chave="",
                ),
                name="calendario_feriado_lugar",
            ),
            models.CheckConstraint(
                condition=Q(municipio="", municipio_chave="")
                | (~Q(municipio="") & ~Q(municipio_chave="")),
                name="calendario_feriado_chave",
            ),
            models.CheckConstraint(
                condition=Q(dia__range=(date(2000, 1, 1), date(2099, 12, 31))),
                name="calendario_feriado_dia",
            ),
            models.CheckConstraint(condition=~Q(nome=""), name="calendario_feriado_nome"),
        ]
        indexes = [models.Index(fields=["escritorio", "dia"], name="calendario_feriado_por_dia")]

    @property
    def meio_dia(self) -> bool:
        return self.efeito != Efeito.FECHADO

    @property
    def lugar(self) -> str:
        """The município and the UF where it counts; '' when it counts everywhere."""
        return ", ".join(part for part in (self.municipio, self.uf) if part)

    def as_folga(self) -> Folga:
        """Return what it does to a calendar."""
        return Folga(self.nome, Ambito(self.escopo), Efeito(self.efeito), self.municipio)

    def days_in(self, first: int, last: int) -> list[date]:
        """Return the days on which it falls in the years from `first` to `last`.

        One of 29 February falls only where there is one.
        """
        if not self.anual:
            return [self.dia] if first <= self.dia.year <= last else []
        anos = range(max(first, self.dia.year), last + 1)
        return [day for ano in anos if (day := _same_day(self.dia, ano))]


def _same_day(day: date, ano: int) -> date | None:
    try:
        return day.replace(year=ano)
    except ValueError:
        return None
