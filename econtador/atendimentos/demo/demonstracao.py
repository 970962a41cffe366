"""The demo data: the cast, its office and six months of atendimentos, played through the verbs."""

from collections.abc import Callable
from datetime import datetime
from itertools import islice

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
from econtador.contas.models import Conta
from econtador.escritorios.models import Escritorio, Numeracao

AURORA, BOREAL = 300, 9
SEMENTE_DA_AURORA, SEMENTE_DO_BOREAL = 20_000, 70_000
BOREAL_COMECA = 0.6
UMA_DO_ELENCO = "ana@aurora.example"
Relato = Callable[[str], None]


def create_demo(agora: datetime, relato: Relato, *, quantos: int = AURORA) -> Elenco:
    """Create everything and return the cast; `relato` is told what is being done.

    `agora` is the moment up to which the story goes; the same moment gives the same story. People
    and companies come in one transaction, each atendimento in its own (one for all would take a
    third longer): where it was interrupted, `finish_demo` goes on.
    """
    relato("criando o elenco")
    elenco = _set_stage()
    finish_demo(elenco.aurora, elenco.boreal, agora, relato, quantos=quantos)
    return elenco


def finish_demo(
    aurora: Escritorio, boreal: Escritorio, agora: datetime, relato: Relato, *, quantos: int
) -> None:
    """Play what is still to be played in both offices."""
    relato(f"criando {quantos} atendimentos")
    _play(aurora, agora, lambda autor: _of_aurora(autor, quantos))
    relato("criando o outro escritório")
    _play(boreal, agora, _of_boreal)


def find_unfinished(quantos: int = AURORA) -> tuple[Escritorio, Escritorio] | None:
    """Return both offices of a demo that was interrupted, or None. As `dono`: nobody is looking."""
    offices = Escritorio.objects.using("dono").filter(numeracao__isnull=False)
    aurora = offices.filter(nome="Contábil Aurora").select_related("numeracao").first()
    boreal = offices.filter(nome="Contábil Boreal").select_related("numeracao").first()
    is_demo = Conta.objects.using("dono").filter(email=UMA_DO_ELENCO).exists()
    if aurora is None or boreal is None or not is_demo:
        return None
    done = aurora.numeracao.ultimo >= quantos and boreal.numeracao.ultimo >= BOREAL
    return None if done else (aurora, boreal)


@transaction.atomic
def _set_stage() -> Elenco:
    elenco = create_cast()
    pk = elenco.aurora.pk
    with viewing(elenco.sistema):
        carteira.create_operadores(pk, elenco.departamentos)
        empresas = carteira.create_empresas(pk)
        carteira.create_clientes(pk, elenco.departamentos, empresas)
    with viewing(Viewer.sistema(elenco.boreal.pk)):
        _give_boreal_a_cliente(elenco)
    return elenco


def _give_boreal_a_cliente(elenco: Elenco) -> None:
    iara = carteira.admit(elenco.boreal.pk, "Iara Matos", "norte.example", "cliente")
    acessos = AcessoDepartamento.objects.filter(pessoa=elenco.pessoas["otto"])
    departamentos = [acesso.departamento for acesso in acessos.select_related("departamento")]
    AcessoDepartamento.grant(iara, *departamentos)
    AcessoEmpresa.grant(iara, elenco.norte, "criar", "editar", "excluir")


def _of_aurora(autor: Autor, quantos: int) -> list[Roteiro]:
    historias = list(Historias(autor).tell())
    return historias + _plans(autor, SEMENTE_DA_AURORA, quantos - len(historias))


def _of_boreal(autor: Autor) -> list[Roteiro]:
    return _plans(autor, SEMENTE_DO_BOREAL, BOREAL, since=BOREAL_COMECA)


def _plans(autor: Autor, semente: int, count: int, since: float = 0.0) -> list[Roteiro]:
    places = (since + (1 - since) * (n + 0.5) / count for n in range(count))
    return [autor.write(semente + n, place) for n, place in enumerate(places)]


def _play(escritorio: Escritorio, agora: datetime, write: Callable[[Autor], list[Roteiro]]) -> None:
    with viewing(Viewer.sistema(escritorio.pk)):
        autor = Autor(cenario.load(escritorio), agora)
        palco = Palco(autor.cenario)
        done = Numeracao.objects.get(escritorio=escritorio).ultimo
    # in order of opening, in which numbers are given: so the last number tells how many are there
    roteiros = sorted(write(autor), key=lambda roteiro: roteiro.abertura.em)
    for roteiro in islice(roteiros, done, None):
        with transaction.atomic():
            palco.play(roteiro)
