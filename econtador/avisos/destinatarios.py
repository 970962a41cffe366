"""Who is to be told of an event, and as what.

People of the opposite type of the author's, and, whatever their type, whoever has to do with it:
the delegado, those mentioned, those who follow, those named on a confidencial. Never the author.
"""

from collections.abc import Callable, Iterable, Iterator
from uuid import UUID

from django.utils import timezone

from econtador.acessos.models import AcessoEmpresa, Substituicao
from econtador.atendimentos.models import (
    Acao,
    Acompanhamento,
    Atendimento,
    Evento,
    Mencao,
    Nomeado,
)
from econtador.avisos.models import Especie
from econtador.pessoas.models import Pessoa, PessoaQuerySet, TipoPessoa

ASSUNTO: dict[Acao, Especie] = {
    Acao.ABERTO: Especie.NOVO,
    Acao.PARECER: Especie.PARECER,
    Acao.NOTA: Especie.NOTA,
    Acao.DELEGADO: Especie.MUDANCA,
    Acao.EDITADO: Especie.MUDANCA,
    Acao.FASE: Especie.MUDANCA,
    Acao.BOLA: Especie.MUDANCA,
    Acao.ITEM: Especie.MUDANCA,
    Acao.RESTRITO: Especie.CONFIDENCIAL,
    Acao.NOMEADO: Especie.CONFIDENCIAL,
}
# Both sides hear of it: it is asked of whoever may close, or concerns whoever sees.
A_TODOS = {Acao.PEDIDO, Acao.NOMEADO}

Ve = Callable[[UUID], bool]


def recipients(evento: Evento, sees: Ve) -> dict[UUID, Especie]:
    """Return the pessoas to be told, each with the kind that touches him most.

    `evento` comes with its autor, its atendimento and the departamento; `sees` says who may see
    it. The viewer is the system.
    """
    told: dict[UUID, Especie] = {}
    for especie, pessoas in _by_weight(evento, sees):
        for pessoa_id in pessoas:
            told.setdefault(pessoa_id, especie)
    return {pk: especie for pk, especie in told.items() if pk != evento.autor_id and sees(pk)}


def _by_weight(evento: Evento, sees: Ve) -> Iterator[tuple[Especie, Iterable[UUID]]]:
    atendimento = evento.atendimento
    assunto = _subject(evento)
    yield Especie.MENCAO, _mentioned(evento)
    if evento.dados.get("delegado"):
        yield Especie.DELEGACAO, _delegado(atendimento)
    yield assunto, _named(evento)
    yield assunto, _delegado(atendimento)
    yield assunto, _followers(atendimento)
    if not evento.interno:
        yield assunto, _opposite(evento, sees)


def _subject(evento: Evento) -> Especie:
    assunto = ASSUNTO.get(Acao(evento.acao), Especie.ENCERRAMENTO)
    written = evento.parecer_id is not None and assunto == Especie.MUDANCA
    return Especie.PARECER if written else assunto


def _mentioned(evento: Evento) -> Iterable[UUID]:
    if evento.parecer_id is None:
        return ()
    return Mencao.objects.filter(parecer_id=evento.parecer_id).values_list("pessoa_id", flat=True)


def _delegado(atendimento: Atendimento) -> list[UUID]:
    """The delegado, and whoever stands in for him now."""
    if atendimento.delegado_id is None:
        return []
    agora = timezone.now()
    present = Substituicao.objects.filter(
        titular_id=atendimento.delegado_id, de__lte=agora, ate__gt=agora
    )
    return [atendimento.delegado_id, *present.values_list("substituto_id", flat=True)]


def _followers(atendimento: Atendimento) -> Iterable[UUID]:
    rows = Acompanhamento.objects.filter(atendimento=atendimento)
    return rows.values_list("pessoa_id", flat=True)


def _named(evento: Evento) -> Iterable[UUID]:
    """On a confidencial, who is in: told when it becomes one, and of whoever names himself."""
    if evento.acao not in (Acao.RESTRITO, Acao.NOMEADO):
        return ()
    named = Nomeado.objects.filter(atendimento_id=evento.atendimento_id)
    return [evento.atendimento.autor_id, *named.values_list("pessoa_id", flat=True)]


def _opposite(evento: Evento, sees: Ve) -> list[UUID]:
    by_cliente = evento.autor is not None and evento.autor.tipo == TipoPessoa.CLIENTE
    everybody = evento.autor is None or evento.acao in A_TODOS
    office = _office(evento.atendimento, sees) if by_cliente or everybody else []
    clients = _clients(evento.atendimento) if not by_cliente else []
    return [*office, *clients]


def _clients(atendimento: Atendimento) -> Iterable[UUID]:
    rights = AcessoEmpresa.objects.filter(empresa_id=atendimento.empresa_id, visualizar=True)
    return rights.values_list("pessoa_id", flat=True)


def _office(atendimento: Atendimento, sees: Ve) -> list[UUID]:
    """The first of these of whom anybody sees it: what a cliente asks must reach somebody.

    The delegado; the responsável of the departamento; its operadores; those who administer.
    """
    for group in _in_turn(atendimento):
        able = [pessoa_id for pessoa_id in group if sees(pessoa_id)]
        if able:
            return able
    return []


def _in_turn(atendimento: Atendimento) -> Iterator[Iterable[UUID]]:
    yield _delegado(atendimento)
    operadores = Pessoa.objects.operadores().ativas()
    departamento = atendimento.departamento
    if departamento is not None:
        yield [departamento.responsavel_id] if departamento.responsavel_id else []
        yield _ids(operadores.filter(acessos_departamento__departamento=departamento))
    yield _ids(operadores.filter(administrador=True))


def _ids(pessoas: PessoaQuerySet) -> Iterable[UUID]:
    return pessoas.values_list("pk", flat=True)
