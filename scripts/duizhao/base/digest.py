"""The content of things as a short name, for what is kept until they change: never dates, never sizes."""

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

# A requirement ends where its version, or its condition, begins.
END_OF_NAME = "<>=!~;[ ("
TEXTS = (".py", ".toml", ".txt", ".tsv", ".csv", ".gz", ".css", ".js", ".yml", ".md")


def digest(*parts: bytes | str) -> str:
    """A name that differs where any of the parts, or their number, differs."""
    whole = hashlib.sha256()
    for part in parts:
        given = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        whole.update(len(given).to_bytes(8, "big") + given)
    return whole.hexdigest()[:40]


def bytes_of(path: Path | None) -> bytes:
    """The content of a file; nothing where there is none, or something else: a pipe may never end."""
    try:
        return path.read_bytes() if path and path.is_file() else b""
    except OSError:
        return b""


@cache
def program_digest(*packages: str) -> str:
    """The digest of the program: of these packages in it, or of all of it with the versions of what it is built on."""
    if packages:
        return digest(*(text for name in packages for text in _texts(files(f"duizhao.{name}"), deep=False)))
    return digest(*_versions(), *_texts(files("duizhao"), deep=True))


def versions_of(*packages: str) -> tuple[str, ...]:
    """Each package with its version; with a dash where it is not installed."""
    return tuple(f"{name} {_version(name)}" for name in packages)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "-"


def _texts(folder: Traversable, deep: bool) -> list[bytes]:
    texts = []
    for one in sorted(folder.iterdir(), key=lambda one: one.name):
        if one.is_file() and one.name.endswith(TEXTS if deep else ".py"):
            texts += [one.name.encode(), one.read_bytes()]
        elif deep and one.is_dir() and one.name != "__pycache__":
            texts += _texts(one, deep)
    return texts


def _versions() -> list[str]:
    """The versions of the packages that the engine needs. A clone that was not installed knows none of them."""
    try:
        needed = [line for line in requires("duizhao") or () if "extra ==" not in line]
    except PackageNotFoundError:
        return []
    names = [
        line[: next((i for i, sign in enumerate(line) if sign in END_OF_NAME), len(line))] for line in needed
    ]
    return list(versions_of(*sorted(names)))
