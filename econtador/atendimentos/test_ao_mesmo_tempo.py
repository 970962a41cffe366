"""Two people at once: real threads, real commits."""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections

from econtador.atendimentos.erros import AtendimentoFechado, VersaoAntiga
from econtador.atendimentos.models import Atendimento, Dados, Mudanca, NovoParecer, Parecer
from econtador.base.banco.viewing import viewing
from econtador.base.erros import DomainError
from econtador.base.viewer import Viewer
from tests.cena import Cena, in_days

Verb = Callable[[Atendimento, Viewer], object]
BLOCKED = """SELECT count(*) FROM pg_locks JOIN pg_stat_activity USING (pid)
              WHERE NOT granted AND datname = current_database()"""
LIMIT = 30  # seconds; a verb that hangs longer has found a deadlock


@pytest.fixture
def gravado(cena_gravada: Cena) -> Atendimento:
    """Célia's request, committed."""
    return cena_gravada.open()


def run(viewer: Viewer, atendimento: Atendimento, verb: Verb, before: Callable[[], object]) -> None:
    """Do a verb as somebody, in a connection of this thread's own, right after `before`."""
    try:
        with viewing(viewer):
            own = Atendimento.objects.visible_to(viewer).get(pk=atendimento.pk)
            before()
            verb(own, viewer)
    finally:
        connection.close()


def at_once(atendimento: Atendimento, *verbs: tuple[Viewer, Verb]) -> list[BaseException | None]:
    """Let everybody do his verb at the same moment; return what each was told."""
    start = Barrier(len(verbs))
    with ThreadPoolExecutor(len(verbs)) as threads:
        futures = [
            threads.submit(run, viewer, atendimento, verb, start.wait) for viewer, verb in verbs
        ]
        return [future.exception(LIMIT) for future in futures]


def wait_until_blocked() -> None:
    """Return when some connection of this database waits for a lock."""
    end = time.monotonic() + LIMIT
    while time.monotonic() < end:
        with connections["dono"].cursor() as cursor:
            cursor.execute(BLOCKED)
            row = cursor.fetchone()
        if row and row[0]:
            return
        time.sleep(0.02)
    raise AssertionError("ninguém ficou esperando")


def behind(cena: Cena, atendimento: Atendimento, first: Verb, second: Verb) -> Future[None]:
    """Start `second` (Célia) while `first` (Bruno) is done and not yet committed."""
    celia = cena.elenco.viewer("celia")
    with ThreadPoolExecutor(1) as threads:
        with cena.by("bruno") as bruno:
            own = Atendimento.objects.visible_to(bruno).get(pk=atendimento.pk)
            first(own, bruno)
            late = threads.submit(run, celia, atendimento, second, lambda: None)
            wait_until_blocked()
        late.exception(LIMIT)
    return late


def answer(atendimento: Atendimento, author: Viewer) -> None:
    atendimento.add_parecer(NovoParecer(texto=f"De {author.nome}."), author=author)


def conclude(atendimento: Atendimento, author: Viewer) -> None:
    atendimento.conclude(author=author)


def rename(atendimento: Atendimento, author: Viewer) -> None:
    dados = Dados(nome=f"De {author.nome}", providenciar_ate=in_days(0), versao=1)
    atendimento.edit(dados, author=author)


def everybody(cena: Cena) -> list[Viewer]:
    return [cena.elenco.viewer(nome) for nome in ("ana", "bruno", "celia", "rita")]


def test_every_parecer_is_kept_in_a_dense_order(cena_gravada: Cena, gravado: Atendimento) -> None:
    people = everybody(cena_gravada)
    assert at_once(gravado, *((viewer, answer) for viewer in people)) == [None] * 4
    with cena_gravada.by("ana"):
        gravado.refresh_from_db()
        rows = list(Parecer.objects.order_by("ordem").values_list("ordem", "ordem_publica"))
        texts = {parecer.texto for parecer in Parecer.objects.with_people()}
    assert rows == [(ordem, ordem) for ordem in range(1, 6)]
    assert (gravado.pareceres_total, gravado.pareceres_publicos, gravado.versao) == (5, 5, 5)
    assert {f"De {viewer.nome}." for viewer in people} < texts


def test_every_event_is_chained_after_the_one_before(
    cena_gravada: Cena, gravado: Atendimento
) -> None:
    at_once(gravado, *((viewer, answer) for viewer in everybody(cena_gravada)))
    with cena_gravada.by("ana"):
        ordens = list(gravado.eventos.order_by("ordem").values_list("ordem", flat=True))
    assert ordens == [1, 2, 3, 4, 5]


def test_an_answer_that_comes_after_the_end_is_refused(
    cena_gravada: Cena, gravado: Atendimento
) -> None:
    late = behind(cena_gravada, gravado, conclude, answer)
    assert isinstance(late.exception(), AtendimentoFechado)
    assert cena_gravada.events(gravado) == ["aberto", "encerrado"]


def test_an_answer_that_comes_before_the_end_is_kept(
    cena_gravada: Cena, gravado: Atendimento
) -> None:
    def cancel(atendimento: Atendimento, author: Viewer) -> None:
        atendimento.cancel("Resolvido.", author=author)

    late = behind(cena_gravada, gravado, answer, cancel)
    assert late.exception() is None
    assert cena_gravada.events(gravado) == ["aberto", "parecer", "cancelado"]


def test_the_second_of_two_endings_is_refused(cena_gravada: Cena, gravado: Atendimento) -> None:
    office = [viewer for viewer in everybody(cena_gravada) if viewer.operador]
    told = at_once(gravado, *((viewer, conclude) for viewer in office))
    assert sorted(type(erro).__name__ for erro in told) == ["AtendimentoFechado", "NoneType"]
    assert cena_gravada.events(gravado) == ["aberto", "encerrado"]


def test_the_second_of_two_changes_becomes_a_question(
    cena_gravada: Cena, gravado: Atendimento
) -> None:
    late = behind(cena_gravada, gravado, rename, rename)
    erro = late.exception()
    assert isinstance(erro, VersaoAntiga)
    assert erro.mudancas == [("Nome do atendimento", "Guia do DAS", "De Bruno Lima")]


def test_two_openings_get_different_numbers(cena_gravada: Cena, gravado: Atendimento) -> None:
    def open_another(_: Atendimento, author: Viewer) -> None:
        Atendimento.open(cena_gravada.pedido(), author=author)

    people = everybody(cena_gravada)
    assert at_once(gravado, *((viewer, open_another) for viewer in people)) == [None] * 4
    with cena_gravada.by_sistema():
        numbers = list(Atendimento.objects.order_by("numero").values_list("numero", flat=True))
    assert numbers == [1, 2, 3, 4, 5]


def test_one_person_in_two_windows_reads_once(cena_gravada: Cena, gravado: Atendimento) -> None:
    bruno = cena_gravada.elenco.viewer("bruno")

    def read(atendimento: Atendimento, author: Viewer) -> None:
        atendimento.read(author=author)

    assert at_once(gravado, (bruno, read), (bruno, read)) == [None, None]
    with cena_gravada.by("bruno") as viewer:
        assert gravado.leituras.filter(pessoa_id=viewer.eu).count() == 1


def propose(atendimento: Atendimento, author: Viewer) -> None:
    atendimento.propose_conclusion(author=author)


def confirm(atendimento: Atendimento, author: Viewer) -> None:
    atendimento.confirm_conclusion(author=author)


def refuse(atendimento: Atendimento, author: Viewer) -> None:
    atendimento.refuse_conclusion("Falta o recibo.", author=author)


def test_what_waits_is_answered_once(cena_gravada: Cena, gravado: Atendimento) -> None:
    """Célia confirms and Rita refuses: whoever comes second is told that it is settled."""
    with cena_gravada.by("bruno") as bruno:
        propose(gravado, bruno)
    celia, rita = cena_gravada.elenco.viewer("celia"), cena_gravada.elenco.viewer("rita")
    told = at_once(gravado, (celia, confirm), (rita, refuse))
    assert [isinstance(each, DomainError) for each in told].count(True) == 1
    assert len(cena_gravada.events(gravado)) == 3


def test_of_two_proposals_one_waits(cena_gravada: Cena, gravado: Atendimento) -> None:
    ana, bruno = cena_gravada.elenco.viewer("ana"), cena_gravada.elenco.viewer("bruno")
    told = at_once(gravado, (ana, propose), (bruno, propose))
    assert [type(each) for each in told if each] == [DomainError]
    assert cena_gravada.events(gravado) == ["aberto", "proposta"]


def test_of_two_moves_the_second_is_a_question(cena_gravada: Cena, gravado: Atendimento) -> None:
    def to(nome: str) -> Verb:
        def verb(atendimento: Atendimento, author: Viewer) -> None:
            fase = next(fase for fase in atendimento.fases() if fase.nome == nome)
            atendimento.move_to(Mudanca(fase=fase, versao=1), author=author)

        return verb

    ana, bruno = cena_gravada.elenco.viewer("ana"), cena_gravada.elenco.viewer("bruno")
    told = at_once(gravado, (ana, to("Documentos")), (bruno, to("Em execução")))
    assert [type(each) for each in told if each] == [VersaoAntiga]
    assert cena_gravada.events(gravado) == ["aberto", "fase"]


def test_who_writes_while_silence_runs_out_is_heard_or_refused(
    cena_gravada: Cena, gravado: Atendimento
) -> None:
    """Never both: either the parecer answers the proposta, or the atendimento had ended."""
    with cena_gravada.by("bruno") as bruno:
        propose(gravado, bruno)
    assert gravado.pendencia_ate is not None
    late = gravado.pendencia_ate

    def expire(atendimento: Atendimento, author: Viewer) -> None:
        atendimento.expire_conclusion(author=author, agora=late)

    celia = cena_gravada.elenco.viewer("celia")
    told = at_once(gravado, (celia, answer), (cena_gravada.elenco.sistema, expire))
    assert [isinstance(each, DomainError) for each in told].count(True) == 1
    assert cena_gravada.events(gravado)[2:] in (["parecer"], ["vencido"])
