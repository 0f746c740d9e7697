"""The commands, in the order in which a person meets them. Each is a module with NAME, HELP, add_arguments
and run.

`run(arguments, settings, language)` gives the exit code; it may raise CannotRun.
"""

from duizhao.commands import build, check, explain, generate, links, normalise, status, waive

ALL = (build, normalise, check, status, explain, waive, generate, links)
