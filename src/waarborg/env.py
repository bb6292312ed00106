"""Typed readers of the environment that fail at start and say what is wrong.

Every variable is called `WAARBORG_…`. A secret may also be given as a file: `WAARBORG_SECRET_KEY_FILE`.
"""

import os
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

PREFIX = "WAARBORG_"


class WrongSetting(Exception):
    """A setting in the environment cannot be used; the message says which and why."""


def text(name: str, default: str | None = None) -> str:
    """The value of WAARBORG_<name>, or of the file that WAARBORG_<name>_FILE names."""
    key = PREFIX + name
    if key in os.environ:
        return os.environ[key]
    if file := os.environ.get(key + "_FILE"):
        try:
            return Path(file).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise WrongSetting(f"{key}_FILE: kan {file} niet lezen ({error.strerror}).") from error
    if default is None:
        raise WrongSetting(f"{key} ontbreekt. Zet deze variabele, of {key}_FILE met de naam van een bestand.")
    return default


def flag(name: str, default: bool) -> bool:
    value = text(name, "ja" if default else "nee").lower()
    if value in {"1", "true", "yes", "ja", "aan"}:
        return True
    if value in {"0", "false", "no", "nee", "uit"}:
        return False
    raise WrongSetting(f"{PREFIX}{name} is {value!r}. Gebruik 'ja' of 'nee'.")


def number(name: str, default: int) -> int:
    value = text(name, str(default))
    try:
        return int(value)
    except ValueError:
        raise WrongSetting(f"{PREFIX}{name} is {value!r}. Gebruik een geheel getal.") from None


def words(name: str, default: tuple[str, ...] = ()) -> list[str]:
    """A list separated by commas."""
    return [word.strip() for word in text(name, ",".join(default)).split(",") if word.strip()]


def pairs(name: str) -> list[tuple[str, str]]:
    """A list of `left=right`, separated by commas. The same left may occur more than once."""
    found = [word.rpartition("=") for word in words(name)]
    for left, sign, right in found:
        if not (left.strip() and sign and right.strip()):
            raise WrongSetting(
                f"{PREFIX}{name}: {left + sign + right!r} kennen we niet. Schrijf 'groep=rol,groep=rol'."
            )
    return [(left.strip(), right.strip()) for left, _, right in found]


def database(name: str, default: str) -> dict[str, object]:
    """Django's description of the database that WAARBORG_<name> names.

    `sqlite:////srv/waarborg.sqlite3` or `postgresql://user:secret@host:5432/name?option=value`.
    """
    url = urlsplit(text(name, default))
    if url.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": unquote(url.path[1:]),
            "OPTIONS": {
                "timeout": 20,
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            },
        }
    if url.scheme in {"postgres", "postgresql"}:
        options = dict(parse_qsl(url.query))
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(url.path[1:]),
            "USER": unquote(url.username or ""),
            "PASSWORD": unquote(url.password or ""),
            "HOST": options.pop("host", url.hostname or ""),
            "PORT": str(url.port or ""),
            "OPTIONS": options,
            "CONN_MAX_AGE": 60,
        }
    raise WrongSetting(f"{PREFIX}{name}: {url.scheme!r} kennen we niet. Gebruik sqlite:… of postgresql:…")
