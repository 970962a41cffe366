"""Contatos: whom the office calls and writes to at a client company; they need no login."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.postgres.fields import ArrayField
from django.db import models, transaction
from django.db.models import Q

from econtador.base.banco.campos import DoEscritorio, Referencia
from econtador.base.brasil import telefone as telefones
from econtador.base.models import Assunto, Mudanca, audit, changes
from econtador.base.texto import fold
from econtador.base.viewer import Viewer

if TYPE_CHECKING:
    from econtador.empresas.models.empresa import Empresa


@dataclass(frozen=True, slots=True)
class FichaContato:
    """What is known of a contato; `telefone` in E.164, '' for none."""

    nome: str
    cargo: str = ""
    emails: tuple[str, ...] = ()
    telefone: str = ""


class ContatoQuerySet(models.QuerySet["Contato"]):
    """Sentences about contatos."""

    def by_name(self) -> "ContatoQuerySet":
        return self.order_by("-ativo", "nome_chave", "id")


class Contato(DoEscritorio):
    """A person of the company to the office; archived, it is shown apart and stays."""

    empresa = Referencia("empresas.Empresa", related_name="contatos")
    nome = models.CharField(max_length=120)
    nome_chave = models.CharField(max_length=120, editable=False)
    cargo = models.CharField(max_length=80, blank=True)
    emails = ArrayField(models.CharField(max_length=254), default=list, verbose_name="e-mails")
    telefone = models.CharField(max_length=16, blank=True)
    ativo = models.BooleanField(default=True)

    objects = ContatoQuerySet.as_manager()

    class Meta(DoEscritorio.Meta):
        constraints = [
            *DoEscritorio.Meta.constraints,
            models.CheckConstraint(condition=~Q(nome=""), name="empresas_contato_nome"),
            models.CheckConstraint(
                condition=Q(telefone="") | Q(telefone__regex=r"^\+55[0-9]{10,11}$"),
                name="empresas_contato_telefone",
            ),
        ]
        indexes = [models.Index(fields=["escritorio", "empresa"], name="empresas_contato_empresa")]

    def __str__(self) -> str:
        return self.nome

    @property
    def telefone_formatado(self) -> str:
        return telefones.format(self.telefone) if self.telefone else ""

    @classmethod
    @transaction.atomic
    def add(cls, empresa: "Empresa", ficha: FichaContato, *, author: Viewer) -> "Contato":
        """Write down a contato of the company; only an administrador may."""
        author.require_administrador()
        novo = cls.born(empresa, ficha)
        novo.save(force_insert=True)
        novo._audit("incluiu", author)
        return novo

    @classmethod
    def born(cls, empresa: "Empresa", ficha: FichaContato) -> "Contato":
        """Return a contato of the company that nobody has saved yet."""
        novo = cls(escritorio_id=empresa.escritorio_id, empresa=empresa)
        novo._fill(ficha)
        return novo

    @transaction.atomic
    def change(self, ficha: FichaContato, *, author: Viewer) -> None:
        """Write the whole ficha anew; only an administrador may."""
        author.require_administrador()
        before = self._locked()
        self._fill(ficha)
        mudancas = changes(before._told(), self._told())
        if mudancas:
            self.save(update_fields=["nome", "nome_chave", "cargo", "emails", "telefone"])
            self._audit("alterou", author, mudancas)

    @transaction.atomic
    def archive(self, *, author: Viewer) -> None:
        """Set the contato apart: it left the company, and what it was is kept."""
        self._set_ativo("arquivou", author, ativo=False)

    @transaction.atomic
    def restore(self, *, author: Viewer) -> None:
        """Take the contato back among those in use."""
        self._set_ativo("restaurou", author, ativo=True)

    def _locked(self) -> "Contato":
        return Contato.objects.select_for_update().get(pk=self.pk)

    def _told(self) -> dict[str, object]:
        return {
            "Nome": self.nome,
            "Cargo": self.cargo,
            "E-mails": self.emails,
            "Telefone": self.telefone_formatado,
        }

    def _audit(self, fez: str, author: Viewer, mudancas: Iterable[Mudanca] = ()) -> None:
        frase = f"{fez} o contato {self} de {self.empresa}"
        audit(Assunto.EMPRESA, frase, author=author, objeto=self.empresa, mudancas=mudancas)

    def _set_ativo(self, fez: str, author: Viewer, *, ativo: bool) -> None:
        author.require_administrador()
        if self._locked().ativo == ativo:
            return
        self.ativo = ativo
        self.save(update_fields=["ativo"])
        self._audit(fez, author)

    def _fill(self, ficha: FichaContato) -> None:
        self.nome, self.nome_chave = ficha.nome.strip(), fold(ficha.nome)[:120]
        self.cargo, self.telefone = ficha.cargo.strip(), ficha.telefone
        self.emails = list(ficha.emails)
