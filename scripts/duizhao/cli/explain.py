"""`duizhao explain RULE`: what a rule finds, why it matters, and how to mend it."""

import argparse

from duizhao.base.bilingual import Language
from duizhao.checks.explanation import explain
from duizhao.checks.rule import all_rules
from duizhao.checks.workspace import Workspace

NAME = "explain"
HELP = "what a rule finds, with an example; a line for each rule where no name is given 说明一条规则，附示例；不写名称时每条规则列一行"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command to its `parser`."""
    parser.add_argument(
        "rule",
        nargs="?",
        metavar="RULE",
        help="the name of a rule, such as different-numbers 规则的名称，例如 different-numbers",
    )


def run(arguments: argparse.Namespace, workspace: Workspace, language: Language) -> int:
    """Print the explanation of one rule, or a line for each."""
    if arguments.rule:
        print(explain(arguments.rule, language, workspace.settings.rules), end="")
    else:
        width = max(len(rule.id) for rule in all_rules())
        for rule in all_rules():
            print(f"{rule.id:<{width}}  {rule.guards.say(language)}")
    return 0
