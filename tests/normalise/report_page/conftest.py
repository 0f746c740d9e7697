"""The report on a source that has one of everything, as files on a disk, and a real browser that opens them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from duizhao.base.bilingual import Bilingual
from duizhao.library.terms.term_base import TermBase
from duizhao.memory import Memory
from duizhao.normalise.report_page.write_report import write_reports
from duizhao.normalise.run import Normalised, SourceKnowledge, normalise_sources, write
from duizhao.normalise.topics import Topic
from duizhao.normalise.watched_phrases import Phrases, Watched

LONG = "https://example.org/" + "pneumonoultramicroscopicsilicovolcanoconiosis" * 4
SOURCE = f"""The Cuff <script>alert(1)</script>

Posted on May 1

• Sit down first,it is a miracle & “safe”.

People have not responds to rest.

请先坐下,再测量.

{LONG}

```
{"x" * 200}
```
"""
TOOLS = SourceKnowledge(
    TermBase(()),
    Phrases(("posted on may 1",), (Watched("miracle", Bilingual("promises a cure", "承诺治愈")),)),
    (Topic("cuff", Bilingual("The cuff", "袖带"), ("cuff",), ()),),
    Memory(()),
)


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `text.html` and `text.zh.html`, and a conflict in them."""
    folder = tmp_path_factory.mktemp("report")
    source = folder / "text.txt"
    source.write_text(SOURCE, "utf-8")
    run(source, folder)
    page = folder / "en/cuff.md"
    page.write_text(page.read_text("utf-8").replace("People have", "Many people have"), "utf-8")
    source.write_text(SOURCE.replace("to rest", "to <b>sleep</b>"), "utf-8")
    run(source, folder)
    return folder


def run(source: Path, folder: Path) -> Normalised:
    (one,) = normalise_sources([source], TOOLS)
    written = write([one], TOOLS, folder)
    write_reports(folder, one, written.conflicts)
    return one


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    """An empty tab that complains at the end of anything a page asked for or grumbled about."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: complaints.append(dialog.message))
    page.on(
        "request", lambda request: None if request.url.startswith("file:") else complaints.append(request.url)
    )
    yield page
    page.close()
    assert complaints == []
