"""The stage: who and what an escritório has, read once, as plain values."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from econtador.acessos.models import AcessoDepartamento, AcessoEmpresa
from econtador.base.texto import fold
from econtador.departamentos.models import Departamento
from econtador.empresas.models import Empresa
from econtador.escritorios.models import Escritorio
from econtador.fluxo.models import Fase, ItemModelo, Tipo, TipoFase
from econtador.pessoas.models import Pessoa
from econtador.prazos.prazo import Prazo

# First names that end otherwise than the person would.
MASCULINOS = {"luca", "ubirajara", "zeca"}
FEMININOS = {"alice", "beatriz", "carmen", "isabel", "raquel", "simone", "tatiane"}


@dataclass(frozen=True, slots=True)
class Papel:
    """A person of the story. `o` ends what the person says of himself ("obrigado", "obrigada")."""

    id: UUID
    nome: str
    cliente: bool
    o: str

    @property
    def primeiro(self) -> str:
        return self.nome.split()[0]


@dataclass(frozen=True, slots=True)
class Lugar:
    """An empresa with its clientes."""

    id: UUID
    nome: str
    documento: str
    tipo_documento: str
    uf: str
    fuso: str
    clientes: tuple[Papel, ...]


@dataclass(frozen=True, slots=True)
class TipoDeCena:
    """What an atendimento takes from its tipo; `itens` are (rótulo, whether it is mandatory)."""

    id: UUID
    fase_id: UUID
    prazo: Prazo
    prioridade: int
    itens: tuple[tuple[str, bool], ...] = ()


@dataclass(frozen=True)
class Cenario:
    """One escritório; None stands for the work that has no departamento."""

    escritorio_id: UUID
    fuso: str
    departamentos: dict[str | None, UUID | None]
    padroes: dict[str | None, TipoDeCena]
    tipos: dict[str, TipoDeCena]
    equipe: dict[str | None, tuple[Papel, ...]]
    chefe: Papel
    lugares: tuple[Lugar, ...] = field(default=())

    @cached_property
    def pessoas(self) -> dict[str, Papel]:
        """Return everybody by full name."""
        operadores = (papel for equipe in self.equipe.values() for papel in equipe)
        clientes = (papel for lugar in self.lugares for papel in lugar.clientes)
        return {papel.nome: papel for papel in (*operadores, *clientes)}

    def lugar(self, nome: str) -> Lugar:
        """Return the empresa of that name."""
        return next(lugar for lugar in self.lugares if lugar.nome == nome)


def load(escritorio: Escritorio, using: str = "default") -> Cenario:
    """Read the stage of `escritorio`: active people, integrated empresas that have clientes.

    The caller is inside `viewing`, or gives a database alias that needs no viewer.
    """
    pk = escritorio.pk
    departamentos = {d.nome: d.pk for d in Departamento.objects.using(using).filter(escritorio=pk)}
    pessoas = Pessoa.objects.using(using).filter(escritorio=pk, ativa=True).order_by("pk")
    papeis = {pessoa.pk: _papel(pessoa) for pessoa in pessoas}
    padroes, tipos = _tipos(pk, using)
    equipe = _equipe(papeis, departamentos, using)
    chefe = next(pessoa.pk for pessoa in pessoas if pessoa.administrador)
    return Cenario(
        escritorio_id=pk,
        fuso=escritorio.fuso,
        departamentos=dict[str | None, UUID | None](departamentos) | {None: None},
        padroes=padroes,
        tipos=tipos,
        equipe=equipe,
        chefe=papeis[chefe],
        lugares=_lugares(pk, papeis, using),
    )


def _papel(pessoa: Pessoa) -> Papel:
    primeiro = fold(pessoa.nome).split()[0]
    feminine = primeiro in FEMININOS or (primeiro.endswith("a") and primeiro not in MASCULINOS)
    return Papel(pessoa.pk, pessoa.nome, pessoa.tipo == "cliente", "a" if feminine else "o")


def _tipos(pk: UUID, using: str) -> tuple[dict[str | None, TipoDeCena], dict[str, TipoDeCena]]:
    ligacoes = TipoFase.objects.using(using).filter(escritorio=pk).order_by("-ordem")
    first = dict(ligacoes.values_list("tipo_id", "fase_id"))
    itens = _itens(pk, using)
    fase = Fase.objects.using(using).filter(escritorio=pk, ativa=True).order_by("ordem")[0].pk
    padroes: dict[str | None, TipoDeCena] = {}
    tipos: dict[str, TipoDeCena] = {}
    ativos = Tipo.objects.using(using).filter(escritorio=pk, ativo=True)
    for tipo in ativos.select_related("departamento"):
        prazo = Prazo(tipo.prazo_valor, tipo.prazo_unidade)  # type: ignore[arg-type] # its choices
        tipos[tipo.nome] = TipoDeCena(
            tipo.pk,
            first.get(tipo.pk, fase),
            prazo,
            tipo.prioridade_padrao,
            tuple(itens[tipo.pk]),
        )
        if tipo.padrao:
            nome = tipo.departamento.nome if tipo.departamento else None
            padroes[nome] = tipos[tipo.nome]
    return padroes, tipos


def _itens(pk: UUID, using: str) -> dict[UUID, list[tuple[str, bool]]]:
    itens: dict[UUID, list[tuple[str, bool]]] = defaultdict(list)
    rows = ItemModelo.objects.using(using).filter(escritorio=pk, ativo=True).in_order()
    for tipo_id, rotulo, obrigatorio in rows.values_list("tipo", "rotulo", "obrigatorio"):
        itens[tipo_id].append((rotulo, obrigatorio))
    return itens


def _equipe(
    papeis: dict[UUID, Papel], departamentos: dict[str, UUID], using: str
) -> dict[str | None, tuple[Papel, ...]]:
    nomes = {pk: nome for nome, pk in departamentos.items()}
    acessos = AcessoDepartamento.objects.using(using).filter(departamento__in=nomes)
    equipe: dict[str | None, list[Papel]] = defaultdict(list)
    for pessoa_id, departamento_id in acessos.order_by("pk").values_list("pessoa", "departamento"):
        papel = papeis.get(pessoa_id)
        if papel and not papel.cliente:
            equipe[nomes[departamento_id]].append(papel)
    todos = {papel for parte in equipe.values() for papel in parte}
    equipe[None] = sorted(todos, key=lambda papel: papel.id)
    return {nome: tuple(parte) for nome, parte in equipe.items()}


def _lugares(pk: UUID, papeis: dict[UUID, Papel], using: str) -> tuple[Lugar, ...]:
    acessos = AcessoEmpresa.objects.using(using).filter(escritorio=pk, criar=True).order_by("pk")
    clientes: dict[UUID, list[Papel]] = defaultdict(list)
    for empresa_id, pessoa_id in acessos.values_list("empresa", "pessoa"):
        if pessoa_id in papeis:
            clientes[empresa_id].append(papeis[pessoa_id])
    empresas = Empresa.objects.using(using).filter(escritorio=pk, integrada=True, ativa=True)
    return tuple(
        Lugar(e.pk, e.nome, e.documento, e.tipo_documento, e.uf, e.fuso, tuple(clientes[e.pk]))
        for e in empresas.order_by("pk")
        if e.pk in clientes
    )
