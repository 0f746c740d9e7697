"""Who publishes a library, and where its readers can write to. `[publisher]` in `duizhao.toml` says so."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from duizhao.base.bilingual import Bilingual, Language
from duizhao.base.errors import CannotRun
from duizhao.base.known_names import require_known

# A name may differ by language: `name = "…"` is for both, or `name = { en = "…", zh = "…" }`.
ADDRESSES = ("contact", "url")
NOBODY = Bilingual("", "")
SCHEMES = ("https", "http", "mailto", "tel")
# A logo is a drawing or a picture that every browser shows; each page loads it.
LOGO_KINDS = (".svg", ".png")
MOST_BYTES = 100_000
PUBLISHED_LOGO = "images/publisher"


@dataclass(frozen=True, slots=True)
class Publisher:
    """A publisher: the name in both languages, the address to write to (`mailto:` before one that is e-mail), the
    address of the publisher's own site, the file of the logo (None: the mark of the theme). Empty is what nobody has said:
    then the site is a draft, and says so."""

    name: Bilingual = NOBODY
    contact: str = ""
    url: str = ""
    logo: Path | None = None

    @property
    def is_named(self) -> bool:
        """True where readers are told who publishes this, and where to write to: what a release needs."""
        return bool(self.name.en and self.name.zh and self.contact)

    def shown(self, language: Language) -> dict[str, str]:
        """What the theme shows, in one language."""
        shown = {"name": self.name.say(language), "contact": self.contact, "url": self.url}
        return {**shown, "logo": self.published_logo}

    @property
    def published_logo(self) -> str:
        """Where the logo stands in the site, empty where there is none."""
        return f"{PUBLISHED_LOGO}{self.logo.suffix.lower()}" if self.logo else ""

    @classmethod
    def of(cls, table: Mapping[str, Any], path: Path) -> "Publisher":
        """The publisher in the table `[publisher]` of the file at `path`. Raises CannotRun for a key it does not know, or a
        value that is no name and no address."""
        require_known(
            table, tuple(one.name for one in fields(cls)), path, Bilingual("[publisher]", "[publisher] ")
        )
        name = table.get("name", "")
        both = name if isinstance(name, dict) else {"en": name, "zh": name}
        if set(both) != {"en", "zh"} or not all(isinstance(one, str) for one in both.values()):
            raise CannotRun(
                f"{path}: [publisher] name = {name!r}: it has to be a name in quotes, or one a language: "
                'name = { en = "…", zh = "…" }.',
                f"{path}：[publisher] name = {name!r}：应是加引号的名称，或中英文各一个："
                'name = { en = "…", zh = "…" }。',
            )
        addresses = {key: _address(table.get(key, ""), key, path) for key in ADDRESSES}
        logo = _logo(table["logo"], path) if "logo" in table else None
        return cls(Bilingual(both["en"].strip(), both["zh"].strip()), **addresses, logo=logo)

    def require_named(self, path: Path) -> None:
        """Raise CannotRun where readers would not know who publishes this or where to write to."""
        if self.is_named:
            return
        raise CannotRun(
            f"{path}: a release has to say who publishes it and where readers can write to. Write below [publisher]: "
            'name = { en = "…", zh = "…" } and contact = "name@example.org". Without it, build a draft: leave out --release.',
            f'{path}：正式发布时必须写明发布者和联系方式。请在 [publisher] 下写：name = {{ en = "…", zh = "…" }}，'
            'contact = "name@example.org"。如只生成试用稿，请不要加 --release。',
        )


def _logo(given: object, path: Path) -> Path:
    """The file of a logo, beside or below the settings in `path`. Raises CannotRun where it is none that pages can show."""
    name = given.strip() if isinstance(given, str) else ""
    file = path.parent / name
    kinds = " / ".join(LOGO_KINDS)
    inside = name and not Path(name).is_absolute() and ".." not in Path(name).parts
    if not inside or file.suffix.lower() not in LOGO_KINDS or not file.is_file():
        raise CannotRun(
            f"{path}: [publisher] logo = {given!r}: it has to name a file ({kinds}) in the folder of the library.",
            f"{path}：[publisher] logo = {given!r}：应是知识库文件夹中的一个文件（{kinds}）。",
        )
    if file.stat().st_size > MOST_BYTES:
        raise CannotRun(
            f"{path}: [publisher] logo = {given!r}: the file has more than {MOST_BYTES // 1000} kB, and every page loads it. "
            "Make it smaller.",
            f"{path}：[publisher] logo = {given!r}：文件超过 {MOST_BYTES // 1000} kB，而每个页面都要加载。请缩小文件。",
        )
    return file


def _address(given: object, key: str, path: Path) -> str:
    """An address as a link has it; an e-mail address may be written without `mailto:`."""
    text = given.strip() if isinstance(given, str) else None
    if text and "@" in text and ":" not in text:
        text = f"mailto:{text}"
    if text is None or (text and urlsplit(text).scheme not in SCHEMES):
        raise CannotRun(
            f"{path}: [publisher] {key} = {given!r}: it has to be a web or e-mail address in quotes.",
            f"{path}：[publisher] {key} = {given!r}：应是加引号的网址或邮箱地址。",
        )
    return text
