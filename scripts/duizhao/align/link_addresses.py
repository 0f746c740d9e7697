"""Where a link leads, whatever the language of the page it stands on.

`/zh/x.md`, `../zh/x/`, `x-cn` and `https://zh.example.org/x` are the Chinese side of `/en/x.md`, `../en/x/`,
`x` and `https://example.org/x`.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

SCHEME = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):")
LANGUAGE = r"(?:en(?:[-_](?:us|gb|au|ca))?|zh(?:[-_](?:hans|hant|cn|tw|hk|sg))?(?:[-_](?:cn|tw|hk))?|cn|hans)"
FOLDER = re.compile(LANGUAGE, re.IGNORECASE)
# A file name that tells its language: `x.zh.md`, `x-cn`, `x_zh-CN.png`, `README.zh-Hans.md`.
SUFFIX = re.compile(rf"(?<=[^/])[._-]{LANGUAGE}(?=(?:\.[A-Za-z0-9]{{1,5}})?$)", re.IGNORECASE)
PAGE_END = re.compile(
    r"(?:(?:^|(?<=/))(?:_?index|readme))?(?:\.(?:md|mdx|html?|markdown))?/?$", re.IGNORECASE
)
LANGUAGE_QUERY = re.compile(r"(?:hl|lang|locale|language|setlang|ui)=[^&]*", re.IGNORECASE)
TELEPHONE_MARKS = re.compile(r"[\s().-]")
ENCYCLOPAEDIA = re.compile(
    r"(?:^|\.)(?:wikipedia|wiktionary|wikibooks|wikisource|wikimedia|wikivoyage|wikinews)\.org$"
)


@dataclass(frozen=True, slots=True)
class Address:
    """A target taken apart. `host` is empty for a page of the same site; `place` is the path without its
    language.

    `language` is what named a language in it (`zh`, `en-US`), in lower case, else ""; `anchor` is what
    follows `#`.
    """

    scheme: str
    host: str
    place: str
    query: str
    anchor: str
    language: str

    @property
    def base(self) -> tuple[str, str, str]:
        """What must be equal for two targets to be the same page."""
        return (self.host, self.place, self.query)


@lru_cache(maxsize=20_000)
def read_address(target: str) -> Address:
    """Take the target of a link apart, so that two can be compared."""
    target = target.strip()
    rest, _, anchor = target.partition("#")
    scheme = ""
    if found := SCHEME.match(rest):
        scheme = found["scheme"].lower()
        rest = rest[found.end() :]
    if scheme in ("tel", "sms", "callto"):
        # Marks between the digits are dialled by nobody.
        return Address(scheme, "", TELEPHONE_MARKS.sub("", rest), "", anchor, "")
    if scheme not in ("", "http", "https"):
        return Address(scheme, "", rest, "", anchor, "")
    rest, _, query = rest.partition("?")
    host = language = ""
    if rest.startswith("//"):
        host, slash, rest = rest[2:].partition("/")
        rest = slash + rest
        host, language = _host(host)
    place, named = _place(unquote(rest, errors="replace"))
    if host and place == "/":
        place = ""
    query = "&".join(part for part in query.split("&") if part and not LANGUAGE_QUERY.fullmatch(part))
    return Address("", host, place, query, unquote(anchor, errors="replace"), (named or language).lower())


def _host(host: str) -> tuple[str, str]:
    host = host.lower().removeprefix("www.")
    labels = host.split(".")
    named = [label for label in labels[:-2] if FOLDER.fullmatch(label)]
    if not named:
        return host, ""
    return ".".join([*(label for label in labels[:-2] if label not in named), *labels[-2:]]), named[0]


def _place(path: str) -> tuple[str, str]:
    language = ""
    parts = []
    for part in path.split("/"):
        if FOLDER.fullmatch(part):
            language = language or part
        elif part != ".":
            parts.append(part)
    if parts and (found := SUFFIX.search(parts[-1])):
        language = language or found.group().lstrip("._-")
        parts[-1] = parts[-1][: found.start()] + parts[-1][found.end() :]
    place = "/".join(parts)
    return PAGE_END.sub("", place).rstrip("/") or ("/" if place.startswith("/") else ""), language


def same_page(one: Address, other: Address) -> bool:
    """True where two targets may be the two languages of one page, told by all but their anchors."""
    if one.scheme != other.scheme:
        return False
    if one.base == other.base:
        return True
    if one.host and one.host == other.host and ENCYCLOPAEDIA.search(one.host):
        # Articles have a title of their own in each language.
        return one.language != other.language
    if one.query == other.query and one.place and other.place and bool(one.host) == bool(other.host):
        if one.host:
            return _same_site(one, other) and one.place.rstrip("/") == other.place.rstrip("/")
        # A relative and an absolute way to the same page.
        long, short = sorted((_steps(one.place), _steps(other.place)), key=len, reverse=True)
        return one.place.startswith("/") != other.place.startswith("/") and long[-len(short) :] == short != []
    return False


def _steps(place: str) -> list[str]:
    return [part for part in place.split("/") if part not in ("", "..", ".")]


def _same_site(one: Address, other: Address) -> bool:
    """A translated site often has a domain of its own: `cn.vitejs.dev` for `vite.dev`, `nodejs.cn` for
    `nodejs.org`."""
    chinese = [address for address in (one, other) if _is_chinese(address)]
    if len(chinese) != 1:
        return False
    a, b = (re.split(r"[.-]", address.host)[0] for address in (one, other))
    return len(min(a, b, key=len)) >= 3 and (a.startswith(b) or b.startswith(a))


def _is_chinese(address: Address) -> bool:
    return address.language[:2] in ("zh", "cn", "ha") or address.host.endswith(".cn")
