"""Which blocks are safety blocks: those about a dose, a contraindication, a warning or an emergency.

What makes one stands in data: `safety.toml` and `safety_health.toml` beside this file, and the one of the library, which adds
to them. What a library is about (`profile` in `duizhao.toml`) says which of them count.
"""

import re
from dataclasses import dataclass, fields, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from duizhao.base.errors import CannotRun
from duizhao.base.files import parse_toml, read_text, text_if_there
from duizhao.base.known_names import did_you_mean
from duizhao.library.check_settings import Profile
from duizhao.text.language.language_pack import Chinese, pack_of
from duizhao.text.markdown.blocks import Block

GENERAL = Path(__file__).with_name("safety.toml")
# Commands and bans, which are about danger where they are about medicines: elsewhere a switch is 禁用 too.
HEALTH = Path(__file__).with_name("safety_health.toml")
# A number stands before its unit, with or without a space; a unit in letters ends where they end.
NUMBER = r"[0-9０-９一二三四五六七八九十百千半两][\s\u00a0\-–]*"
LETTERS_END = r"(?![A-Za-zµμ])"


@dataclass(frozen=True, slots=True)
class Safety:
    """What makes a safety block, as it stands in the data."""

    topics: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    admonitions: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    zh: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    chinese: Chinese = "simplified"

    @classmethod
    def read(cls, path: Path, profile: Profile = "general", chinese: Chinese = "simplified") -> "Safety":
        """The data for any library of the `profile` and those of the library at `path`, which need not exist; for pages whose
        Chinese, as that of the library's own data, is written in these characters.

        Raises CannotRun for TOML that does not parse, an unknown key, or a value that is not a list of words.
        """
        text, usual = text_if_there(path), for_profile(profile)
        fold = pack_of("zh", chinese).as_compared
        whole = usual if text is None else usual + _parse(fold(text), path)
        return replace(whole, chinese=chinese)

    def __add__(self, more: "Safety") -> "Safety":
        """The words of both: what either calls a safety block is one."""
        return Safety(*(getattr(self, name) + getattr(more, name) for name in KEYS))

    def covers(self, block: Block, topic: str = "") -> bool:
        """True where `block`, on a page about `topic`, is a safety block."""
        # A heading stands in its own section; one without an id is known by its text.
        fold = pack_of("zh", self.chinese).as_compared
        section = fold(block.anchor if block.kind == "heading" else block.section)
        return (
            topic.lower() in _lower(self.topics)
            or bool(_any_section(self.sections).fullmatch(section))
            or _names_any(self.en, self.zh, (), section)
            or any(name.removeprefix("admonition:") in self.admonitions for name in block.within)
            or _names_any(self.en, self.zh, self.units, fold(block.text))
        )


KEYS = tuple(one.name for one in fields(Safety) if one.name != "chinese")


# A block is asked about once for each finding in it.
@lru_cache(maxsize=512)
def _names_any(en: tuple[str, ...], zh: tuple[str, ...], units: tuple[str, ...], text: str) -> bool:
    return bool(_words(en, zh).search(text)) or (bool(units) and bool(_doses(units).search(text)))


@cache
def general() -> Safety:
    """What makes a safety block in a library that does not say what it is about."""
    return _parse(read_text(GENERAL), GENERAL)


@cache
def for_profile(profile: Profile) -> Safety:
    """What makes a safety block in a library of that profile, before it adds words of its own. In texts about software
    nothing does: there one stops, kills, blocks and disables without harm to anybody."""
    if profile == "software":
        return Safety()
    return general() + _parse(read_text(HEALTH), HEALTH) if profile == "health" else general()


def _parse(text: str, path: Path) -> Safety:
    data = parse_toml(text, path)
    for key, value in data.items():
        if key not in KEYS:
            near = did_you_mean(key, KEYS)
            raise CannotRun(
                f"{path}: there is no key {key!r}. The keys are: {', '.join(KEYS)}.{near.en}",
                f"{path}：没有 {key!r} 这一项。可用的有：{'、'.join(KEYS)}。{near.zh}",
            )
        if not isinstance(value, list) or not all(isinstance(word, str) and word.strip() for word in value):
            raise CannotRun(
                f'{path}: {key!r} has to be a list of words: {key} = ["…", "…"].',
                f'{path}：{key!r} 应是一组词语：{key} = ["…", "…"]。',
            )
    words: dict[str, Any] = {key: tuple(value) for key, value in data.items()}
    return Safety(**words)


@cache
def _lower(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word.lower() for word in words)


@cache
def _any_section(sections: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(name).replace(r"\*", r"[\w.:-]+") for name in sections) or "(?!)")


@cache
def _words(en: tuple[str, ...], zh: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the words; an English one begins where a word begins, and a line may end between two of its
    words."""
    english = "|".join(_english(word) for word in en)
    chinese = "|".join(re.escape(word) for word in zh)
    return re.compile(rf"(?<![A-Za-z])(?:{english or '(?!)'})|{chinese or '(?!)'}", re.IGNORECASE)


def _english(word: str) -> str:
    whole = r"\s+".join(re.escape(part) for part in word.split()).replace("'", "['’]")
    return whole + (LETTERS_END if word.endswith(" ") else "")


@cache
def _doses(units: tuple[str, ...]) -> re.Pattern[str]:
    named = "|".join(re.escape(unit) + (LETTERS_END if unit.isascii() else "") for unit in units)
    return re.compile(f"{NUMBER}(?:{named or '(?!)'})")
