"""The commands, in the order in which a person meets them. Each is a module with NAME, HELP, add_arguments
and run.

`run(arguments, workspace, language)` gives the exit code; it may raise CannotRun. A command is imported when it is asked for:
`check` must not wait for what builds the site.
"""

from importlib import import_module
from keyword import iskeyword
from types import ModuleType

NAMES = (
    "init",
    "build",
    "normalise",
    "check",
    "status",
    "approve",
    "suggest",
    "desk",
    "reading",
    "explain",
    "waive",
    "generate",
    "links",
    "handouts",
    "headers",
    "export",
    "import",
)


def load(name: str) -> ModuleType:
    """The module of the command of that name. One that is a word of Python has an underscore behind it."""
    return import_module(f"duizhao.cli.{name}{'_' if iskeyword(name) else ''}")
