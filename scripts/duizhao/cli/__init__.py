"""The commands, in the order in which a person meets them. Each is a module with NAME, HELP, add_arguments
and run; the other modules are what several of them, or the command line itself, have in common.

`run(arguments, workspace, language)` gives the exit code; it may raise CannotRun. A command is imported when it is asked for:
`check` must not wait for what builds the site.
"""

from importlib import import_module
from keyword import iskeyword
from types import ModuleType

NAMES = (
    "init",
    "build",
    "serve",
    "normalise",
    "check",
    "check-pairs",
    "mcp",
    "status",
    "approve",
    "certificate",
    "suggest",
    "desk",
    "lsp",
    "reading",
    "explain",
    "waive",
    "baseline",
    "generate",
    "links",
    "handouts",
    "headers",
    "export",
    "import",
    "completion",
)


def load(name: str) -> ModuleType:
    """The module of the command of that name. One that is a word of Python has an underscore behind it, one of two words says that
    it is a command: other modules may bear these words."""
    ending = "_" if iskeyword(name) else "_command" if "-" in name else ""
    return import_module(f"duizhao.cli.{name.replace('-', '_')}{ending}")
