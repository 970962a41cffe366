"""Static files: small, with their licences, asking nobody else for anything."""

import json
import re
from pathlib import Path

import pytest
from PIL import Image

from econtador.base.ui.sprite import ICONES, SPRITE, build_sprite, read_icons

UI = Path(__file__).parent
STATIC = UI / "static/ui"
ECONTADOR = UI.parents[1]
OURS = [*STATIC.glob("js/*.js"), *STATIC.glob("css/*.css")]
SVG = '<!-- @license -->\n<svg\n  class="x"\n>\n  <path d="M1 2" />\n  <path d="M3 4" />\n</svg>\n'


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_files_are_short_and_ask_nobody(path):
    text = path.read_text(encoding="utf-8")
    assert len([line for line in text.splitlines() if line.strip()]) <= 250
    assert re.findall(r"https?://|\beval\(|new Function", text) == []


@pytest.mark.parametrize("path", [*STATIC.glob("css/*.css")], ids=lambda path: path.name)
def test_sheets_live_in_layers_and_their_files_exist(path):
    text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert text.count("{") == text.count("}")
    outside = re.sub(r"@font-face \{.*?\}", "", text, flags=re.DOTALL)
    assert outside.lstrip().startswith("@layer")
    urls = re.findall(r'url\("([^"]+)"\)', text)
    assert [url for url in urls if not (path.parent / url).resolve().is_file()] == []


@pytest.mark.parametrize("pasta", ["htmx", "inter", "lucide"])
def test_vendored_folders_carry_their_licence_and_version(pasta):
    assert (STATIC / "vendor" / pasta / "LICENSE").stat().st_size > 300
    readme = (STATIC / "vendor/README.md").read_text(encoding="utf-8")
    assert re.search(rf"`{pasta}/` \| `[^`]+` \| \d+\.\d+\.\d+ \|", readme)


@pytest.mark.parametrize("face", ["portal", "packcrm"])
def test_a_face_can_be_installed(face):
    manifest = json.loads((STATIC / f"icons/{face}.webmanifest").read_text(encoding="utf-8"))
    assert manifest["display"] == "standalone"
    for icon in manifest["icons"]:
        path = STATIC / "icons" / icon["src"]
        if icon["type"] == "image/png":
            with Image.open(path) as image:
                assert "x".join(map(str, image.size)) == icon["sizes"]
        assert path.is_file()


def test_the_sprite_is_made_of_the_listed_icons():
    ids = re.findall(r'<symbol id="([^"]+)"', SPRITE.read_text(encoding="utf-8"))
    assert ids == sorted(ICONES)


def test_icons_that_templates_name_are_in_the_sprite():
    named = re.compile(r'icon\("([a-z0-9-]+)"|"icone": "([a-z0-9-]+)"')
    pages = [p for p in ECONTADOR.rglob("*.html") if "jinja2" in p.parts]
    used = {
        one for p in pages for pair in named.findall(p.read_text(encoding="utf-8")) for one in pair
    }
    assert used - {""} <= set(ICONES)


def test_a_symbol_keeps_the_drawing_alone():
    assert build_sprite({"x": SVG}) == (
        '<svg xmlns="http://www.w3.org/2000/svg">\n'
        '<symbol id="x" viewBox="0 0 24 24"><path d="M1 2" /> <path d="M3 4" /></symbol>\n</svg>\n'
    )


def test_a_missing_icon_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match=f"{ICONES[0]}.svg"):
        read_icons(tmp_path)
