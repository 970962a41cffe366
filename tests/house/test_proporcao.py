"""The house keeps more lines of tests than of product."""

from tests.house.arvore import is_test, modules, non_blank_lines

MINIMO = 1.1  # the goal is 1.2: the newest rooms are still short of tests


def test_there_are_more_lines_of_tests_than_of_product() -> None:
    lines = {True: 0, False: 0}
    for path in modules():
        lines[is_test(path)] += non_blank_lines(path)
    assert lines[True] / lines[False] >= MINIMO
