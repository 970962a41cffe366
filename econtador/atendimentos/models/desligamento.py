"""Handing over what is a person's when he leaves: atendimentos, departamentos, and his place."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from uuid import UUID

from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Greatest
from django.utils import timezone

from econtador.acessos.models import AcessoDepartamento, Substituicao
from econtador.atendimentos.models.atendimento import Atendimento
from econtador.atendimentos.models.desfecho import Nomeado
from econtador.atendimentos.models.escolhas import Acao
from econtador.atendimentos.models.evento import Evento
from econtador.atendimentos.models.restricao import confidential_of_office
from econtador.base.erros import DadoInvalido
from econtador.base.models import Mudanca
from econtador.base.viewer import Viewer
from econtador.departamentos.models import Departamento
from econtador.fluxo.models import SemAcesso
from econtador.pessoas.models import Convite, Pessoa

NUMEROS = 30


@dataclass(frozen=True, slots=True)
class Sucessao:
    """Who takes over: `geral`, and for some departamentos (ids; None is *without*) somebody else.

    None as the person is nobody: what was his stays without responsável.
    """

    geral: Pessoa | None = None
    outros: Mapping[UUID | None, Pessoa | None] = field(default_factory=dict)

    def of(self, departamento_id: UUID | None) -> Pessoa | None:
        return self.outros.get(departamento_id, self.geral)

    @property
    def pessoas(self) -> set[Pessoa]:
        return {each for each in (self.geral, *self.outros.values()) if each}


@dataclass(slots=True)
class Passagem:
    """What was handed over, for the report."""

    passados: Counter[str] = field(default_factory=Counter)
    sem_ninguem: int = 0
    impedidos: list[int] = field(default_factory=list)
    fechados: list[int] = field(default_factory=list)
    departamentos: list[Mudanca] = field(default_factory=list)

    def lines(self) -> list[Mudanca]:
        """Return the report as the audit keeps it: (what, from, to)."""
        passed = [(f"Atendimentos passados a {nome}", "", f"{n}") for nome, n in self._by_name()]
        rest = {
            "Atendimentos sem responsável": str(self.sem_ninguem or ""),
            "Sem responsável porque quem assume não tem acesso": _numbers(self.impedidos),
            "Confidenciais que só quem está incluído passa": _numbers(self.fechados),
        }
        left = [(rotulo, "", texto) for rotulo, texto in rest.items() if texto]
        return [*self.departamentos, *passed, *left]

    def _by_name(self) -> list[tuple[str, int]]:
        return sorted(self.passados.items())


@transaction.atomic
def dismiss(
    pessoa: Pessoa, sucessao: Sucessao, *, author: Viewer, agora: datetime | None = None
) -> Passagem:
    """Deactivate `pessoa` and hand over all that is his at once; each atendimento has its event.

    An atendimento that the successor may not have (tipo without access, confidencial in which he
    is not named) stays without responsável; a confidencial that the author does not see stays as
    it is. Raises UltimoAdministrador, PessoaInativa, and DadoInvalido for who cannot take over.
    """
    author.require_administrador()
    pessoa.lock()
    em = agora or timezone.now()
    _check(pessoa, sucessao)
    passagem = Passagem(fechados=_sealed(pessoa, author))
    _hand_over_departamentos(pessoa, sucessao, passagem)
    _hand_over_atendimentos(pessoa, sucessao, passagem, author, em)
    _end_what_runs(pessoa, author, em)
    pessoa.deactivate(author=author, mudancas=passagem.lines())
    return passagem


def _check(pessoa: Pessoa, sucessao: Sucessao) -> None:
    for each in sucessao.pessoas:
        able = each.ativa and each.operador and each.escritorio_id == pessoa.escritorio_id
        if not able or each == pessoa:
            raise DadoInvalido("Quem assume é outro operador ativo do escritório.", "geral")


def _sealed(pessoa: Pessoa, author: Viewer) -> list[int]:
    """Return the numbers of confidenciais in the person's name that the author may not touch."""
    own = [row for row in confidential_of_office(author) if row[2] == pessoa.nome]
    ids = [row[0] for row in own]
    seen = set(Atendimento.objects.filter(pk__in=ids).values_list("pk", flat=True))
    return sorted(numero for pk, numero, _ in own if pk not in seen)


def _hand_over_departamentos(pessoa: Pessoa, sucessao: Sucessao, passagem: Passagem) -> None:
    own = Departamento.objects.select_for_update(no_key=True).filter(responsavel=pessoa)
    for departamento in own.in_order():
        novo = sucessao.of(departamento.pk)
        departamento.entrust_to(novo)
        if novo:
            AcessoDepartamento.grant(novo, departamento)
        rotulo = f"Responsável por {departamento}"
        passagem.departamentos.append((rotulo, pessoa.nome, novo.nome if novo else ""))


def _hand_over_atendimentos(
    pessoa: Pessoa, sucessao: Sucessao, passagem: Passagem, author: Viewer, em: datetime
) -> None:
    rows = _locked(pessoa, author)
    able = _Aptos(sucessao.pessoas, rows)
    placed = [(row, able.or_nobody(sucessao.of(row.departamento_id), row)) for row in rows]
    passagem.impedidos = sorted(
        row.numero for row, novo in placed if novo is None and sucessao.of(row.departamento_id)
    )
    passagem.sem_ninguem = sum(novo is None for _, novo in placed) - len(passagem.impedidos)
    passagem.passados = Counter(novo.nome for _, novo in placed if novo)
    _delegate(placed, em)
    Evento.objects.bulk_create(
        (_event(row, pessoa, novo, author, em) for row, novo in placed), batch_size=1000
    )


def _locked(pessoa: Pessoa, author: Viewer) -> list[Atendimento]:
    seen = Atendimento.objects.visible_to(author).abertos().filter(delegado=pessoa)
    return list(seen.select_for_update(of=("self",)).order_by("pk"))


class _Aptos:
    """Which successor may have which atendimento: two queries, whatever their number."""

    def __init__(self, pessoas: Iterable[Pessoa], rows: Iterable[Atendimento]) -> None:
        bound = [pessoa.pk for pessoa in pessoas if not pessoa.administrador]
        barred = SemAcesso.objects.filter(pessoa_id__in=bound)
        self._barred = set(barred.values_list("pessoa_id", "tipo_id"))
        sealed = [row.pk for row in rows if row.confidencial]
        named = Nomeado.objects.filter(atendimento_id__in=sealed)
        self._named = set(named.values_list("pessoa_id", "atendimento_id"))

    def or_nobody(self, pessoa: Pessoa | None, row: Atendimento) -> Pessoa | None:
        if pessoa is None or (pessoa.pk, row.tipo_id) in self._barred:
            return None
        inside = row.autor_id == pessoa.pk or (pessoa.pk, row.pk) in self._named
        return pessoa if inside or not row.confidencial else None


def _delegate(placed: list[tuple[Atendimento, Pessoa | None]], em: datetime) -> None:
    def successor(pair: tuple[Atendimento, Pessoa | None]) -> str:
        return str(pair[1].pk) if pair[1] else ""

    for pk, group in groupby(sorted(placed, key=successor), key=successor):
        Atendimento.objects.filter(pk__in=[row.pk for row, _ in group]).update(
            delegado_id=pk or None,
            versao=F("versao") + 1,
            atividade_em=Greatest(F("atividade_em"), Value(em)),
        )


def _event(
    row: Atendimento, antes: Pessoa, novo: Pessoa | None, author: Viewer, em: datetime
) -> Evento:
    return Evento(
        escritorio_id=row.escritorio_id,
        empresa_id=row.empresa_id,
        atendimento_id=row.pk,
        acao=Acao.DELEGADO,
        autor_id=author.pessoa_id,
        em=em,
        dados={
            "versao": row.versao + 1,
            "de": antes.nome,
            "delegado": novo.nome if novo else "",
        },
    )


def _end_what_runs(pessoa: Pessoa, author: Viewer, em: datetime) -> None:
    for convite in Convite.objects.abertos().filter(pessoa=pessoa):
        convite.cancel(author=author)
    running = Substituicao.objects.nao_terminadas(em).of(pessoa.pk).with_people()
    for substituicao in running:
        substituicao.end(author=author, agora=em)


def _numbers(numeros: list[int]) -> str:
    shown = ", ".join(map(str, numeros[:NUMEROS]))
    more = len(numeros) - NUMEROS
    return f"{shown} e mais {more}" if more > 0 else shown
