"""The search of a built site as a reader uses it, and the queries that are held to it."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, expect

ROW = re.compile(r"^\| (en|zh) \| (.+?) \| (.+?) \|$", re.M)
LINK = ".search__list a"


@dataclass(frozen=True)
class Query:
    """What is typed on a page in `language`, and the keys of the pages that answer it."""

    language: str
    words: str
    right: frozenset[str]


def queries(path: Path) -> list[Query]:
    """The queries of a table such as `queries.md`."""
    rows = ROW.findall(path.read_text(encoding="utf-8"))
    return [Query(language, words, frozenset(right.split(", "))) for language, words, right in rows]


def key_of(path: str) -> str:
    """The key of the page at an address such as `/zh/benefits/#duration`."""
    return path.split("#")[0].split("?")[0].removeprefix("/").removeprefix("zh/").strip("/") or "index"


def ask(reader: Page, words: str) -> list[str]:
    """Type `words` into the search of the page that is open: the addresses found, best first, without the host, and without
    the line in the section that each leads to."""
    if not reader.locator("[data-search]").evaluate("dialog => dialog.open"):
        reader.locator("[data-search-open]").click()
    reader.locator("[data-search-box]").fill(words)
    expect(reader.locator("[data-search]")).to_have_attribute("data-asked", words, timeout=20_000)
    return reader.locator(LINK).evaluate_all(
        "links => links.map(link => link.href.slice(location.origin.length).split(/#?:~:/)[0])"
    )


def find_many(reader: Page, words: list[str]) -> list[list[str]]:
    """The same for many queries, asked of the index itself: the addresses found for each."""
    return reader.evaluate(
        """async many => {
          const { find } = duizhaoSearch
          const all = []
          for (const words of many) {
            const { results } = await find.find(globalThis.searched, words)
            all.push(results.map(one => "/" + searched.data.pages[one.page][0] + "#" + one.anchor))
          }
          return all
        }""",
        words,
    )


def open_index(reader: Page) -> None:
    """Make the index of the page that is open ready for `find_many`."""
    ask(reader, "1")
    reader.evaluate(
        """() => {
          const { base, language } = document.querySelector("[data-search]").dataset
          const load = name => new Promise((done, fail) => {
            const script = document.createElement("script")
            Object.assign(script, { src: `${base}/search/${name}.js`, onload: done, onerror: fail })
            document.head.append(script)
          })
          globalThis.searched = duizhaoSearch.find.indexOf(duizhaoSearch.data, load)
        }"""
    )


@dataclass(frozen=True)
class WrittenIndex:
    """The index of a language as its files have it: what the first one says, and all parts."""

    head: dict
    parts: dict[str, list]

    @classmethod
    def read(cls, files: dict[str, str], language: str) -> "WrittenIndex":
        """From the names and texts of the files."""
        first, *inside = files[f"{language}.js"].splitlines()
        head = json.loads(first[first.index("data=") + len("data=") :])
        scripts = [*inside, *(text for name, text in files.items() if name.startswith(f"{language}-"))]
        calls = [
            json.loads("[" + script.strip()[len("duizhaoSearch.part(") : -1] + "]") for script in scripts
        ]
        parts: dict[str, list] = {}
        for kind, _, value in sorted(calls, key=lambda call: (call[0], call[1])):
            parts.setdefault(kind, []).append(value)
        return cls(head, parts)

    @classmethod
    def of_site(cls, folder: Path, language: str) -> "WrittenIndex":
        """From a built site."""
        found = folder / "search"
        files = {path.relative_to(found).as_posix(): path.read_text("utf-8") for path in found.rglob("*.js")}
        return cls.read(files, language)

    def sections(self) -> list[list[tuple[str, str, str, str]]]:
        """Page by page, then section by section: title of the page, heading, text, lead of the page."""
        texts = [page for part in self.parts["texts"] for page in part]
        return [
            [(title, heading, text, lead) for (_, heading), text in zip(sections, rest, strict=True)]
            for (_, title, _, sections), (lead, *rest) in zip(self.head["pages"], texts, strict=True)
        ]

    def words(self) -> dict[str, str]:
        """Every word of the index with its places, packed."""
        return {word: places for part in self.parts["words"] for word, places in part.items()}
