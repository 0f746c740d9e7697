"""What no page of a built site may hold: scripts that are not the theme's, attributes that run something, and anything that asks
another host.

The policy that is sent with a site stops them in a browser. A site in which something has to be stopped is not published:
somebody put it there, or a part of the page would be missing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from duizhao.base.bilingual import Bilingual
from duizhao.base.digest import digest
from duizhao.base.files import read_text
from duizhao.site.build.inline_code import InlineCode
from duizhao.site.build.read_html import ReadHtml, read_html
from duizhao.site.build.theme_scripts import ThemeScripts
from duizhao.text.html.page_tags import address_in, page_tags
from duizhao.text.html.risky_tags import addresses_in_css, is_elsewhere, risks_of

PAGES = (".html", ".htm", ".xhtml", ".xht")
STYLES = ".css"
# A browser runs what stands in any kind of XML.
DRAWINGS = (".svg", ".xml", ".xsl", ".xslt")
LOOKED_AT = frozenset([*PAGES, STYLES, *DRAWINGS])
NOTE = re.compile(r"/\*(?:[^*]|\*(?!/))*+(?:\*/|\Z)")
LONGEST_SHOWN = 60
# Of so many scripts and styles it is remembered whether they are the theme's.
REMEMBERED = 256


@dataclass(frozen=True, slots=True)
class GateFault:
    """Something that may not stand in a file of a site: the `file`, from the folder of the site, and what is wrong."""

    file: str
    reason: Bilingual


@dataclass(slots=True)
class SiteGate:
    """Looks at the files of a site. `theme` is what may run in its pages, None where anything may; `own` is the address at which
    the site is published, empty where nobody said. A file that was looked at and is the same is not looked at again."""

    theme: ThemeScripts | None
    own: str = ""
    _passed: dict[str, str] = field(default_factory=dict)
    _known: dict[InlineCode, bool] = field(default_factory=dict)
    _told: set[GateFault] = field(default_factory=set)

    def faults(self, folder: Path) -> Iterator[GateFault]:
        """What is wrong with the site in `folder`, file by file. Raises CannotRun where a file cannot be read."""
        for path in sorted(folder.rglob("*")):
            ending = path.suffix.lower()
            if ending not in LOOKED_AT or not path.is_file():
                continue
            text, name = read_text(path), path.relative_to(folder).as_posix()
            known = digest(text)
            if self._passed.get(name) == known:
                continue
            self._passed[name] = known
            for fault in dict.fromkeys(GateFault(name, reason) for reason in self.of_file(ending, text)):
                # A page gets its policy after it was looked at, and is another one then.
                if fault not in self._told:
                    self._told.add(fault)
                    yield fault

    def of_file(self, ending: str, text: str) -> Iterator[Bilingual]:
        """What is wrong with a file that holds `text`, by the `ending` of its name in small letters: one of LOOKED_AT."""
        return self.of_style(text) if ending == STYLES else self.of_page(text, ending in DRAWINGS)

    def of_page(self, page: str, is_drawing: bool = False) -> Iterator[Bilingual]:
        """What is wrong with a page given as HTML, or with a file that holds a drawing."""
        if is_drawing:
            yield from map(_runs, _what_runs(page))
        yield from self.of_read(read_html(page), is_drawing)

    def of_read(self, page: ReadHtml, is_drawing: bool = False) -> Iterator[Bilingual]:
        """The same of a page that was read, but for what runs in a drawing."""
        for one in page.code:
            if self.theme and not is_drawing and not self._is_of_theme(one):
                yield _stranger(one.element, one.text)
        for one in page.code:
            if one.element == "style":
                yield from self.of_style(one.text)
        for tag in page.tags:
            for attribute in tag.runs if self.theme and not is_drawing else ():
                yield _acts(attribute)
            for asked in tag.asked:
                if not self._is_own(asked.address):
                    yield _asks(asked.where, asked.address)

    def allowed(self, page: ReadHtml) -> Iterator[InlineCode]:
        """The code in a page that may run: that of the theme, or all of it where anything may."""
        return (one for one in page.code if self.theme is None or self._is_of_theme(one))

    def _is_of_theme(self, code: InlineCode) -> bool:
        known = self._known.get(code)
        if known is None:
            assert self.theme
            known = self.theme.includes(code.element, code.text)
            if len(self._known) < REMEMBERED:
                self._known[code] = known
        return known

    def of_style(self, css: str) -> Iterator[Bilingual]:
        """What is wrong with a style sheet."""
        for address in addresses_in_css(NOTE.sub("", css)):
            if is_elsewhere(address) and not self._is_own(address):
                yield _asks("CSS", address_in(address))

    def _is_own(self, address: str) -> bool:
        return bool(self.own) and f"{address}/".startswith(f"{self.own.rstrip('/')}/")


def _what_runs(drawing: str) -> Iterator[str]:
    for tag in page_tags(drawing):
        if any(risk.kind in ("script", "frame", "handler", "address") for risk in risks_of(tag)):
            yield drawing[tag.start : tag.end]


def _stranger(element: str, text: str) -> Bilingual:
    return Bilingual(
        f"a {element} stands in the page that is none of the theme's: “{_first_words(text)}”. Take it out of what the page is made "
        f"from, or put it into a file of the site that `mkdocs.yml` names.",
        f"页面中有一段不属于主题的 {element}：“{_first_words(text)}”。请从页面的来源中删去，或放进网站自己的文件，并在 `mkdocs.yml` 中列出。",
    )


def _acts(attribute: str) -> Bilingual:
    shown = _first_words(attribute)
    return Bilingual(
        f"an attribute of the page runs something: {shown}. Take it out of what the page is made from: its text, its front matter, "
        "or a template of the theme.",
        f"页面中有会运行程序的属性：{shown}。请从页面的来源（正文、页首信息或主题模板）中删去。",
    )


def _runs(tag: str) -> Bilingual:
    return Bilingual(
        f"the drawing holds something that runs: {_first_words(tag)}. Take it out.",
        f"图形文件中有会运行的内容：{_first_words(tag)}。请删去。",
    )


def _asks(where: str, address: str) -> Bilingual:
    shown = _first_words(address)
    return Bilingual(
        f"the reader's browser would ask another host: {shown} ({where}). Put the file into the library, or link to it; what a "
        "theme asks for is turned off in mkdocs.yml (`font: false`, `highlightjs: false`).",
        f"读者的浏览器会向其他主机发出请求：{shown}（{where}）。请把文件放进知识库，或改用普通链接；主题自带的请求可在 "
        "mkdocs.yml 中关闭（`font: false`、`highlightjs: false`）。",
    )


def _first_words(text: str) -> str:
    line = " ".join(text[: LONGEST_SHOWN * 3].split())
    return line if len(line) <= LONGEST_SHOWN else f"{line[: LONGEST_SHOWN - 1]}…"
