"""Convites: the link by which a person comes in, once, within some days."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe
from typing import Literal
from uuid import UUID

from django.db import connection, models, transaction
from django.db.models import F, Q
from django.utils import timezone

from econtador.base.banco.campos import DoEscritorio, Referencia
from econtador.base.banco.viewing import viewing
from econtador.base.erros import DomainError
from econtador.base.models import Assunto, audit
from econtador.base.viewer import Viewer
from econtador.contas.models import Conta
from econtador.pessoas.models.pessoa import Pessoa

VALIDADE = timedelta(days=7)
ABERTO = Q(aceito_em=None, cancelado_em=None)
Estado = Literal["enviado", "vencido", "aceito", "cancelado"]


class ConviteRecusado(DomainError):
    """There is nobody to invite, or nothing to cancel."""


class ConviteVencido(DomainError):
    """The link was used, cancelled, replaced, has run out, or never was one."""

    status = 404
    mensagem = "Este convite não vale mais."


class ConviteQuerySet(models.QuerySet["Convite"]):
    """Sentences about invitations."""

    def abertos(self) -> "ConviteQuerySet":
        return self.filter(ABERTO)

    def latest_of(self, pessoas: list[UUID]) -> "dict[UUID, Convite]":
        """Return the last invitation of each of the pessoas (ids) that was ever invited."""
        newest = self.filter(pessoa_id__in=pessoas).order_by("pessoa_id", "-id")
        return {each.pessoa_id: each for each in newest.distinct("pessoa_id")}


class Convite(DoEscritorio):
    """One mail with a link. Only the hash of its secret is kept: a copy of the table opens nothing.

    Whoever is invited again gets another row, and the link before it dies.
    """

    pessoa = Referencia("pessoas.Pessoa", related_name="convites")
    autor = Referencia("pessoas.Pessoa", null=True)
    segredo = models.CharField(max_length=64, unique=True, editable=False)
    enviado_em = models.DateTimeField()
    vale_ate = models.DateTimeField("vale até")
    aceito_em = models.DateTimeField(null=True)
    cancelado_em = models.DateTimeField(null=True)

    objects = ConviteQuerySet.as_manager()

    class Meta(DoEscritorio.Meta):
        constraints = [
            *DoEscritorio.Meta.constraints,
            models.UniqueConstraint(
                fields=["escritorio", "pessoa"],
                condition=ABERTO,
                name="pessoas_convite_um_aberto",
            ),
            models.CheckConstraint(
                condition=Q(vale_ate__gt=F("enviado_em")), name="pessoas_convite_validade"
            ),
            models.CheckConstraint(
                condition=Q(aceito_em=None) | Q(cancelado_em=None), name="pessoas_convite_desfecho"
            ),
        ]

    def __str__(self) -> str:
        return f"convite de {self.pessoa_id}"

    @classmethod
    @transaction.atomic
    def send(
        cls, pessoa: Pessoa, *, author: Viewer, agora: datetime | None = None
    ) -> "tuple[Convite, str]":
        """Invite the pessoa, anew if need be; return the row and the secret that its link carries.

        Raises ConviteRecusado for who is inactive, or has accepted already.
        """
        author.require_administrador()
        pessoa.lock()
        em, segredo = agora or timezone.now(), token_urlsafe(32)
        cls._refuse(pessoa)
        cls.objects.abertos().filter(pessoa=pessoa).update(cancelado_em=em)
        novo = cls.objects.create(
            escritorio_id=pessoa.escritorio_id,
            pessoa=pessoa,
            autor_id=author.pessoa_id,
            segredo=_hash(segredo),
            enviado_em=em,
            vale_ate=em + VALIDADE,
        )
        audit(Assunto.CONVITE, f"convidou {pessoa}", author=author, objeto=pessoa)
        return novo, segredo

    @transaction.atomic
    def cancel(self, *, author: Viewer) -> None:
        """Let the link open nothing any more. Raises ConviteRecusado where it already does not."""
        author.require_administrador()
        self.refresh_from_db(from_queryset=Convite.objects.select_for_update())
        if self.aceito_em or self.cancelado_em:
            raise ConviteRecusado("Este convite já não está aberto.")
        self.cancelado_em = timezone.now()
        self.save(update_fields=["cancelado_em"])
        frase = f"cancelou o convite de {self.pessoa}"
        audit(Assunto.CONVITE, frase, author=author, objeto=self.pessoa)

    def state(self, agora: datetime) -> Estado:
        """Return how it stands at that moment."""
        if self.aceito_em:
            return "aceito"
        if self.cancelado_em:
            return "cancelado"
        return "enviado" if agora < self.vale_ate else "vencido"

    @classmethod
    def _refuse(cls, pessoa: Pessoa) -> None:
        if not pessoa.ativa:
            raise ConviteRecusado(f"{pessoa} está sem acesso: reative antes de convidar.")
        if cls.objects.filter(pessoa=pessoa).exclude(aceito_em=None).exists():
            raise ConviteRecusado(f"{pessoa} já aceitou o convite.")


@dataclass(frozen=True, slots=True)
class Convidado:
    """Whom an open link invites, and where to: what its page may tell."""

    convite_id: UUID
    escritorio_id: UUID
    escritorio_nome: str
    nome: str
    conta_id: UUID


def convidado_by(segredo: str) -> Convidado | None:
    """Return whom the link with this secret invites, or None where it opens nothing."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM convidado_por(%s)", [_hash(segredo)])
        row = cursor.fetchone()
    return Convidado(*row) if row else None


@transaction.atomic
def accept(segredo: str, *, senha: str) -> Conta:
    """Use the link up and return the conta; `senha` becomes its password where it has none.

    A conta that already enters keeps its password, whatever is sent: the office invites, and does
    not take over. Raises ConviteVencido.
    """
    convidado = convidado_by(segredo)
    if convidado is None:
        raise ConviteVencido
    with viewing(Viewer.sistema(convidado.escritorio_id)):
        _use_up(convidado.convite_id)
    conta = Conta.objects.select_for_update().get(pk=convidado.conta_id)
    if not conta.has_usable_password():
        conta.change_password(senha)
    return conta


def _use_up(pk: UUID) -> None:
    em = timezone.now()
    still_open = Convite.objects.abertos().filter(pk=pk, vale_ate__gt=em)
    if not still_open.update(aceito_em=em):
        raise ConviteVencido


def _hash(segredo: str) -> str:
    return sha256(segredo.encode()).hexdigest()
