"""Fases: the steps inside *Em aberto*, and the one that ends it."""

from dataclasses import dataclass
from typing import Any, ClassVar, Self

from django.db import models, transaction
from django.db.models import Q

from econtador.base.erros import DadoInvalido, DomainError
from econtador.base.models import Assunto
from econtador.base.viewer import Viewer
from econtador.fluxo.models.comum import NA_ORDEM, EmOrdem, Repetido, begin


class UltimaFase(DomainError):
    """The escritório would be left without a fase in which an atendimento begins."""

    mensagem = "O escritório precisa de pelo menos uma fase em uso que não encerra o atendimento."


@dataclass(frozen=True, slots=True)
class FichaFase:
    """What is known of a fase; `limite` is the most atendimentos that its column should hold."""

    nome: str
    modelo_padrao: str = ""
    encerra: bool = False
    usuario_obrigatorio: bool = False
    parecer_obrigatorio: bool = False
    limite: int | None = None


class FaseQuerySet(models.QuerySet["Fase"]):
    """Sentences about fases."""

    def ativas(self) -> "FaseQuerySet":
        return self.filter(ativa=True)

    def where_one_begins(self) -> "FaseQuerySet":
        """Those in which an atendimento may begin: in use, and not the end."""
        return self.ativas().filter(encerra=False)

    def in_order(self) -> "FaseQuerySet":
        return self.order_by(*NA_ORDEM)


class Fase(EmOrdem):
    """A step inside *Em aberto*."""

    ASSUNTO = Assunto.FASE
    MARCA = "ativa"
    REPETIDO: ClassVar[Repetido] = Repetido(
        "fluxo_fase_nome_unico", "Já existe uma fase com este nome.", "nome"
    )

    nome = models.CharField(max_length=60)
    modelo_padrao = models.TextField("modelo padrão", blank=True)
    encerra = models.BooleanField("encerra atendimento", default=False)
    usuario_obrigatorio = models.BooleanField("usuário obrigatório no parecer", default=False)
    parecer_obrigatorio = models.BooleanField("digitação de parecer obrigatório", default=False)
    limite = models.PositiveSmallIntegerField(null=True, blank=True)
    ativa = models.BooleanField(default=True)

    objects = FaseQuerySet.as_manager()

    class Meta(EmOrdem.Meta):
        constraints = [
            *EmOrdem.Meta.constraints,
            models.UniqueConstraint(fields=["escritorio", "nome"], name="fluxo_fase_nome_unico"),
            models.CheckConstraint(condition=~Q(nome=""), name="fluxo_fase_nome"),
            models.CheckConstraint(
                condition=Q(limite__isnull=True) | Q(limite__gte=1), name="fluxo_fase_limite"
            ),
        ]

    def __str__(self) -> str:
        return self.nome

    @property
    def chamada(self) -> str:
        return f"a fase {self.nome}"

    @classmethod
    @transaction.atomic
    def add(cls, ficha: FichaFase, *, author: Viewer) -> "Fase":
        """Create a fase, the last one, and return it; only an administrador may.

        Raises DadoInvalido where the escritório has one of that name.
        """
        begin(author)
        nova = cls(escritorio_id=author.escritorio_id)
        nova.ordem = nova._after_the_last()
        nova._fill(ficha)
        nova._keep()
        nova._audit("criou", author)
        return nova

    @transaction.atomic
    def change(self, ficha: FichaFase, *, author: Viewer) -> Self:
        """Write the whole ficha anew and return it; only an administrador may.

        Raises as `add` does, and where the last fase in which one begins would become the end.
        """
        self._begin(author)
        if ficha.encerra and self.ativa and self._only_one():
            raise DadoInvalido(UltimaFase.mensagem, "encerra")
        before = self._in_words()
        self._fill(ficha)
        self._keep([*FichaFase.__dataclass_fields__])
        self._audit_changes(before, author)
        return self

    def _fill(self, ficha: FichaFase) -> None:
        for campo in FichaFase.__dataclass_fields__:
            setattr(self, campo, getattr(ficha, campo))
        self.nome = self.nome.strip()

    def _in_words(self) -> dict[str, Any]:
        return {
            "Descrição": self.nome,
            "Modelo padrão": self.modelo_padrao,
            "Encerra atendimento": self.encerra,
            "Usuário obrigatório no parecer": self.usuario_obrigatorio,
            "Digitação de parecer obrigatório": self.parecer_obrigatorio,
            "Limite no quadro": self.limite,
        }

    def _check_archive(self) -> None:
        if self._only_one():
            raise UltimaFase

    def _only_one(self) -> bool:
        return not self._siblings().where_one_begins().exclude(pk=self.pk).exists()

    def _siblings(self) -> "FaseQuerySet":
        return Fase.objects.filter(escritorio_id=self.escritorio_id)
