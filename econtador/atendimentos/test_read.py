"""The verb `read`, the leituras and the unread counts."""

from econtador.atendimentos.models import Atendimento, Leitura
from tests.cena import PRAZO, Cena


def read(cena: Cena, das: Atendimento, quem: str) -> bool:
    """Open the atendimento on one's screen; return whether anything was new."""
    with cena.by(quem) as author:
        mine = Atendimento.objects.visible_to(author).get(pk=das.pk)
        return mine.read(author=author)


def unread(cena: Cena, quem: str) -> int:
    """Return how many atendimentos one of the cast has not read to the end."""
    with cena.by(quem) as viewer:
        return Atendimento.objects.visible_to(viewer).nao_lidos(viewer).count()


def rows(cena: Cena, quem: str) -> list[tuple[str, int]]:
    """Return who has read how far, as one of the cast sees it."""
    with cena.by(quem):
        return list(Leitura.objects.order_by("em", "id").values_list("pessoa__nome", "ate"))


def test_it_works(cena: Cena, das: Atendimento) -> None:
    assert unread(cena, "bruno") == 1
    assert read(cena, das, "bruno")
    assert unread(cena, "bruno") == 0
    assert rows(cena, "ana") == [("Célia Rocha", 1), ("Bruno Lima", 1)]


def test_a_second_reading_adds_nothing(cena: Cena, das: Atendimento) -> None:
    assert read(cena, das, "bruno")
    assert not read(cena, das, "bruno")
    assert len(rows(cena, "ana")) == 2


def test_reading_is_no_event_and_no_version(cena: Cena, das: Atendimento) -> None:
    read(cena, das, "bruno")
    assert (das.versao, cena.events(das)) == (1, ["aberto"])


def test_a_new_parecer_is_unread_for_each_other_person(cena: Cena, das: Atendimento) -> None:
    for quem in ("ana", "bruno", "rita"):
        read(cena, das, quem)
    cena.answer(das, "bruno", "Segue.")
    assert [unread(cena, quem) for quem in ("ana", "bruno", "celia", "rita")] == [1, 0, 1, 1]


def test_each_reading_tells_when_it_was_first_seen(cena: Cena, das: Atendimento) -> None:
    read(cena, das, "bruno")
    cena.answer(das, "celia", "Mais uma coisa.")
    read(cena, das, "bruno")
    assert [row for row in rows(cena, "ana") if row[0] == "Bruno Lima"] == [
        ("Bruno Lima", 1),
        ("Bruno Lima", 2),
    ]


def test_a_cliente_counts_public_pareceres_alone(cena: Cena, das: Atendimento) -> None:
    cena.answer(das, "bruno", "Cliente em atraso.", nota_interna=True)
    assert (unread(cena, "celia"), unread(cena, "ana")) == (0, 1)
    assert not read(cena, das, "celia")
    assert ("Célia Rocha", 2) not in rows(cena, "ana")


def test_an_author_who_reads_an_older_page_marks_only_what_it_showed(
    cena: Cena, das: Atendimento
) -> None:
    with cena.by("bruno") as bruno:
        page = Atendimento.objects.visible_to(bruno).get()
    cena.answer(das, "celia", "Mais uma coisa.")
    with cena.by("bruno") as bruno:
        page.read(author=bruno)
    assert unread(cena, "bruno") == 1


def test_a_cliente_sees_no_leitura_but_his_own(cena: Cena, das: Atendimento) -> None:
    for quem in ("ana", "bruno", "rita"):
        read(cena, das, quem)
    assert rows(cena, "celia") == [("Célia Rocha", 1)]
    assert rows(cena, "rita") == [("Rita Alves", 1)]
    assert len(rows(cena, "bruno")) == 4


def test_a_closed_atendimento_is_still_read(cena: Cena, das: Atendimento) -> None:
    cena.conclude(das, by="ana")
    assert read(cena, das, "bruno")


def test_the_system_reads_nothing(cena: Cena, das: Atendimento) -> None:
    with cena.by_sistema() as sistema:
        assert not das.read(author=sistema)
    assert rows(cena, "ana") == [("Célia Rocha", 1)]


def test_read_until_asks_for_all_of_a_page_at_once(cena: Cena, das: Atendimento) -> None:
    other = cena.open(by="bruno")
    with cena.by("celia") as celia:
        until = Leitura.objects.read_until(pessoa_id=celia.eu, atendimentos=[das.pk, other.pk])
    assert until == {das.pk: 1}


def test_the_moment_may_be_given(cena: Cena, das: Atendimento) -> None:
    with cena.by("bruno") as bruno:
        assert das.read(author=bruno, agora=PRAZO)
        assert Leitura.objects.get(pessoa=cena.pessoa("bruno")).em == PRAZO
