"""The sprite of icons: one SVG with the Lucide icons that the screens use.

To add one: put its name in ICONES and run, with the npm package unpacked in FOLDER,
`python -m econtador.base.ui.sprite FOLDER/icons`.
"""

import re
import sys
from pathlib import Path

SPRITE = Path(__file__).parent / "static/ui/vendor/lucide/sprite.svg"
ICONES = (
    "archive",
    "archive-restore",
    "arrow-down",
    "arrow-left",
    "arrow-right",
    "arrow-right-left",
    "arrow-up",
    "at-sign",
    "ban",
    "bell",
    "briefcase",
    "building-2",
    "calendar",
    "calendar-clock",
    "chart-column",
    "check",
    "chevron-down",
    "chevron-left",
    "chevron-right",
    "chevron-up",
    "chevrons-up-down",
    "circle-alert",
    "circle-check",
    "circle-question-mark",
    "circle-x",
    "clock",
    "cloud-off",
    "columns-3",
    "copy",
    "copy-plus",
    "download",
    "ellipsis",
    "external-link",
    "eye",
    "eye-off",
    "file",
    "file-archive",
    "file-spreadsheet",
    "file-text",
    "file-x",
    "flag",
    "grip-vertical",
    "history",
    "hourglass",
    "house",
    "image",
    "inbox",
    "info",
    "key-round",
    "keyboard",
    "layers",
    "list-checks",
    "list-filter",
    "lock",
    "log-out",
    "mail",
    "menu",
    "message-square",
    "message-square-plus",
    "monitor",
    "moon",
    "paperclip",
    "pencil",
    "phone",
    "plus",
    "printer",
    "refresh-cw",
    "repeat",
    "rotate-ccw",
    "search",
    "search-x",
    "send",
    "server-crash",
    "settings",
    "shield",
    "square-kanban",
    "sun",
    "tags",
    "timer",
    "trash-2",
    "triangle-alert",
    "undo-2",
    "upload",
    "user-round",
    "user-round-check",
    "users",
    "wifi-off",
    "x",
)


def build_sprite(desenhos: dict[str, str]) -> str:
    """Join drawings (icon name → text of its SVG file) into one sprite of `<symbol>`s."""
    symbols = "\n".join(_symbol(nome, svg) for nome, svg in sorted(desenhos.items()))
    return f'<svg xmlns="http://www.w3.org/2000/svg">\n{symbols}\n</svg>\n'


def read_icons(pasta: Path) -> dict[str, str]:
    """Read the files of ICONES in a folder; FileNotFoundError names the one that is missing."""
    return {nome: (pasta / f"{nome}.svg").read_text(encoding="utf-8") for nome in ICONES}


def _symbol(nome: str, svg: str) -> str:
    inner = re.sub(r"^.*?<svg[^>]*>|</svg>\s*$", "", svg, flags=re.DOTALL)
    return f'<symbol id="{nome}" viewBox="0 0 24 24">{" ".join(inner.split())}</symbol>'


if __name__ == "__main__":
    SPRITE.write_text(build_sprite(read_icons(Path(sys.argv[1]))), encoding="utf-8")
