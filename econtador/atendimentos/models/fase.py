"""Moving from fase to fase."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from econtador.atendimentos.models.delegar import Delegavel
from econtador.atendimentos.models.encerramento import FIM, Encerravel
from econtador.atendimentos.models.escolhas import Acao, Status
from econtador.atendimentos.models.escrita import NovoAnexo
from econtador.atendimentos.models.fio import ESCRITO, NovoParecer, names
from econtador.atendimentos.models.historia import FASE
from econtador.atendimentos.models.parecer import Parecer
from econtador.base.erros import DadoInvalido, SemPermissao
from econtador.base.viewer import Viewer
from econtador.fluxo.models import Fase
from econtador.pessoas.models import Pessoa

MOVIDO = ["fase", "fase_desde", "delegado", "versao", "atividade_em"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mudanca:
    """What the form *Mover de fase* asks; `versao` is the one that the form had read.

    `fase.modelo_padrao` is what the form puts into `texto` before anybody types.
    """

    fase: Fase
    delegado: Pessoa | None = None
    texto: str = ""
    anexos: Sequence[NovoAnexo] = ()
    mencionados: Sequence[Pessoa] = ()
    versao: int | None = None


class Movivel(Delegavel, Encerravel):
    """The verb `move_to`."""

    class Meta(Encerravel.Meta):
        abstract = True

    @transaction.atomic
    def move_to(
        self, mudanca: Mudanca, *, author: Viewer, agora: datetime | None = None
    ) -> Parecer | None:
        """Move to another fase of the tipo; a text becomes a parecer, which is returned.

        A fase with *Encerra atendimento* ends it, by the rules of `conclude`. Into the fase where
        it is already nothing moves. Raises AtendimentoFechado, SemPermissao, DelegacaoRecusada,
        VersaoAntiga (somebody moved it since), and DadoInvalido where the fase is none of the
        tipo's, or wants a user or a text that is missing.
        """
        self.lock()
        self._check_moving(author, mudanca.versao)
        if mudanca.fase.pk == self.fase_id:
            _require_nothing_else(mudanca)
            return None
        fase = self._legal(mudanca.fase)
        _check_marks(fase, mudanca)
        if fase.encerra:
            self._check_closing(author)
        delegado = self._new_delegado(mudanca.delegado, author, mudanca.versao)
        return self._move(mudanca, fase, delegado, author, agora or timezone.now())

    def fases(self) -> list[Fase]:
        """Return the other fases that it may move to, in order."""
        return [fase for fase in self.tipo.fases() if fase.pk != self.fase_id]

    def _check_moving(self, author: Viewer, versao: int | None) -> None:
        if author.cliente:
            raise SemPermissao("Só o escritório move um atendimento de fase.")
        self.require_open()
        self._refuse_if_changed(FASE, versao)

    def _legal(self, fase: Fase) -> Fase:
        found = next((legal for legal in self.tipo.fases() if legal.pk == fase.pk), None)
        if found is None:
            raise DadoInvalido("Escolha uma das fases deste tipo de atendimento.", "fase")
        return found

    def _move(
        self, mudanca: Mudanca, fase: Fase, delegado: Pessoa | None, author: Viewer, em: datetime
    ) -> Parecer | None:
        dados = _told(self.fase, fase) | (names(self.delegado, delegado) if delegado else {})
        parecer = self._write_along(mudanca, delegado, author, em)
        self.fase, self.fase_desde = fase, em
        if fase.encerra:
            self._close(Status.ENCERRADO, author, em)
        self._save_move(parecer)
        self.record(Acao.FASE, author=author, em=em, parecer=parecer, **dados)
        return parecer

    def _write_along(
        self, mudanca: Mudanca, delegado: Pessoa | None, author: Viewer, em: datetime
    ) -> Parecer | None:
        if not mudanca.texto.strip():
            self.delegado = delegado or self.delegado
            self.touch(em)
            return None
        novo = NovoParecer(
            texto=mudanca.texto, anexos=mudanca.anexos, mencionados=mudanca.mencionados
        )
        return self._compose(novo, delegado, author, em)

    def _save_move(self, parecer: Parecer | None) -> None:
        ended = () if self.aberto else FIM
        self.save(update_fields=[*MOVIDO, *ended, *(ESCRITO if parecer else ())])


def _require_nothing_else(mudanca: Mudanca) -> None:
    if mudanca.texto.strip() or mudanca.delegado:
        raise DadoInvalido("O atendimento já está nesta fase.", "fase")


def _check_marks(fase: Fase, mudanca: Mudanca) -> None:
    if fase.usuario_obrigatorio and mudanca.delegado is None:
        raise DadoInvalido(f"Na fase “{fase}”, escolha o próximo usuário.", "delegado")
    if fase.parecer_obrigatorio and not mudanca.texto.strip():
        raise DadoInvalido(f"Na fase “{fase}”, escreva um parecer.", "texto")


def _told(before: Fase, after: Fase) -> dict[str, Any]:
    fase = {
        "de": before.nome,
        "para": after.nome,
        "de_id": str(before.pk),
        "para_id": str(after.pk),
    }
    return {"fase": fase} | ({"encerrou": True} if after.encerra else {})
