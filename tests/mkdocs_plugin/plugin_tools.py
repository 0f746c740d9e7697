"""A small library to write, approve, change and build, and a built page as its elements."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from duizhao.base.bilingual import Language
from duizhao.checks.workspace import Workspace
from duizhao.library.settings import Settings
from duizhao.memory.states.approval import approve
from duizhao.memory.states.library_states import library_states
from duizhao.memory.store import change_page
from duizhao.site.build.publish import BuildResult, build_site

CONFIG = """\
site_name: Test
site_url: https://host.example/
theme:
  name: material
  font: false
{theme}
validation: {{links: {{anchors: warn}}}}
plugins:
  - search: {{lang: [en, zh]}}
  - i18n:
      docs_structure: folder
      reconfigure_search: false
      fallback_to_default: {fallback}
      languages:
        - {{locale: zh, name: 中文, build: true}}
        - {{locale: en, name: English, default: true, build: true}}
  - duizhao: {{{settings}}}
exclude_docs: /*/includes/
markdown_extensions:
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - toc
  - pymdownx.details
  - pymdownx.superfences
  - pymdownx.tabbed: {{alternate_style: true}}
  - pymdownx.snippets: {{base_path: [!relative $config_dir/docs], check_paths: true}}
"""
VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr", "path", "source"})


@dataclass(frozen=True)
class SmallLibrary:
    """A library in a folder of its own."""

    root: Path

    def write(self, name: str, text: str) -> None:
        """Write the page `en/x.md` or `zh/x.md`."""
        path = self.root / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def change(self, name: str, old: str, new: str) -> None:
        """Put `new` in the place of `old`, which stands there once."""
        text = (self.root / "docs" / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, (name, old)
        self.write(name, text.replace(old, new))

    def configure(
        self,
        settings: str = "check: false",
        fallback: str = "false",
        theme: Path | None = None,
        more: str = "",
    ) -> None:
        """Write mkdocs.yml, with `more` lines at its beginning."""
        extra = f"  custom_dir: {theme}\n  favicon: images/favicon.svg" if theme else ""
        if theme:
            extra += "\n  palette: {scheme: default}\nextra_css: [stylesheets/notices.css]"
        text = CONFIG.format(settings=settings, fallback=fallback, theme=extra)
        (self.root / "mkdocs.yml").write_text(more + text, encoding="utf-8")

    def approve(self) -> None:
        """Approve every pair as it is now."""
        approve_all(self.root)

    def build(self) -> BuildResult:
        """Build into `site`, in strict mode."""
        return build_site(self.root, self.root / "site")

    def page(self, path: str) -> "Element":
        """The built page at `path`, such as `zh/dose/`."""
        return parse(self.html(path))

    def html(self, path: str) -> str:
        """The HTML of the built page at `path`."""
        return (self.root / "site" / path / "index.html").read_text(encoding="utf-8")

    def searched(self) -> str:
        """All the words that the search knows."""
        index = json.loads((self.root / "site/search/search_index.json").read_text(encoding="utf-8"))
        return "\n".join(f"{entry['title']} {entry['text']}" for entry in index["docs"]).replace("\u200b", "")


def approve_all(root: Path) -> None:
    """Approve every pair of the library in `root` as it is now."""
    settings = Settings.read(root)
    for state in library_states(Workspace(settings)):
        change_page(
            settings.memory,
            state.key,
            lambda before, state=state: approve(state, before, lambda _: True, "editor", "2026-11-25"),
        )


@dataclass
class Element:
    """An element of a page with what stands in it, in order."""

    tag: str
    attributes: Mapping[str, str]
    parent: "Element | None" = None
    parts: list["Element | str"] = field(default_factory=list)

    def all(self, tag: str = "", name: str = "", **attributes: str) -> list["Element"]:
        """Every element inside with this tag, class and attributes."""
        return [
            element
            for element in self.inner()
            if (not tag or element.tag == tag)
            and (not name or name in element.attributes.get("class", "").split())
            and all(element.attributes.get(key) == value for key, value in attributes.items())
        ]

    def inner(self) -> Iterator["Element"]:
        """Every element inside, in order."""
        for part in self.parts:
            if isinstance(part, Element):
                yield part
                yield from part.inner()

    @property
    def text(self) -> str:
        """The words, white space folded."""
        return " ".join("".join(_words(self)).split())

    @property
    def above(self) -> list[str]:
        """The tags that it stands in, innermost first."""
        return [self.parent.tag, *self.parent.above] if self.parent else []

    @property
    def language(self) -> str:
        """The language that its words are marked as."""
        return self.attributes.get("lang") or (self.parent.language if self.parent else "")


def _words(element: Element) -> Iterator[str]:
    for part in element.parts:
        if isinstance(part, str):
            yield part
        else:
            yield from _words(part)


def parse(html: str) -> Element:
    """The page as one element. Fails where a tag is closed that is not open."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.root


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.here = Element("", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self.here)
        self.here.parts.append(element)
        if tag not in VOID:
            self.here = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.here.parts.append(Element(tag, {name: value or "" for name, value in attrs}, self.here))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        assert tag == self.here.tag, f"</{tag}> closes <{self.here.tag}>"
        assert self.here.parent
        self.here = self.here.parent

    def handle_data(self, data: str) -> None:
        self.here.parts.append(data)


def other_page(path: str, language: Language) -> str:
    """The path of the page in the other language."""
    return f"zh/{path}" if language == "en" else path.removeprefix("zh/")
