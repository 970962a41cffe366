"""Sizes: what does not fit on a few screens is cut, without exception."""

from pathlib import Path
from statistics import quantiles

import pytest

from tests.house.arvore import called, functions, is_test, modules, non_blank_lines

FILE_MAX = 250
FUNCTION_MAX = 30  # never reached: below it


@pytest.mark.parametrize("path", modules(), ids=called)
def test_a_file_has_at_most_250_lines(path: Path) -> None:
    assert non_blank_lines(path) <= FILE_MAX


@pytest.mark.parametrize("path", modules(), ids=called)
def test_a_function_has_fewer_than_30_lines(path: Path) -> None:
    assert [(name, size) for name, size in functions(path) if size >= FUNCTION_MAX] == []


def test_most_are_far_smaller() -> None:
    code = [path for path in modules() if not is_test(path)]
    files = [size for path in code if (size := non_blank_lines(path))]
    sizes = [size for path in code for _, size in functions(path)]
    assert quantiles(files, n=10)[-1] <= 150, "90 % of the files"
    assert quantiles(sizes, n=10)[-1] <= 15, "90 % of the functions"
