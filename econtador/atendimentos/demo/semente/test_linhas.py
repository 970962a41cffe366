"""Lines of COPY are what the verbs would have written: the same plan, played and copied, agrees."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.utils.dateparse import parse_datetime
from hypothesis import given
from hypothesis import strategies as st

from econtador.atendimentos.demo.encenacao import Palco
from econtador.atendimentos.demo.roteiro import Le, Passa, Restringe, Vira
from econtador.atendimentos.demo.semente.linhas import COLUNAS, lines_of, vector
from econtador.atendimentos.demo.semente.relogio import NULO
from econtador.atendimentos.models import Atendimento, Bola, Status
from econtador.base.banco.viewing import viewing
from econtador.busca.palavras import words

QUANTOS = 40
IDS = {"id", "atendimento_id", "parecer_id", "ultimo_parecer_id", "ultimo_publico_id"}
# The trigger writes the chain.
OUTROS = {"ordem", "elo"}


@pytest.fixture
def roteiros(autor):
    """Plans without anexos (a seed has none), with each kind of step."""
    plans = [autor.write(n, (n + 0.5) / QUANTOS) for n in range(QUANTOS)]
    for plan in plans:
        for escrito in plan.pareceres():
            escrito.anexos = ()
    chefe = autor.cenario.chefe
    last = plans[-1].passos
    last.append(Passa(last[-1].em, chefe, Bola.TERCEIRO))
    last.append(Le(last[-1].em, chefe))
    _end_again(plans[-2], chefe)
    return plans


def _end_again(plan, chefe) -> None:
    """Let it be confidencial, end, be reopened and end."""
    kept = [passo for passo in plan.passos if not isinstance(passo, Restringe | Vira)]
    em = kept[-1].em
    ends = [Status.ENCERRADO, Status.ABERTO, Status.ENCERRADO]
    turns = [Vira(em + timedelta(hours=n), chefe, status) for n, status in enumerate(ends, 1)]
    plan.passos = [*kept, Restringe(em, chefe, ()), *turns]


def rows_of(tabela: str, numero: int) -> list[dict[str, str]]:
    pk = Atendimento.objects.get(numero=numero).pk
    where = "id" if tabela == "atendimentos_atendimento" else "atendimento_id"
    if tabela == "atendimentos_parecertexto":
        where = "(SELECT atendimento_id FROM atendimentos_parecer p WHERE p.id = parecer_id)"
    with connection.cursor() as cursor:
        sql = f"SELECT {COLUNAS[tabela]} FROM {tabela} WHERE {where} = %s"  # noqa: S608 - our names
        cursor.execute(sql, [pk])
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def comparable(row) -> list[tuple[str, str]]:
    return [(name, plain(v)) for name, v in row.items() if name not in IDS | OUTROS]


def plain(value: object) -> str:
    if value is None or value == NULO:
        return "nada"
    text = {True: "t", False: "f"}.get(value, str(value)) if isinstance(value, bool) else str(value)
    if text.startswith("{"):
        return json.dumps(json.loads(text), sort_keys=True)
    moment = parse_datetime(text) if len(text) > 18 and text[4] == "-" else None
    return moment.isoformat() if moment else text


def test_the_same_rows_as_the_verbs(roteiros, autor, elenco, deposito) -> None:
    with viewing(elenco.sistema):
        palco = Palco(autor.cenario)
        for roteiro in roteiros:
            numero = palco.play(roteiro).numero
            lote = lines_of([(1, numero, roteiro)], autor.cenario)
            for tabela in COLUNAS:
                played = sorted(map(comparable, rows_of(tabela, numero)))
                copied = sorted(map(comparable, parsed(tabela, lote[tabela])))
                assert copied == played, (roteiro.nome, tabela)


def parsed(tabela: str, lines: list[str]) -> list[dict[str, str]]:
    names = COLUNAS[tabela].split(", ")
    return [dict(zip(names, line.split("\t"), strict=True)) for line in lines]


@given(st.text(max_size=300))
def test_the_words_are_those_of_the_index(texto) -> None:
    expected = sorted(set(words(texto)))
    assert vector(texto) == " ".join(f"'{word}'" for word in expected)


def test_a_text_with_tabs_and_lines_stays_one_line(autor) -> None:
    roteiro = autor.write(1, 0.5)
    roteiro.abertura.texto = "um\tdois\ntrês \\ quatro"
    lote = lines_of([(1, 1, roteiro)], autor.cenario)
    assert lote["atendimentos_parecertexto"][0].endswith("\tum\\tdois\\ntrês \\\\ quatro")
