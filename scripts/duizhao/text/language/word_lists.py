"""The word lists beside the modules: TOML files whose texts are words with white space between them, so that people
who write no programs can read and mend them."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read_list(folder: str, name: str) -> dict[str, Any]:
    """The file `name` of the package `folder` in this one. It is read once, and nobody changes what is given."""
    return tomllib.loads(files(f"duizhao.text.language.{folder}").joinpath(name).read_text(encoding="utf-8"))
