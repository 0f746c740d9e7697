"""The door for an agent over MCP (the extra `mcp`): tools with the same values as those of the JSON lines."""

from typing import TYPE_CHECKING, Any, Literal

from duizhao.base.bilingual import Bilingual
from duizhao.base.errors import CannotRun
from duizhao.base.install_hint import install_command
from duizhao.base.version import __version__
from duizhao.pairs_door.asked_pair import UnusablePair, asked_pair
from duizhao.pairs_door.door_answer import told
from duizhao.pairs_door.pairs_door import PairsDoor

if TYPE_CHECKING:
    from mcp.server.mcpserver import MCPServer

# What an agent reads about the whole door.
ABOUT = (
    "Checks whether English and Chinese texts say the same: numbers, doses, negations, terms, names, links and more. A finding that is "
    "`sure` is a fault; one that is `possible` is worth a look. Look up terms and approved translations before you translate, and "
    "check what you translated before you hand it over. Offsets count characters of the text that was given."
)


def mcp_server(door: PairsDoor) -> "MCPServer[Any]":
    """The server with its three tools. Raises CannotRun where the extra is missing."""
    try:
        from mcp.server.mcpserver import MCPServer
    except ImportError as fault:
        install = install_command("mcp")
        raise CannotRun(
            f"duizhao mcp needs more packages: {install}\nduizhao check-pairs --json-lines does the same without them.",
            f"duizhao mcp 需要安装附加组件：{install}\n不安装时，可用 duizhao check-pairs --json-lines，功能相同。",
        ) from fault
    server: MCPServer[Any] = MCPServer("duizhao", instructions=ABOUT, version=__version__, log_level="ERROR")

    def check_pairs(pairs: list[dict[str, Any]]) -> dict[str, Any]:
        """Compare texts. Each pair is {"id": "…", "en": "…", "zh": "…"}, with "want": ["terms", "memory"] where these are wanted too;
        then one of the two texts may be missing. Gives an answer for each pair, in order: its findings with their spans, or an
        error that says what to do."""
        return {"answers": [_answer(given, number, door) for number, given in enumerate(pairs, start=1)]}

    def terms(en: str = "", zh: str = "") -> dict[str, Any]:
        """What the things that these texts name are called in English and Chinese, the preferred name first, and what they must not be
        called. Give either text, or both."""
        return _told(lambda: {"terms": door.terms(en, zh)})

    def approved_translations(text: str, language: Literal["en", "zh"]) -> dict[str, Any]:
        """The pair that a person approved whose text in `language` is most like `text`, with its likeness from 0 to 100; other
        numbers than those of `text` may stand in it. None where nothing is like it."""
        return _told(lambda: {"memory": door.approved(text, language)})

    for tool in (check_pairs, terms, approved_translations):
        server.add_tool(tool)
    return server


def _answer(given: object, number: int, door: PairsDoor) -> dict[str, Any]:
    name: str | int | None = None
    try:
        pair = asked_pair(given, Bilingual(f"pair {number}", f"第 {number} 对"))
        name = pair.id
        return door.answer(pair)[0]
    except UnusablePair as fault:
        return {"id": fault.id, "error": told(fault.message)}
    except CannotRun as fault:
        return {"id": name, "error": told(fault.message)}


def _told(answer: Any) -> dict[str, Any]:
    try:
        found: dict[str, Any] = answer()
        return found
    except CannotRun as fault:
        return {"error": told(fault.message)}
