"""The holidays that an escritório adds to those of the law."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from econtador.base.brasil import municipio as municipios
from econtador.base.erros import DadoInvalido
from econtador.base.models import Assunto, audit, changes
from econtador.base.viewer import Viewer
from econtador.calendario.models.campos import DIA_UNICO, CamposDoFeriado
from econtador.calendario.models.consultas import FeriadoQuerySet
from econtador.prazos.calendario import Ambito, Efeito


@dataclass(frozen=True, slots=True, kw_only=True)
class Ficha:
    """What is known of a holiday. `anual`: again each year from `dia` on, on that day and month."""

    escopo: str
    dia: date
    nome: str
    efeito: str = Efeito.FECHADO.value
    uf: str = ""
    municipio: str = ""
    anual: bool = False
    fonte: str = ""


class Feriado(CamposDoFeriado):
    """A day on which less is worked, or nothing. Removed, it counts no more and is kept."""

    objects = FeriadoQuerySet.as_manager()

    def __str__(self) -> str:
        return self.nome

    @classmethod
    @transaction.atomic
    def add(cls, ficha: Ficha, *, author: Viewer) -> "Feriado":
        """Create a holiday of the author's escritório; only an administrador may.

        Raises DadoInvalido where the same place has one on that day, or the place is missing.
        """
        author.require_administrador()
        novo = cls.of(ficha, author.escritorio_id)
        novo._keep(force_insert=True)
        audit(Assunto.CALENDARIO, f"incluiu o feriado {novo}", author=author, objeto=novo)
        return novo

    @classmethod
    def of(cls, ficha: Ficha, escritorio_id: UUID) -> "Feriado":
        """Return the holiday, not yet kept. Raises DadoInvalido where the place is missing."""
        novo = cls(escritorio_id=escritorio_id)
        novo._fill(ficha)
        return novo

    @transaction.atomic
    def change(self, ficha: Ficha, *, author: Viewer) -> None:
        """Write the whole ficha anew; only an administrador may. Raises as `add` does."""
        author.require_administrador()
        before = self._locked(self.pk)
        self._fill(ficha)
        mudancas = changes(before._told(), self._told())
        if mudancas:
            self._keep()
            frase = f"alterou o feriado {before}"
            audit(Assunto.CALENDARIO, frase, author=author, objeto=self, mudancas=mudancas)

    @transaction.atomic
    def archive(self, *, author: Viewer) -> None:
        """Let it count no more; only an administrador may. Twice is as good as once."""
        author.require_administrador()
        if not self._locked(self.pk).ativo:
            return
        self.ativo = False
        self.save(update_fields=["ativo"])
        audit(Assunto.CALENDARIO, f"removeu o feriado {self}", author=author, objeto=self)

    @transaction.atomic
    def restore(self, *, author: Viewer) -> None:
        """Let it count again; only an administrador may. Raises DadoInvalido as `add` does."""
        author.require_administrador()
        if self._locked(self.pk).ativo:
            return
        self.ativo = True
        self._keep()
        audit(Assunto.CALENDARIO, f"restaurou o feriado {self}", author=author, objeto=self)

    @classmethod
    def _locked(cls, pk: UUID) -> "Feriado":
        return cls.objects.select_for_update().get(pk=pk)

    def _fill(self, ficha: Ficha) -> None:
        self.escopo, self.dia, self.nome = ficha.escopo, ficha.dia, ficha.nome.strip()
        self.efeito, self.anual, self.fonte = ficha.efeito, ficha.anual, ficha.fonte.strip()
        placed = self.escopo in (Ambito.UF, Ambito.MUNICIPIO)
        self.uf = ficha.uf if placed else ""
        self.municipio = ficha.municipio.strip() if self.escopo == Ambito.MUNICIPIO else ""
        self.municipio_chave = municipios.key(self.municipio)[:80]
        if placed and not self.uf:
            raise DadoInvalido("Escolha a UF.", "uf")
        if self.escopo == Ambito.MUNICIPIO and not self.municipio_chave:
            raise DadoInvalido("Informe o município.", "municipio")

    def _keep(self, *, force_insert: bool = False) -> None:
        try:
            with transaction.atomic():
                self.save(force_insert=force_insert)
        except IntegrityError as erro:
            if DIA_UNICO not in str(erro):
                raise
            frase = "Já existe um feriado neste dia, para o mesmo lugar."
            raise DadoInvalido(frase, "dia") from erro

    def _told(self) -> dict[str, object]:
        return {
            "Nome": self.nome,
            "Dia": f"{self.dia:%d/%m/%Y}",
            "Todo ano": self.anual,
            "Âmbito": self.get_escopo_display(),
            "Lugar": self.lugar,
            "Efeito": self.get_efeito_display(),
            "Fonte": self.fonte,
        }
