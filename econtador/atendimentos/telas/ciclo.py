"""The life cycle on the detail: what waits for an answer, clocks, checklist, answers."""

from dataclasses import dataclass
from datetime import datetime

from econtador.atendimentos.models import Atendimento, Estado, Item, Proposta, Resposta, may_close
from econtador.base.viewer import Viewer
from econtador.prazos.duracao import in_words
from econtador.prazos.rotulos import exato, relativo


@dataclass(frozen=True, slots=True)
class Pendente:
    """A pedido or a proposta that waits. `minha` is one that the viewer's side made itself."""

    proposta: Proposta
    quando: str
    vence: str
    minha: bool
    pode_confirmar: bool


@dataclass(frozen=True, slots=True)
class Lado:
    """The clock of one side, in words; `agora` where it runs."""

    nome: str
    tempo: str
    agora: bool


@dataclass(frozen=True, slots=True)
class Ciclo:
    """Everything of the life cycle that the page shows; of a cliente the office's things are []."""

    pendente: Pendente | None
    relogios: list[Lado]
    itens: list[Item]
    respostas: list[Resposta]
    acompanha: bool

    @property
    def por_fazer(self) -> int:
        """How many items still wait."""
        return sum(item.estado == Estado.PENDENTE for item in self.itens)

    @property
    def impede(self) -> bool:
        """Whether mandatory items keep it from ending."""
        return any(item.obrigatorio and item.estado == Estado.PENDENTE for item in self.itens)


def cycle_of(atendimento: Atendimento, viewer: Viewer, agora: datetime) -> Ciclo:
    """Return it: three queries, one more where something waits, one less for a cliente."""
    itens = Item.objects.filter(atendimento_id=atendimento.pk).select_related("por")
    return Ciclo(
        pendente=_pending(atendimento, viewer, agora) if atendimento.pendencia else None,
        relogios=_clocks(atendimento, agora) if viewer.operador else [],
        itens=list(itens.order_by("ordem", "id")) if viewer.operador else [],
        respostas=list(Resposta.objects.filter(atendimento_id=atendimento.pk).order_by("ordem")),
        acompanha=atendimento.followed_by(viewer),
    )


def _pending(atendimento: Atendimento, viewer: Viewer, agora: datetime) -> Pendente | None:
    waits = Proposta.objects.filter(atendimento_id=atendimento.pk, desfecho="")
    proposta = waits.select_related("autor").first()
    if proposta is None:
        return None
    fuso = atendimento.empresa.fuso
    from_office = proposta.especie == "proposta"
    return Pendente(
        proposta,
        quando=relativo(proposta.em, agora, fuso),
        vence=exato(atendimento.pendencia_ate, fuso) if atendimento.pendencia_ate else "",
        minha=viewer.operador if from_office else _asked_by(proposta, viewer),
        pode_confirmar=viewer.cliente if from_office else may_close(viewer),
    )


def _asked_by(pedido: Proposta, viewer: Viewer) -> bool:
    return viewer.cliente or pedido.autor_id == viewer.pessoa_id


def _clocks(atendimento: Atendimento, agora: datetime) -> list[Lado]:
    tempos = atendimento.clocks(agora)
    sides = (("escritorio", "Escritório"), ("cliente", "Cliente"), ("terceiro", "Terceiro"))
    return [
        Lado(nome, in_words(tempo), atendimento.aberto and atendimento.bola == lado)
        for (lado, nome), tempo in zip(sides, tempos, strict=True)
        if tempo >= 60 or atendimento.bola == lado
    ]
