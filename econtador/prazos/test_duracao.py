"""Spans of time in words."""

import pytest

from econtador.prazos.duracao import in_words


@pytest.mark.parametrize(
    ("segundos", "texto"),
    [
        (None, "—"),
        (0, "0 min"),
        (29, "0 min"),
        (31, "1 min"),
        (3599, "1 h"),
        (3600, "1 h"),
        (12_000, "3 h 20 min"),
        (86_400, "1 d"),
        (187_200, "2 d 4 h"),
        (86_399, "1 d"),
    ],
)
def test_a_span_reads_as_people_say_it(segundos: float | None, texto: str):
    assert in_words(segundos) == texto
