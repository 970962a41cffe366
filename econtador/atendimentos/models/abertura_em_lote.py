"""Opening many at once, by the rules of `open`, in a number of statements that does not grow."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import DatabaseError, transaction
from django.db.models import prefetch_related_objects
from django.utils import timezone

from econtador.atendimentos.models.abertura import (
    Abrivel,
    Destino,
    Pedido,
    check,
    destination_of,
)
from econtador.atendimentos.models.anexo import Anexo
from econtador.atendimentos.models.escolhas import Acao
from econtador.atendimentos.models.escrita import (
    new_anexos,
    new_leitura,
    new_parecer,
    words_of,
)
from econtador.atendimentos.models.evento import Evento
from econtador.atendimentos.models.formulario import Resposta
from econtador.atendimentos.models.item import Item
from econtador.atendimentos.models.leitura import Leitura
from econtador.atendimentos.models.nascimento import answers_of, new_answers, new_items
from econtador.atendimentos.models.parecer import Parecer, ParecerTexto
from econtador.base.erros import DomainError
from econtador.base.viewer import Viewer
from econtador.busca import models as busca
from econtador.escritorios.models import Numeracao

if TYPE_CHECKING:
    from econtador.atendimentos.models.atendimento import Atendimento

NAO_GRAVADO = "O banco de dados não aceitou este atendimento."


@dataclass(slots=True)
class Abertura:
    """What became of one pedido: the atendimento, or why there is none."""

    pedido: Pedido
    atendimento: "Atendimento | None" = None
    erro: str = ""


class AbrivelEmLote(Abrivel):
    """The verb `open_many`."""

    class Meta(Abrivel.Meta):
        abstract = True

    @classmethod
    @transaction.atomic
    def open_many(
        cls, pedidos: Sequence[Pedido], *, author: Viewer, agora: datetime | None = None
    ) -> list[Abertura]:
        """Open one for each pedido and return, in their order, what became of each.

        Each is opened whole or not at all, and one that is refused keeps no other back. Numbers
        follow one another in the order of the pedidos. Raises nothing that `open` would.
        """
        em = agora or timezone.now()
        lote = Lote(author, em)
        aberturas = [lote.plan(cls, pedido) for pedido in pedidos]
        try:
            with transaction.atomic():
                lote.write()
        except DatabaseError:
            return [_one(cls, pedido, author, em) for pedido in pedidos]
        return aberturas


class Lote:
    """The rows of a bulk opening, gathered table by table."""

    def __init__(self, author: Viewer, em: datetime) -> None:
        self.author, self.em = author, em
        self.novos: list[Any] = []
        self.rows: dict[type[Any], list[Any]] = {model: [] for model in TABELAS}
        self.textos: list[busca.Texto] = []
        self._destinos: dict[tuple[UUID | None, ...], Destino] = {}

    def plan(self, cls: type[Any], pedido: Pedido) -> Abertura:
        """Decide about one pedido by the rules of `open` and gather its rows."""
        try:
            check(pedido, self.author)
            destino = self._destination_of(pedido)
            answers = answers_of(destino.tipo, pedido.respostas)
        except DomainError as erro:
            return Abertura(pedido, erro=erro.mensagem)
        novo = cls._born(pedido, destino, self.author, self.em)
        self.novos.append(novo)
        self._gather(Resposta, new_answers(novo, answers))
        self._gather(Item, new_items(novo, destino.tipo))
        self._gather_parecer(novo, pedido)
        return Abertura(pedido, novo)

    def write(self) -> None:
        """Number what was gathered and insert it, one statement a table."""
        if not self.novos:
            return
        first = Numeracao.next_for(self.author.escritorio_id, len(self.novos))
        for numero, novo in enumerate(self.novos, first):
            novo.numero = numero
        type(self.novos[0]).objects.bulk_create(self.novos)
        for model, rows in self.rows.items():
            model.objects.bulk_create(rows)
        heads = [novo.head_text(novo.empresa) for novo in self.novos]
        busca.index([*heads, *self.textos])

    def _gather_parecer(self, novo: Any, pedido: Pedido) -> None:
        author, em = self.author, self.em
        escrito = novo._first_words(pedido)
        parecer = new_parecer(novo, escrito, author=author, pk=novo.ultimo_parecer_id)
        self._gather(Parecer, [parecer])
        self._gather(ParecerTexto, [parecer.texto_guardado])
        self._gather(Anexo, new_anexos(novo, parecer, escrito))
        self._gather(Leitura, [new_leitura(novo, author=author, em=em)])
        aberto = novo.told(Acao.ABERTO, author=author, em=em, parecer=parecer, **novo._birth())
        self._gather(Evento, [aberto])
        self.textos.append(words_of(novo, parecer, escrito.anexos))

    def _gather(self, model: type[Any], rows: Sequence[Any]) -> None:
        self.rows[model].extend(rows)

    def _destination_of(self, pedido: Pedido) -> Destino:
        """Ask the database once for all pedidos that go to the same place."""
        asked = (pedido.tipo, pedido.departamento, pedido.delegado)
        key = tuple(each.pk if each else None for each in asked)
        if key not in self._destinos:
            destino = destination_of(pedido, self.author)
            prefetch_related_objects([destino.tipo], "perguntas", "itens")
            self._destinos[key] = destino
        return self._destinos[key]


# In the order in which one refers to the other.
TABELAS = (Parecer, ParecerTexto, Anexo, Leitura, Resposta, Item, Evento)


def _one(cls: type[Any], pedido: Pedido, author: Viewer, em: datetime) -> Abertura:
    """Open a single one: what the database refuses is known row by row then."""
    try:
        with transaction.atomic():
            return Abertura(pedido, cls.open(pedido, author=author, agora=em))
    except DomainError as erro:
        return Abertura(pedido, erro=erro.mensagem)
    except DatabaseError:
        return Abertura(pedido, erro=NAO_GRAVADO)
