"""`python -m duizhao.mkdocs_plugin.waiting_engine`: MkDocs in a process that has loaded what a build needs, and has read the library in
this folder, before there is anything to build. It builds once, when a line with what to do comes, and ends; without one it just ends.

Loading takes as long as the build of a page or two: who saves a page does not wait for it.
"""

import contextlib
import importlib
import json
import os
import runpy
import sys
from pathlib import Path

from duizhao.base.errors import CannotRun
from duizhao.mkdocs_plugin.part import read_beforehand

# What a build loads when it begins, beside the plugin.
MODULES = (
    "mkdocs.__main__",
    "mkdocs.commands.build",
    "material",
    "mkdocs_static_i18n.plugin",
    "pymdownx.snippets",
    "pymdownx.details",
    "pymdownx.superfences",
    "duizhao.mkdocs_plugin.all_parts",
)


def main() -> None:
    """Load what a build needs, wait for what to do, and build."""
    for name in MODULES:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    with contextlib.suppress(CannotRun):
        # What is wrong with the library now may be mended when it is built.
        read_beforehand(Path.cwd())
    line = sys.stdin.readline()
    if not line:
        return
    order = json.loads(line)
    os.environ.update(order["environment"])
    with open(order["output"], "ab") as output:
        for stream in (sys.stdout, sys.stderr):
            os.dup2(output.fileno(), stream.fileno())
    sys.argv = ["mkdocs", *order["arguments"]]
    runpy.run_module("mkdocs", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
