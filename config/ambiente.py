"""What the settings read from the environment and the data folder."""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit


def flag(name: str) -> bool:
    """Return whether the environment says yes ("1") to `name`."""
    return os.environ.get(name) == "1"


def listed(name: str, default: str) -> list[str]:
    """Return the comma-separated values of `name`."""
    return [value.strip() for value in os.environ.get(name, default).split(",") if value.strip()]


def secret_key(data: Path) -> str:
    """Return SECRET_KEY, or the key kept in the data folder, or one of this process."""
    given = os.environ.get("SECRET_KEY")
    if given:
        return given
    kept = data / "secret_key"
    return kept.read_text().strip() if kept.exists() else secrets.token_urlsafe(50)


def database(variable: str) -> dict[str, Any]:
    """Return Django's settings for the postgresql:// address in `variable`."""
    parts = urlsplit(os.environ.get(variable, "postgresql:///econtador"))
    options = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")) or "econtador",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", unquote(parts.hostname or "")),
        "PORT": options.pop("port", parts.port or ""),
        "OPTIONS": options,
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "DISABLE_SERVER_SIDE_CURSORS": True,  # short lists; poolers may stand between
    }
