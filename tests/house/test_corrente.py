"""The chain of the histórico: it holds as it was written, and a change in the past shows."""

import pytest

from econtador.atendimentos.models import Parecer
from econtador.atendimentos.models.parecer import text_hash
from tests.cena import Cena
from tests.house.consulta import column, execute

BROKEN = """
SELECT atendimento_id FROM (
    SELECT c.*, lag(elo) OVER (PARTITION BY atendimento_id ORDER BY ordem) AS antes,
           row_number() OVER (PARTITION BY atendimento_id ORDER BY ordem) AS lugar,
           elo_do_evento(coalesce(lag(elo) OVER (PARTITION BY atendimento_id ORDER BY ordem), ''),
                         ROW(c.*)::atendimentos_evento) AS esperado
      FROM {0} c) AS corrente
 WHERE elo IS DISTINCT FROM esperado OR ordem <> lugar
"""
TAMPERINGS = {
    "another author": "UPDATE copia SET autor_id = gen_random_uuid() WHERE ordem = 2",
    "no author": "UPDATE copia SET autor_id = NULL WHERE ordem = 2",
    "another moment": "UPDATE copia SET em = em + interval '1 microsecond' WHERE ordem = 2",
    "another action": "UPDATE copia SET acao = 'nota' WHERE ordem = 2",
    "another sentence": "UPDATE copia SET dados = dados || '{\"versao\": 9}' WHERE ordem = 2",
    "hidden": "UPDATE copia SET interno = NOT interno WHERE ordem = 2",
    "another parecer": "UPDATE copia SET parecer_id = NULL WHERE ordem = 2",
    "another empresa": "UPDATE copia SET empresa_id = gen_random_uuid() WHERE ordem = 2",
    "one taken out": "DELETE FROM copia WHERE ordem = 2",
    "two swapped": "UPDATE copia SET ordem = 5 - ordem WHERE ordem IN (2, 3)",
    "one put in": "UPDATE copia SET ordem = ordem + 1 WHERE ordem > 2",
}


@pytest.fixture
def historia(cena_gravada: Cena) -> Cena:
    """Two atendimentos, committed, with a story each."""
    for _ in range(2):
        das = cena_gravada.open()
        cena_gravada.answer(das, "bruno", "Segue a guia.")
        cena_gravada.answer(das, "bruno", "Cliente em atraso.", nota_interna=True)
        cena_gravada.delegate(das, "bruno", "carla")
        cena_gravada.conclude(das)
    return cena_gravada


def broken(table: str = "atendimentos_evento") -> list[object]:
    """Return the atendimento of every event whose link does not hold."""
    return column(BROKEN.format(table), alias="dono")


def copy() -> None:
    execute("CREATE TEMP TABLE copia AS SELECT * FROM atendimentos_evento", alias="dono")


def test_it_holds(historia: Cena) -> None:
    assert column("SELECT count(*) FROM atendimentos_evento", alias="dono") == [10]
    assert broken() == []


def test_each_atendimento_has_a_chain_of_its_own(historia: Cena) -> None:
    ordens = column("SELECT ordem FROM atendimentos_evento ORDER BY em, ordem", alias="dono")
    assert ordens == [1, 2, 3, 4, 5] * 2


def test_an_untouched_copy_holds_too(historia: Cena) -> None:
    copy()
    assert broken("copia") == []


@pytest.mark.parametrize("change", TAMPERINGS.values(), ids=TAMPERINGS)
def test_a_tampered_copy_does_not(historia: Cena, change: str) -> None:
    copy()
    assert execute(change, alias="dono") > 0
    assert broken("copia")


def test_nobody_writes_his_own_link(historia: Cena) -> None:
    """The trigger sets place and link, whatever was offered."""
    with historia.by("bruno"):
        das = Parecer.objects.filter(ordem=1)[0].atendimento
        evento = das.eventos.model.objects.create(
            escritorio_id=das.escritorio_id,
            empresa_id=das.empresa_id,
            atendimento_id=das.pk,
            acao="bola",
            autor_id=historia.pk("bruno"),
            em=das.aberto_em,
            ordem=1,
            elo=b"forjado",
        )
        evento.refresh_from_db()
    assert evento.ordem == 6
    assert broken() == []


def test_it_covers_the_text_by_its_hash(historia: Cena) -> None:
    with historia.by("bruno"):
        for parecer in Parecer.objects.with_people():
            assert parecer.texto_sha256 == text_hash(parecer.texto)


def test_it_still_holds_after_a_text_was_anonymised(historia: Cena) -> None:
    blank = "UPDATE atendimentos_parecertexto SET texto = '', anonimizado_em = now()"
    assert execute(blank, alias="dono") == 6
    assert broken() == []
