"""Two administradores at once: real threads, real commits."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import IntegrityError, connection

from econtador.base.banco.viewing import viewing
from econtador.base.viewer import Viewer
from econtador.fluxo.conftest import Fluxo
from econtador.fluxo.models import Fase, FichaTipo, Tipo, UltimaFase
from econtador.fluxo.padroes import default_tipo
from tests.cena import Cena

LIMIT = 30  # seconds; who waits longer has found a deadlock
Verb = Callable[[Viewer], object]


def run(viewer: Viewer, verb: Verb, start: Barrier) -> None:
    """Do a verb in a connection of this thread's own, at the moment of the others."""
    try:
        start.wait()
        with viewing(viewer):
            verb(viewer)
    finally:
        connection.close()


def at_once(viewer: Viewer, *verbs: Verb) -> list[BaseException | None]:
    """Let everybody do his verb at the same moment; return what each was told."""
    start = Barrier(len(verbs))
    with ThreadPoolExecutor(len(verbs)) as threads:
        futures = [threads.submit(run, viewer, verb, start) for verb in verbs]
        return [future.exception(LIMIT) for future in futures]


def two_left(cena: Cena) -> Fluxo:
    """Archive all fases but two in which work begins, and the end."""
    with cena.by_sistema():
        Fase.objects.exclude(nome__in=["Triagem", "Documentos", "Concluído"]).update(ativa=False)
    return Fluxo(cena)


def archive(fase: Fase) -> Verb:
    return lambda author: fase.archive(author=author)


def past_the_verb(fase: Fase) -> Verb:
    return lambda _: Fase.objects.filter(pk=fase.pk).update(ativa=False)


def test_of_the_last_two_fases_one_stays(cena_gravada: Cena) -> None:
    fluxo = two_left(cena_gravada)
    ana = cena_gravada.elenco.viewer("ana")
    told = at_once(ana, *(archive(fluxo.fase(nome)) for nome in ("Triagem", "Documentos")))
    assert [type(each) for each in told if each] == [UltimaFase]
    assert len(fluxo.fases()) == 2


def test_the_database_keeps_it_past_the_verb_too(cena_gravada: Cena) -> None:
    fluxo = two_left(cena_gravada)
    ana = cena_gravada.elenco.viewer("ana")
    told = at_once(ana, *(past_the_verb(fluxo.fase(nome)) for nome in ("Triagem", "Documentos")))
    assert [type(each) for each in told if each] == [IntegrityError]
    assert len(fluxo.fases()) == 2


def test_of_two_new_defaults_the_later_is_it(cena_gravada: Cena) -> None:
    fluxo = Fluxo(cena_gravada)
    ana, fases = cena_gravada.elenco.viewer("ana"), [fluxo.fase("Triagem")]

    def add(nome: str) -> Verb:
        return lambda author: Tipo.add(FichaTipo(nome, fases, padrao=True), author=author)

    assert at_once(ana, add("Um"), add("Outro")) == [None, None]
    with cena_gravada.by("ana"):
        assert default_tipo(ana.escritorio_id, None).nome in ("Um", "Outro")
        assert Tipo.objects.filter(padrao=True, departamento=None).count() == 1


def test_the_database_keeps_a_default_at_the_end_of_the_transaction(cena_gravada: Cena) -> None:
    ana = cena_gravada.elenco.viewer("ana")
    (told,) = at_once(ana, lambda _: Tipo.objects.filter(nome="Geral").update(padrao=False))
    assert isinstance(told, IntegrityError)
    with cena_gravada.by("ana"):
        assert default_tipo(ana.escritorio_id, None).nome == "Geral"


def test_moves_of_everybody_leave_one_order(cena_gravada: Cena) -> None:
    fluxo = Fluxo(cena_gravada)
    before = fluxo.fases()
    ana = cena_gravada.elenco.viewer("ana")
    moved = [fluxo.fase(nome) for nome in before[:3]]
    verbs = [lambda author, fase=fase: fase.move(1, author=author) for fase in moved]
    assert at_once(ana, *verbs) == [None] * 3
    with cena_gravada.by("ana"):
        places = list(Fase.objects.order_by("ordem").values_list("ordem", flat=True))
    assert places == list(range(len(before)))
    assert sorted(fluxo.fases()) == sorted(before)
