"""The mark of a conflict in a page: a box with both versions, that a reader of the draft cannot overlook."""

import re

from duizhao.base.bilingual import Bilingual, Language
from duizhao.normalise.merge_units import Kind

TITLE = Bilingual("Two versions: keep one and delete this box", "有两个版本：请保留一个，并删除这个提示框")
MINE = Bilingual("As it was edited here", "这里的编辑版本")
NEW = Bilingual("As the source gives it now", "按现在的原文")
NOTHING = Bilingual("(nothing)", "（无）")
INDENT = "    "


def marked(mine: str, new: str, base: str | None, kind: Kind, language: Language) -> str:
    """Both versions of a block as one unit. Where `mine` is such a box already, and its second version is still what
    the program last wrote (`base`), that one is replaced: boxes do not pile up."""
    if kind == "meta":
        # Front matter has no boxes: a comment below the line is all that YAML allows.
        said = new or NOTHING.say(language)
        told = "".join(f"\n# {NEW.say(language)}: {line}" for line in said.split("\n"))
        return f"{mine}{told}" if mine else told[1:]
    inside = read_box(mine, language)
    if inside and base is not None and inside[1] == base:
        mine = inside[0]
    return _box(mine, new, language)


def read_box(text: str, language: Language) -> tuple[str, str] | None:
    """Both versions in a box that is as the program wrote it, else None."""
    match = re.fullmatch(
        rf"{re.escape(_opening(language))}\n\n{INDENT}\*\*{re.escape(MINE.say(language))}\*\*\n\n(?P<mine>.*)\n\n"
        rf"{INDENT}\*\*{re.escape(NEW.say(language))}\*\*\n\n(?P<new>.*)",
        text,
        re.DOTALL,
    )
    return (_read(match["mine"], language), _read(match["new"], language)) if match else None


def _box(mine: str, new: str, language: Language) -> str:
    parts = [_opening(language)]
    for name, text in ((MINE, mine), (NEW, new)):
        parts += (f"{INDENT}**{name.say(language)}**", _indented(text or NOTHING.say(language)))
    return "\n\n".join(parts)


def _opening(language: Language) -> str:
    return f'!!! danger "{TITLE.say(language)}"'


def _indented(text: str) -> str:
    return "\n".join(INDENT + line if line.strip() else line for line in text.split("\n"))


def _read(text: str, language: Language) -> str:
    bare = "\n".join(line.removeprefix(INDENT) for line in text.split("\n"))
    return "" if bare == NOTHING.say(language) else bare
