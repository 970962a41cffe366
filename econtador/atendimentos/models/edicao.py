"""Changing the data of an atendimento; noting that somebody has read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from types import EllipsisType
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from econtador.atendimentos.erros import VersaoAntiga
from econtador.atendimentos.models.escolhas import Acao
from econtador.atendimentos.models.escrita import mark_read
from econtador.atendimentos.models.historia import FASE, ComHistoria
from econtador.atendimentos.models.leitura import Leitura
from econtador.atendimentos.models.nascimento import check_departamento, check_tipo
from econtador.base.erros import DadoInvalido, SemPermissao
from econtador.base.viewer import Viewer
from econtador.busca import models as busca
from econtador.departamentos.models import Departamento
from econtador.fluxo.models import SemAcesso, Tipo

PRIORIDADES = range(1, 10)
DO_ESCRITORIO = {"prioridade", "departamento", "tipo"}
ROTULOS = {
    "nome": "Nome do atendimento",
    "providenciar_ate": "Providenciar até",
    "prioridade": "Prioridade",
    "departamento": "Departamento",
    "tipo": "Tipo",
    "fase": FASE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dados:
    """What the form *Alterar dados* asks; `versao` is the one that the form had read.

    Without `prioridade`, `departamento` (`None` is one: none) and `tipo` these stay as they are.
    """

    nome: str
    providenciar_ate: datetime
    versao: int
    prioridade: int | None = None
    departamento: Departamento | EllipsisType | None = ...
    tipo: Tipo | EllipsisType = ...

    def given(self) -> dict[str, Any]:
        """Return the new values by the name of their column."""
        values: dict[str, Any] = {
            "nome": self.nome.strip(),
            "providenciar_ate": self.providenciar_ate,
            "departamento": self.departamento,
            "tipo": self.tipo,
        }
        if self.prioridade is not None:
            values["prioridade"] = self.prioridade
        return {campo: valor for campo, valor in values.items() if valor is not ...}


class Editavel(ComHistoria):
    """The verbs `edit` and `read`."""

    class Meta(ComHistoria.Meta):
        abstract = True

    @transaction.atomic
    def edit(self, dados: Dados, *, author: Viewer, agora: datetime | None = None) -> None:
        """Change what the form gave: a cliente nome and providenciar até, the office all of it.

        With another tipo the fase stays where that has it too, else its first one follows. Raises
        AtendimentoFechado, SemPermissao, DadoInvalido and VersaoAntiga where somebody changed one
        of these fields since `dados.versao`.
        """
        self.lock()
        self.require("editar", author)
        self.require_open()
        given = dados.given()
        _check(given, author)
        self._refuse_if_stale(dados.versao, given)
        em = agora or timezone.now()
        before = self._told(given)
        self._fill(given, author, em)
        after = self._told(given)
        mudancas = {campo: para for campo, para in after.items() if para != before[campo]}
        if mudancas:
            told = [(ROTULOS[campo], before[campo], para) for campo, para in mudancas.items()]
            self._save_edit(list(mudancas), told, author, em)

    def read(self, *, author: Viewer, agora: datetime | None = None) -> bool:
        """Mark everything that the viewer may see here as read; return whether anything was new."""
        if author.papel == "sistema":
            return False
        total = self.pareceres_publicos if author.cliente else self.pareceres_total
        seen = Leitura.objects.read_until(pessoa_id=author.eu, atendimentos=[self.pk])
        if seen.get(self.pk, 0) >= total:
            return False
        mark_read(self, author=author, em=agora or timezone.now())
        return True

    def _refuse_if_stale(self, versao: int, campos: Iterable[str]) -> None:
        if versao == self.versao:
            return
        rotulos = {ROTULOS[campo] for campo in campos}
        mudancas = [change for change in self.changes_since(versao) if change[0] in rotulos]
        if mudancas:
            raise VersaoAntiga(self.versao, mudancas)

    def _told(self, campos: Iterable[str]) -> dict[str, str]:
        """Return the present values as a person reads them; the fase goes with the tipo."""
        told = {campo: self._written(campo) for campo in campos}
        return told | ({"fase": self.fase.nome} if "tipo" in told else {})

    def _written(self, campo: str) -> str:
        valor = getattr(self, campo)
        if isinstance(valor, datetime):
            return valor.astimezone(ZoneInfo(self.empresa.fuso)).strftime("%d/%m/%Y, %H:%M")
        return "" if valor is None else str(valor)

    def _fill(self, given: dict[str, Any], author: Viewer, em: datetime) -> None:
        if "tipo" in given and given["tipo"].pk != self.tipo_id:
            self._check_tipo(given["tipo"], author)
            self._follow_tipo(given["tipo"], em)
        if given.get("departamento") not in (None, self.departamento):
            check_departamento(given["departamento"], author)
        for campo, valor in given.items():
            setattr(self, campo, valor)

    def _check_tipo(self, tipo: Tipo, author: Viewer) -> None:
        check_tipo(tipo, author)
        delegado = self.delegado
        if delegado is None or delegado.administrador:
            return
        if SemAcesso.objects.filter(tipo=tipo, pessoa=delegado).exists():
            raise DadoInvalido(f"{delegado} não tem acesso a este tipo: delegue antes.", "tipo")

    def _follow_tipo(self, tipo: Tipo, em: datetime) -> None:
        """Keep the fase among those of the tipo."""
        if any(fase.pk == self.fase_id for fase in tipo.fases()):
            return
        self.fase, self.fase_desde = tipo.first_fase(), em
        if self.fase.usuario_obrigatorio and self.delegado is None:
            raise DadoInvalido(f"A fase “{self.fase}” pede um usuário: delegue antes.", "tipo")

    def _save_edit(
        self,
        campos: list[str],
        mudancas: list[tuple[str, str, str]],
        author: Viewer,
        em: datetime,
    ) -> None:
        self.touch(em)
        self.save(update_fields=[*campos, "fase_desde", "versao", "atividade_em"])
        if "nome" in campos:
            busca.index([self.head_text(self.empresa)])
        self.record(Acao.EDITADO, author=author, em=em, mudancas=mudancas)


def _check(given: dict[str, Any], author: Viewer) -> None:
    if not given["nome"]:
        raise DadoInvalido("Dê um nome ao atendimento.", "nome")
    if author.cliente and DO_ESCRITORIO & given.keys():
        raise SemPermissao("Só o escritório muda prioridade, departamento e tipo.")
    if given.get("prioridade", 1) not in PRIORIDADES:
        raise DadoInvalido("A prioridade vai de 1 a 9.", "prioridade")
