"""The files of the project, as somebody who cloned it has them."""

import ast
import os
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GENERATED = {"var", "__pycache__", "node_modules"}
KEPT_DOT_FOLDERS = {".ci"}
Function = ast.FunctionDef | ast.AsyncFunctionDef


def files(*suffixes: str) -> Iterator[Path]:
    """Yield every file that is not generated, of these suffixes or of any."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = sorted(name for name in folders if _is_ours(name))
        for name in sorted(names):
            path = Path(folder, name)
            if not suffixes or path.suffix in suffixes:
                yield path


def modules() -> list[Path]:
    """Return every Python file but the migrations, which are written once."""
    return [path for path in files(".py") if "migrations" not in path.parts]


def is_test(path: Path) -> bool:
    """Whether the file tests or serves tests alone."""
    inside = path.relative_to(ROOT).parts[0] == "tests"
    return inside or path.name.startswith("test_") or path.name == "conftest.py"


def non_blank_lines(path: Path) -> int:
    return sum(1 for line in path.read_text().splitlines() if line.strip())


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Yield (name, lines from `def` to the end) of every function of the file."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, Function):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def called(path: Path) -> str:
    """Return the path as it is written from the root."""
    return path.relative_to(ROOT).as_posix()


def _is_ours(name: str) -> bool:
    return name not in GENERATED and (not name.startswith(".") or name in KEPT_DOT_FOLDERS)
