"""WCAG 2.2 AA on every pair of colours that the kit joins, in both themes and both faces."""

import re
from pathlib import Path

import pytest

TOKENS = (Path(__file__).parent / "static/ui/css/tokens.css").read_text(encoding="utf-8")
PAPERS = ("canvas", "surface", "raised", "sunken", "hover")
TEXT_PAIRS = [
    *((ink, paper) for paper in PAPERS for ink in ("ink", "ink-2", "ink-3", "accent", "danger")),
    *((kind, f"{kind}-soft") for kind in ("accent", "danger", "warning", "success", "info")),
    *(
        ("ink", f"{kind}-soft")
        for kind in ("accent", "danger", "warning", "success", "info", "note")
    ),
    *(("ink-2", paper) for paper in ("accent-soft", "note-soft")),
    *(("ink-3", paper) for paper in ("accent-soft", "note-soft")),
    *(("note", paper) for paper in ("note-soft", "note-strip")),
    *(("accent-ink", paper) for paper in ("accent", "accent-strong")),
    *(("danger-ink", paper) for paper in ("danger", "danger-strong")),
    ("accent-strong", "accent-soft"),
    ("note-soft", "note"),
    *((f"person-{n}-ink", f"person-{n}-bg") for n in range(8)),
]
SHAPE_PAIRS = [
    *(("border-field", paper) for paper in PAPERS),
    *(("accent", paper) for paper in PAPERS),
    *(("warning", "surface"), ("danger", "surface")),
]


def palette(face, theme):
    """Names and RGB of the tokens that are plain colours, as a face shows them in a theme."""
    own = re.search(r'\[data-face="packcrm"\] \{(.*?)\}', TOKENS, re.DOTALL)
    assert own
    text = TOKENS.replace(own[0], "") + (own[1] if face == "packcrm" else "")
    found = re.findall(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", text)
    return {name: light if theme == "claro" else dark for name, light, dark in found}


def luminance(colour):
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """The ratio of WCAG 2.2, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", ["claro", "escuro"])
@pytest.mark.parametrize("face", ["portal", "packcrm"])
@pytest.mark.parametrize(("pairs", "least"), [(TEXT_PAIRS, 4.5), (SHAPE_PAIRS, 3.0)])
def test_every_pair_can_be_read(face, theme, pairs, least):
    colours = palette(face, theme)
    ratios = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in pairs}
    assert {pair: round(ratio, 2) for pair, ratio in ratios.items() if ratio < least} == {}


def test_the_measure_itself():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_each_face_has_its_accent():
    assert palette("portal", "claro")["accent"] != palette("packcrm", "claro")["accent"]
