"""The demo data: the cast, its office and six months of atendimentos, played through the verbs."""

from collections.abc import Callable, Iterable
from datetime import datetime

from django.db import transaction

from econtador.acessos.models import AcessoDepartamento, AcessoEmpresa
from econtador.atendimentos.demo import carteira, cenario
from econtador.atendimentos.demo.autor import Autor
from econtador.atendimentos.demo.elenco import Elenco, create_cast
from econtador.atendimentos.demo.encenacao import Palco
from econtador.atendimentos.demo.historias import Historias
from econtador.atendimentos.demo.roteiro import Roteiro
from econtador.base.banco.viewing import viewing
from econtador.base.viewer import Viewer
from econtador.escritorios.models import Escritorio

AURORA, BOREAL = 300, 9
SEMENTE_DA_AURORA, SEMENTE_DO_BOREAL = 20_000, 70_000
Conta = Callable[[str], None]


@transaction.atomic
def create_demo(agora: datetime, conta: Conta, *, quantos: int = AURORA) -> Elenco:
    """Create everything in one transaction and return the cast; `conta` is told what is being done.

    `agora` is the moment up to which the story goes; the same moment gives the same story.
    """
    conta("o elenco")
    elenco = create_cast()
    with viewing(elenco.sistema):
        conta("as empresas e as pessoas")
        _fill_office(elenco)
        autor = Autor(cenario.load(elenco.aurora), agora)
        historias = list(Historias(autor).tell())
        conta(f"{quantos} atendimentos")
        _play(autor, [*historias, *_plans(autor, SEMENTE_DA_AURORA, quantos - len(historias))])
    conta("o outro escritório")
    _tell_boreal(elenco, agora)
    return elenco


def _fill_office(elenco: Elenco) -> None:
    pk = elenco.aurora.pk
    carteira.create_operadores(pk, elenco.departamentos)
    empresas = carteira.create_empresas(pk)
    carteira.create_clientes(pk, elenco.departamentos, empresas)


def _tell_boreal(elenco: Elenco, agora: datetime) -> None:
    boreal: Escritorio = elenco.boreal
    with viewing(Viewer.sistema(boreal.pk)):
        iara = carteira.admit(boreal.pk, "Iara Matos", "norte.example", "cliente")
        otto = elenco.pessoas["otto"]
        acessos = AcessoDepartamento.objects.filter(pessoa=otto).select_related("departamento")
        AcessoDepartamento.grant(iara, *(acesso.departamento for acesso in acessos))
        AcessoEmpresa.grant(iara, elenco.norte, "criar", "editar", "excluir")
        autor = Autor(cenario.load(boreal), agora)
        _play(autor, _plans(autor, SEMENTE_DO_BOREAL, BOREAL, since=0.6))


def _plans(autor: Autor, semente: int, count: int, since: float = 0.0) -> list[Roteiro]:
    places = (since + (1 - since) * (n + 0.5) / count for n in range(count))
    return [autor.write(semente + n, place) for n, place in enumerate(places)]


def _play(autor: Autor, roteiros: Iterable[Roteiro]) -> None:
    # in order of opening, since numbers are given in it
    palco = Palco(autor.cenario)
    for roteiro in sorted(roteiros, key=lambda roteiro: roteiro.abertura.em):
        palco.play(roteiro)
