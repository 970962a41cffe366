"""What fases, tipos and their parts have in common: one author at a time, archived, in order."""

from typing import Any, ClassVar, Literal, NamedTuple, Self

from django.db import IntegrityError, models, transaction
from django.db.models import Max, QuerySet

from econtador.base.banco.campos import DoEscritorio
from econtador.base.erros import DadoInvalido
from econtador.base.models import Assunto, Mudanca, audit, changes
from econtador.base.viewer import Viewer
from econtador.escritorios.models import Escritorio

NA_ORDEM = ("ordem", "id")


class Repetido(NamedTuple):
    """A unique constraint, and what to say beside `campo` of whoever breaks it."""

    regra: str
    mensagem: str
    campo: str


class Arquivavel(DoEscritorio):
    """A row that is never deleted: archived, it is offered no more, and what uses it keeps it.

    `MARCA` names the column that says whether it is in use.
    """

    ASSUNTO: ClassVar[Assunto]
    MARCA: ClassVar[str] = "ativo"
    REPETIDO: ClassVar[Repetido]

    class Meta(DoEscritorio.Meta):
        abstract = True

    @property
    def em_uso(self) -> bool:
        """Whether it is offered."""
        return bool(getattr(self, self.MARCA))

    @property
    def chamada(self) -> str:
        """How the audit calls it, with its article: "a fase Triagem"."""
        raise NotImplementedError

    @transaction.atomic
    def archive(self, *, author: Viewer) -> None:
        """Offer it no more. Only an administrador may; raises DomainError where it must stay."""
        self._begin(author)
        if self.em_uso:
            self._check_archive()
            setattr(self, self.MARCA, False)
            self._keep([self.MARCA])
            self._audit("arquivou", author)

    @transaction.atomic
    def restore(self, *, author: Viewer) -> None:
        """Offer it again. Raises DadoInvalido where another has taken its name."""
        self._begin(author)
        if not self.em_uso:
            self._return()
            self._audit("restaurou", author)

    def _check_archive(self) -> None:
        """Raise DomainError if the escritório cannot go on without it."""

    def _return(self) -> None:
        setattr(self, self.MARCA, True)
        self._keep([self.MARCA])

    def _in_words(self) -> dict[str, Any]:
        """Return what the audit compares, under the labels of the form."""
        raise NotImplementedError

    def _begin(self, author: Viewer) -> None:
        """Begin a change of this row, read anew."""
        begin(author)
        self.refresh_from_db()

    def _keep(self, fields: list[str] | None = None) -> None:
        """Write the row, new (`fields` None) or changed; a name that is taken is a DadoInvalido."""
        how: dict[str, Any] = {"update_fields": fields} if fields else {"force_insert": True}
        try:
            with transaction.atomic():
                self.save(**how)
        except IntegrityError as erro:
            if self.REPETIDO.regra not in str(erro):
                raise
            raise DadoInvalido(self.REPETIDO.mensagem, self.REPETIDO.campo) from erro

    def _audit_changes(self, before: dict[str, Any], author: Viewer) -> None:
        mudancas = changes(before, self._in_words())
        if mudancas:
            self._audit("mudou", author, mudancas)

    def _audit(self, fez: str, author: Viewer, mudancas: list[Mudanca] | None = None) -> None:
        frase = f"{fez} {self.chamada}"
        audit(self.ASSUNTO, frase, author=author, objeto=self, mudancas=mudancas or ())


class EmOrdem(Arquivavel):
    """A row with a place among its siblings in use; restored, it is the last."""

    ordem = models.PositiveSmallIntegerField(default=0)

    class Meta(Arquivavel.Meta):
        abstract = True

    @transaction.atomic
    def move(self, passo: Literal[-1, 1], *, author: Viewer) -> None:
        """Change places with the neighbour in use: -1 goes up, 1 down; at the end, nothing."""
        self._begin(author)
        rows = list(self._siblings().filter(**{self.MARCA: True}).order_by(*NA_ORDEM))
        here = rows.index(self) if self.em_uso else -1
        if here < 0 or not 0 <= here + passo < len(rows):
            return
        rows[here], rows[here + passo] = rows[here + passo], rows[here]
        for place, row in enumerate(rows):
            row.ordem = place
        type(self)._default_manager.bulk_update(rows, ["ordem"])
        self._audit("subiu" if passo < 0 else "desceu", author)

    def _siblings(self) -> "QuerySet[Self]":
        """Return the rows that it is ordered with, itself too."""
        raise NotImplementedError

    def _return(self) -> None:
        self.ordem = self._after_the_last()
        setattr(self, self.MARCA, True)
        self._keep([self.MARCA, "ordem"])

    def _after_the_last(self) -> int:
        last = self._siblings().aggregate(last=Max("ordem"))["last"]
        return 0 if last is None else int(last) + 1


def begin(author: Viewer) -> None:
    """Let only an administrador go on, and in each escritório one at a time.

    The lock makes what is checked afterwards still true when the transaction ends.
    """
    author.require_administrador()
    Escritorio.objects.select_for_update(no_key=True).get(pk=author.escritorio_id)
