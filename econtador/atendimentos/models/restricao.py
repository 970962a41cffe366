"""Confidencial: only the author and the named people see the atendimento."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from econtador.atendimentos.models.campos import CamposDoAtendimento
from econtador.atendimentos.models.desfecho import Nomeado
from econtador.atendimentos.models.escolhas import Acao
from econtador.base.erros import DomainError, SemPermissao
from econtador.base.viewer import Viewer
from econtador.pessoas.models import Pessoa


class Restringivel(CamposDoAtendimento):
    """The verb `restrict_to`."""

    class Meta(CamposDoAtendimento.Meta):
        abstract = True

    @transaction.atomic
    def restrict_to(
        self, pessoas: Iterable[Pessoa], *, author: Viewer, agora: datetime | None = None
    ) -> None:
        """Make it confidencial, seen by its author, by whoever does this and by `pessoas`.

        Raises AtendimentoFechado and SemPermissao (clientes do not decide this).
        """
        self.lock()
        self.require_open()
        if author.cliente:
            raise SemPermissao("Só o escritório torna um atendimento confidencial.")
        em = agora or timezone.now()
        named = {pessoa.pk: pessoa.nome for pessoa in pessoas}
        self._name({*named, author.eu} - {self.autor_id}, author, em)
        self.confidencial = True
        self.touch(em)
        self.save(update_fields=["confidencial", "versao", "atividade_em"])
        self.record(Acao.RESTRITO, author=author, em=em, nomeados=sorted(named.values()))

    def _name(self, pessoas: Iterable[UUID], author: Viewer, em: datetime) -> None:
        Nomeado.objects.bulk_create(
            (
                Nomeado(
                    escritorio_id=self.escritorio_id,
                    empresa_id=self.empresa_id,
                    atendimento_id=self.pk,
                    pessoa_id=pessoa_id,
                    por_id=author.pessoa_id,
                    em=em,
                )
                for pessoa_id in pessoas
            ),
            ignore_conflicts=True,
        )


def confidential_of_office(author: Viewer) -> list[tuple[UUID, int, str]]:
    """Return (id, number, responsável) of every confidencial: all that an administrador may know.

    Raises SemPermissao for anybody else.
    """
    _require_admin(author)
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, numero, responsavel FROM confidenciais_do_escritorio()")
        return [(row[0], row[1], row[2]) for row in cursor.fetchall()]


def name_myself(atendimento_id: UUID, *, author: Viewer) -> None:
    """Let an administrador see a confidencial from now on; the histórico tells the others.

    Raises SemPermissao for anybody else and DomainError where there is no such confidencial.
    """
    _require_admin(author)
    with connection.cursor() as cursor:
        cursor.execute("SELECT nomear_administrador(%s)", [atendimento_id])
        row = cursor.fetchone()
    if not (row and row[0]):
        raise DomainError("Este atendimento não é um confidencial do seu escritório.")


def _require_admin(author: Viewer) -> None:
    if not author.administrador:
        raise SemPermissao("Só um administrador do escritório pode fazer isto.")
