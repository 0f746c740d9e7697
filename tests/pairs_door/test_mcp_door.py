"""`duizhao mcp`: a client of the `mcp` package starts the server over its standard streams, as an agent's host does."""

import asyncio
import json
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from mcp import ClientSession, StdioServerParameters, stdio_client

LIBRARY = Path(__file__).parents[2]
SCRIPTS = str(LIBRARY / "scripts")


async def _exchange(calls: list[tuple[str, dict[str, Any]]]) -> tuple[list[str], list[Any]]:
    server = StdioServerParameters(
        command=sys.executable,
        args=["-m", "duizhao", "mcp", "--root", str(LIBRARY)],
        env={"PYTHONPATH": SCRIPTS},
    )
    async with stdio_client(server) as (reads, writes), ClientSession(reads, writes) as session:
        await session.initialize()
        tools = [tool.name for tool in (await session.list_tools()).tools]
        answers = []
        for name, arguments in calls:
            result = await session.call_tool(name, arguments)
            (content,) = result.content
            answers.append(json.loads(content.text))  # type: ignore[union-attr]
        return tools, answers


def test_an_agent_asks_for_terms_translates_and_has_its_translation_checked() -> None:
    # In a thread of its own: a browser that another test has opened has a loop in this one.
    with ThreadPoolExecutor(1) as beside:
        answers = beside.submit(
            asyncio.run,
            _exchange(
                [
                    ("terms", {"en": "Your blood pressure is measured."}),
                    ("approved_translations", {"text": "Is ketamine treatment safe?", "language": "en"}),
                    (
                        "check_pairs",
                        {
                            "pairs": [
                                {"id": "a", "en": "Rest for 2 hours.", "zh": "休息 3 小时。"},
                                {
                                    "id": "b",
                                    "en": "Rest for 2 hours.",
                                    "zh": "休息 2 小时。",
                                    "want": ["terms"],
                                },
                                {"id": "c", "en": "Rest for 2 hours."},
                            ]
                        },
                    ),
                ]
            ),
        )
        tools, (terms, memory, checked) = answers.result()
    assert tools == ["check_pairs", "terms", "approved_translations"]
    assert "血压" in [name for term in terms["terms"] for name in term["zh"]]
    assert isinstance(memory["memory"], list)
    wrong, right, half = checked["answers"]
    assert [(one["rule"], one["place"]["text"]) for one in wrong["findings"]] == [
        ("different-numbers", "3 小时")
    ]
    assert (right["findings"], right["terms"]) == ([], [])
    assert half["id"] == "c" and "both needed" in half["error"]["en"] and half["error"]["zh"]
