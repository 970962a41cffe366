"""What must not stand in a file: places of one machine, reasons left out, work left undone."""

import re
from pathlib import Path

import pytest

from tests.house.arvore import called, files, modules

TEXT = {".py", ".md", ".toml", ".ini", ".html", ".txt", ".js", ".css", ".sh", ".cfg", ".sql", ""}
# Written apart, so that this file passes its own test.
PLACES = re.compile(
    "|".join(
        [
            r"/" + r"work/",
            r"\bshared" + r"/",
            r"/" + r"root/",
            r"/" + r"home/",
            r"py" + r"pi\.org",
            r"python" + r"hosted",
            r"registry\.npm" + r"js",
            r"jsdel" + r"ivr|unp" + r"kg\.com",
        ]
    )
)
LOCK_HOSTS = {"py" + "pi.org", "files.python" + "hosted.org"}
SILENCED = re.compile(r"#\s*(noqa|type:\s*ignore|mypy:|pragma: no cover)\b")
WITH_REASON = re.compile(
    r"# (noqa: [A-Z]+[0-9]+(, [A-Z]+[0-9]+)*|type: ignore\[[a-z-]+(, [a-z-]+)*\]) (- |# )\S.*\S"
)
UNDONE = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b")
SKIPPED = re.compile(r"pytest\.(mark\.)?(sk" + r"ip|xf" + r"ail|importor" + r"skip)\b")


def texts() -> list[Path]:
    """Return the files that people write."""
    return [path for path in files() if path.suffix in TEXT and path.stat().st_size < 10**6]


def found(pattern: re.Pattern[str], path: Path) -> list[str]:
    """Return the lines in which the pattern stands."""
    return [line.strip() for line in path.read_text().splitlines() if pattern.search(line)]


@pytest.mark.parametrize("path", texts(), ids=called)
def test_no_file_names_a_place_of_one_machine(path: Path) -> None:
    assert found(PLACES, path) == []


def test_the_lock_comes_from_the_public_index_alone() -> None:
    lock = next(path for path in files(".lock") if path.name == "uv.lock")
    assert set(re.findall(r"https?://([^/\"]+)", lock.read_text())) <= LOCK_HOSTS


@pytest.mark.parametrize("path", modules(), ids=called)
def test_what_is_silenced_says_why(path: Path) -> None:
    assert [line for line in found(SILENCED, path) if not WITH_REASON.search(line)] == []


@pytest.mark.parametrize("path", modules(), ids=called)
def test_nothing_is_left_for_later(path: Path) -> None:
    assert found(UNDONE, path) == []


@pytest.mark.parametrize("path", modules(), ids=called)
def test_no_test_is_left_out(path: Path) -> None:
    assert found(SKIPPED, path) == []


NOQA, IGNORE = "# no" + "qa", "# type: ig" + "nore"


@pytest.mark.parametrize(
    "line",
    [
        f"x = 1  {NOQA}: S608 - a name of ours",
        f"x = 1  {NOQA}: S101, S102 - two at once",
        f"x = 1  {IGNORE}[arg-type] # psycopg wants a literal",
    ],
)
def test_a_line_with_a_reason_passes(line: str) -> None:
    assert SILENCED.search(line)
    assert WITH_REASON.search(line)


@pytest.mark.parametrize("line", [NOQA, f"{NOQA}: S608", IGNORE, f"{IGNORE}[arg-type]"])
def test_a_line_without_a_reason_does_not(line: str) -> None:
    assert SILENCED.search(line)
    assert not WITH_REASON.search(line)
