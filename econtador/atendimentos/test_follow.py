"""The verbs `follow` and `unfollow`."""

import pytest
from django.db import DatabaseError, IntegrityError

from econtador.atendimentos.models import Acompanhamento, Atendimento
from econtador.base.erros import SemPermissao
from tests.cena import Cena
from tests.ciclo import SEGUNDA, hours


def follow(cena: Cena, das: Atendimento, quem: str) -> None:
    with cena.by(quem) as author:
        das.follow(author=author, agora=SEGUNDA)


def followers(cena: Cena, das: Atendimento, quem: str | None = None) -> set[str]:
    """Return the names that somebody, or the system, is shown."""
    with cena.by(quem) if quem else cena.by_sistema():
        rows = das.acompanhamentos.select_related("pessoa")
        return {row.pessoa.nome for row in rows}


@pytest.mark.parametrize("quem", ["ana", "celia", "rita"])
def test_it_works(cena: Cena, das: Atendimento, quem: str) -> None:
    follow(cena, das, quem)
    assert followers(cena, das) == {cena.pessoa(quem).nome}
    with cena.by(quem) as viewer:
        assert das.followed_by(viewer)
        assert das.acompanhamentos.get().em == SEGUNDA


def test_nothing_changes_in_the_atendimento(cena: Cena, das: Atendimento) -> None:
    follow(cena, das, "ana")
    assert cena.events(das) == ["aberto"]
    with cena.by("ana"):
        das.refresh_from_db()
    assert das.versao == 1


def test_twice_is_once(cena: Cena, das: Atendimento) -> None:
    follow(cena, das, "ana")
    with cena.by("ana") as ana:
        das.follow(author=ana, agora=hours(1))
        assert das.acompanhamentos.get().em == SEGUNDA


def test_no_longer(cena: Cena, das: Atendimento) -> None:
    for quem in ("ana", "bruno"):
        follow(cena, das, quem)
    with cena.by("ana") as ana:
        das.unfollow(author=ana)
        das.unfollow(author=ana)
        assert not das.followed_by(ana)
    assert followers(cena, das) == {"Bruno Lima"}


def test_a_closed_one_may_be_followed(cena: Cena, das: Atendimento) -> None:
    cena.conclude(das)
    follow(cena, das, "ana")
    assert followers(cena, das) == {"Ana Prado"}


def test_the_system_follows_nothing(cena: Cena, das: Atendimento) -> None:
    with pytest.raises(SemPermissao), cena.by_sistema() as sistema:
        das.follow(author=sistema)


@pytest.mark.parametrize("quem", ["davi", "otto"])
def test_who_does_not_see_it_does_not_follow(cena: Cena, das: Atendimento, quem: str) -> None:
    with pytest.raises((DatabaseError, IntegrityError)):
        follow(cena, das, quem)


def test_the_office_sees_who_follows_and_a_cliente_only_himself(
    cena: Cena, das: Atendimento
) -> None:
    for quem in ("ana", "celia", "rita"):
        follow(cena, das, quem)
    assert followers(cena, das, "bruno") == {"Ana Prado", "Célia Rocha", "Rita Alves"}
    assert followers(cena, das, "celia") == {"Célia Rocha"}
    assert followers(cena, das, "davi") == followers(cena, das, "otto") == set()


def test_a_cliente_follows_for_nobody_else(cena: Cena, das: Atendimento) -> None:
    other = Acompanhamento(
        escritorio_id=das.escritorio_id,
        empresa_id=das.empresa_id,
        atendimento_id=das.pk,
        pessoa=cena.pessoa("rita"),
        em=SEGUNDA,
    )
    with pytest.raises(DatabaseError, match="row-level security"), cena.by("celia"):
        other.save(force_insert=True)
