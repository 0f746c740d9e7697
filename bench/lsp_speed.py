"""How long an editor waits for findings: edits of a page pair in a library of many, from the key to what the server says.

    python -m bench.lsp_speed [--pages 1000] [--edits 100]

The library is made of the pages of this one, again and again under other names, with settings and without a memory. Two pages are
edited, one after the other: the longest one, and one of middle length. The server is the real one, in a process of its own, driven
over its stream as an editor does it: each edit sends the whole text, and the time runs until the findings of that very file are
there. The pause that the server makes for who types is part of it (`QUIET_SECONDS`). The processor time of the server is told too,
where the system says it: other work on the machine does not change it.
"""

import argparse
import asyncio
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import LanguageClient

ROOT = Path(__file__).parents[1]
# The pages that are edited: the longest one there is, and one of which as many are longer as shorter.
EDITED = ("longest", "middle")


def make_library(folder: Path, pages: int) -> list[Path]:
    """A library of so many page pairs in `folder`; gives the Chinese files that are edited."""
    (folder / "duizhao.toml").write_text("", "utf-8")
    (folder / "terms.csv").write_bytes((ROOT / "terms.csv").read_bytes())
    keys = sorted(
        (path.stem for path in (ROOT / "docs/zh").glob("*.md") if (ROOT / "docs/en" / path.name).is_file()),
        key=lambda key: -len((ROOT / "docs/zh" / f"{key}.md").read_text("utf-8")),
    )
    given = [keys[0], keys[len(keys) // 2]]
    given += [keys[number % len(keys)] for number in range(2, pages)]
    names = [*EDITED, *(f"page-{number:04}" for number in range(2, pages))]
    for name, key in zip(names, given, strict=True):
        for language in ("en", "zh"):
            to = folder / "docs" / language / f"{name}.md"
            to.parent.mkdir(parents=True, exist_ok=True)
            to.write_bytes((ROOT / "docs" / language / f"{key}.md").read_bytes())
    return [folder / "docs/zh" / f"{name}.md" for name in EDITED]


def processor_seconds(pid: int) -> float | None:
    """The processor time that a process has taken; None on systems that do not say."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def measure(folder: Path, page: Path, edits: int) -> tuple[float, list[float], float | None]:
    """The seconds until the first findings of the page, and those of each edit; and the processor time of all edits."""
    client = LanguageClient("bench", "1")
    told: asyncio.Queue[str] = asyncio.Queue()

    @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    def take(params: types.PublishDiagnosticsParams) -> None:
        told.put_nowait(params.uri)

    async def wait() -> None:
        while await told.get() != page.as_uri():
            pass

    await client.start_io(sys.executable, "-m", "duizhao", "lsp", "--root", str(folder))
    await client.initialize_async(
        types.InitializeParams(types.ClientCapabilities(), root_uri=folder.as_uri(), locale="en")
    )
    client.initialized(types.InitializedParams())
    text = page.read_text("utf-8")
    begun = time.perf_counter()
    client.text_document_did_open(
        types.DidOpenTextDocumentParams(types.TextDocumentItem(page.as_uri(), "markdown", 1, text))
    )
    await wait()
    first = time.perf_counter() - begun
    assert client._server
    pid = client._server.pid
    taken = processor_seconds(pid)
    times = []
    lines = text.split("\n")
    prose = [number for number, line in enumerate(lines) if line.endswith("。")]
    for number in range(edits):
        place = prose[number * 7 % len(prose)]
        lines[place] = f"{lines[place][:-1]}{number}。"
        change = types.TextDocumentContentChangeWholeDocument("\n".join(lines))
        begun = time.perf_counter()
        client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(number + 2, page.as_uri()), [change]
            )
        )
        await wait()
        times.append(time.perf_counter() - begun)
    now = processor_seconds(pid)
    await client.shutdown_async(None)
    client.exit(None)
    await client.stop()
    return first, times, None if now is None or taken is None else now - taken


def main() -> None:
    """Make the library, measure, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--edits", type=int, default=100)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        pages = make_library(folder, asked.pages)
        print(f"{asked.pages} page pairs")
        for page in pages:
            characters = len(page.read_text("utf-8"))
            first, times, processor = asyncio.run(measure(folder, page, asked.edits))
            median, worst = statistics.median(times), max(times)
            print(
                f"{page.stem} page, {characters} characters in Chinese: first findings after {first * 1000:.0f} ms"
            )
            print(f"  {len(times)} edits: median {median * 1000:.0f} ms, worst {worst * 1000:.0f} ms")
            if processor is not None:
                print(f"  processor time of the server: {processor / len(times) * 1000:.0f} ms an edit")


if __name__ == "__main__":
    main()
