"""Plans: the same number, the same story; in order of time; with the shares of a real office."""

from collections import Counter
from itertools import pairwise

from econtador.atendimentos.demo.autor import Autor
from econtador.atendimentos.demo.roteiro import Escreve, Restringe, Roteiro, Vira
from econtador.atendimentos.models import Status

QUANTOS = 1500


def many(autor: Autor) -> list[Roteiro]:
    return [autor.write(n, (n + 0.5) / QUANTOS) for n in range(QUANTOS)]


def end_of(roteiro: Roteiro) -> Status:
    turns = [passo.status for passo in roteiro.passos if isinstance(passo, Vira)]
    return turns[-1] if turns else Status.ABERTO


def test_the_same_number_gives_the_same_plan(autor: Autor, agora) -> None:
    assert autor.write(7, 0.3) == Autor(autor.cenario, agora).write(7, 0.3)
    assert autor.write(7, 0.3) != autor.write(8, 0.3)


def test_steps_come_in_order_of_time_and_not_from_the_future(autor: Autor, agora) -> None:
    for roteiro in many(autor):
        moments = [passo.em for passo in roteiro.passos]
        assert moments == sorted(moments), roteiro
        assert moments[-1] <= agora


def test_openings_follow_the_numbers(autor: Autor) -> None:
    openings = [roteiro.abertura.em for roteiro in many(autor)]
    disorder = sum(one > other for one, other in pairwise(openings))
    assert disorder < QUANTOS / 50
    assert (openings[-1] - openings[0]).days > 170


def test_one_in_eight_is_open_and_some_ended_otherwise(autor: Autor) -> None:
    ends = Counter(end_of(roteiro) for roteiro in many(autor))
    assert 0.09 < ends[Status.ABERTO] / QUANTOS < 0.15
    assert 0.02 < ends[Status.CANCELADO] / QUANTOS < 0.06


def test_conversations_have_three_pareceres_and_at_most_eight(autor: Autor) -> None:
    sizes = [len(list(roteiro.pareceres())) for roteiro in many(autor)]
    assert 2.7 < sum(sizes) / QUANTOS < 3.5
    assert set(range(1, 9)) <= set(sizes)
    assert max(sizes) <= 9  # eight and what was said on reopening


def test_rare_things_happen(autor: Autor) -> None:
    passos = [passo for roteiro in many(autor) for passo in roteiro.passos]
    assert any(isinstance(passo, Restringe) for passo in passos)
    assert any(isinstance(passo, Escreve) and passo.nota for passo in passos)
    assert any(isinstance(passo, Vira) and passo.status == Status.ABERTO for passo in passos)


def test_no_blank_is_left(autor: Autor) -> None:
    for roteiro in many(autor):
        for escrito in roteiro.pareceres():
            assert not {"{", "}"} & set(escrito.texto + roteiro.nome + "".join(escrito.anexos))


def test_people_speak_in_their_own_gender(autor: Autor) -> None:
    for roteiro in many(autor):
        for escrito in roteiro.pareceres():
            if "brigad" in escrito.texto:
                assert f"brigad{escrito.quem.o}" in escrito.texto


def test_only_the_office_writes_notas_and_only_it_is_delegated_to(autor: Autor) -> None:
    for roteiro in many(autor):
        for escrito in roteiro.pareceres():
            assert not (escrito.nota and escrito.quem.cliente)
            assert escrito.delegado is None or not escrito.delegado.cliente
