"""`duizhao mcp`: the door for agents, over MCP on the standard streams."""

import argparse

from duizhao.base.bilingual import Language
from duizhao.checks.workspace import Workspace
from duizhao.cli.second_opinion_option import add_second_opinion, second_opinion
from duizhao.pairs_door.pairs_door import PairsDoor
from duizhao.pairs_door.pairs_mcp import mcp_server

NAME = "mcp"
HELP = "answer agents over MCP: findings, terms, approved translations 通过 MCP 供智能体调用：检查、术语、已确认的译文"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command to its `parser`."""
    add_second_opinion(parser)


def run(arguments: argparse.Namespace, workspace: Workspace, language: Language) -> int:
    """Answer until the other side closes the stream. Raises CannotRun where the extra `mcp` or a file of the library is missing."""
    _ready = workspace.knowledge, workspace.terms
    door = PairsDoor(workspace, second_opinion(arguments, workspace.settings))
    try:
        mcp_server(door).run("stdio")
    finally:
        door.close()
    return 0
