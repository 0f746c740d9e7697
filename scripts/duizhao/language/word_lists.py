"""The word lists beside the modules: TOML files whose texts are words with white space between them, so
that people
who write no programs can read and mend them. `_` in an English word is white space in the text."""

import tomllib
from importlib.resources import files
from typing import Any


def read_list(folder: str, name: str) -> dict[str, Any]:
    """The file `name` of this package, or of the package `folder` in it."""
    package = "duizhao.language" + (f".{folder}" if folder else "")
    return tomllib.loads(files(package).joinpath(name).read_text(encoding="utf-8"))


def alternatives(words: str) -> str:
    """A regular expression that matches any of the words, the first that fits."""
    return "|".join(word.replace("_", r"\s+") for word in words.split())
