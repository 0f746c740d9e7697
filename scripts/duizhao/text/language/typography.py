"""Chinese typography: full-width marks in Chinese sentences, one space between Chinese and Latin.

The marks and spaces are autocorrect's (huacnlee/autocorrect, a Rust library); brackets and semicolons are
added here, because it leaves them half-width. Only spacing and punctuation ever change: a correction that
touched a letter or a digit is thrown away. Markdown around the words is shielded first.

Two points are habits on which good houses differ: the space between Chinese and Latin, and half-width
brackets. What a page itself does most of the time is its habit (`habits_of`); only a page that breaks its own
habit is at fault. docs/decisions/0005-house-style.md says why.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice

import autocorrect_py

from duizhao.text.language.script import HAN, han_count, has_han

# What typography must not touch: code, link targets and brackets, addresses, tags, attribute lists, formulae,
# escapes.
SHIELD = re.compile(
    r"`[^`\n]+`|!?\[\^?|\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)(?:\{[^{}\n]*\})?|\{:?\s*[#.\w][^{}\n]*\}|<[^<>\n]+>"
    r"|https?://[^\s\u3000-\u303f\uff00-\uffef\u4e00-\u9fff)]+|\]|\$[^$\n]+\$|\\[^\w\s]|\*+|_{2,}"
)
# What may go on over several lines: elements that hold no prose, comments, formulae, commands of a site tool.
LONG_SHIELD = re.compile(
    r"<(?P<name>code|kbd|samp|pre|var|tt|math|script|style)\b[^<>]*>(?:(?!<(?P=name)\b).){0,5000}?</(?P=name)\s*+>|<!--(?:.*?-->|(?P<open>.*+))"
    r"|\{[%#](?:(?!\{[%#]).){0,1000}?[%#]\}|\{\{(?:(?!\{\{).){0,1000}?\}\}|\$\$.{1,5000}?\$\$|\\\((?:(?!\\\().){1,2000}?\\\)|\\\[(?:(?!\\\[).){1,5000}?\\\]",
    re.DOTALL | re.IGNORECASE,
)
MAY_BE_LONG = re.compile(r"</|<!--|\{[%#{]|\$\$|\\[(\[]")
# A dot that ends no sentence: it parts the names of a person, or stands in a number or behind the number of an item.
# Which characters write foreign names is told by the tables of Xinhua; those of `NAME_ONLY` hardly begin or end a sentence.
NAME_SIGNS = frozenset(
    "阿埃艾爱安昂奥巴白班邦鲍贝本比彼毕宾波伯博布查达戴丹当道德登邓迪蒂丁东杜多顿厄恩尔法凡范方菲费芬丰佛夫弗福"
    "盖甘冈戈格根贡古圭哈海汉豪赫亨洪胡华怀惠霍基吉季加贾简江杰金津卡凯坎康考科克肯孔库夸奎拉莱赖兰朗劳勒雷里理"
    "丽莉利连列林琳卢鲁路伦罗洛马玛迈麦曼芒毛梅门蒙米密敏明莫默姆木穆纳娜奈南瑙内嫩尼妮涅宁纽农努诺欧帕潘庞佩蓬"
    "皮平珀普齐奇恰钱乔切琴琼丘曲让热茹儒瑞若萨塞赛桑森沙莎珊尚绍舍申什圣施史舒朔思斯丝松苏孙索塔泰坦汤唐陶特腾"
    "滕提图托瓦万旺威韦维伟魏温文翁沃武乌伍西希锡夏香肖谢辛欣休许雅亚延扬耶叶伊依英尤约泽扎詹珍治朱茨兹佐翰娅柯蕾薇露黛芙蓓荷"
)
NAME_ONLY = frozenset(
    "尔斯克什兹茨姆顿弗赫蒂娜莉玛乔琳菲迈杰巴伊莎珊妮佐詹扎韦沃罗卢鲁洛伦莱赖穆涅诺帕佩珀琼萨塞桑索坦陶滕魏翁锡肖"
    "耶迪凯肯奎圭霍亨戈冈翰娅柯蕾薇黛芙蓓"
)
NUMERALS = "〇零一二三四五六七八九十百千万亿两"
DECIMAL = re.compile(rf"[{NUMERALS}]\.[{NUMERALS}]")
LABEL = re.compile(
    rf"(?:^|[^\w{HAN}])[第附图表]?(?:[{NUMERALS}]{{1,4}}|[甲乙丙丁戊己庚辛壬癸])[章节条款项步]?\Z"
)
# More marks in a row than these are changed as one: to compare each with each would take too long.
LONGEST_GAP = 300
SEMICOLON = re.compile(f"(?<=[{HAN}]) ?; ?(?=[{HAN}])")
BRACKETS = re.compile(r"\([^()\n]{0,300}\)")
NAME_END = re.compile(r"[A-Za-z0-9]$")
NAME_START = re.compile(r"-?[A-Za-z0-9]")
FULL_WIDTH = re.compile("[，。、；：？！（）《》「」『』]")
BOUNDARY = re.compile(f"[{HAN}][A-Za-z0-9]|[A-Za-z0-9%℃][{HAN}]")
SPACED = re.compile(f"(?<=[{HAN}]) (?=[A-Za-z0-9])|(?<=[A-Za-z0-9]) (?=[{HAN}])")
TIGHT = re.compile(f"(?<=[{HAN}])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=[{HAN}])")
HALF_BRACKETS = re.compile(rf"(?<=[{HAN}]) ?\([^()\n]{{0,300}}\)|\([^()\n]{{0,300}}\) ?(?=[{HAN}])")
# Nearly every sentence has none of the signs that a shield begins with.
MAY_BE_SHIELDED = re.compile(r"[`\[\]{<$\\*_]|https?:")
# Chinese with full-width marks, and Latin words and numbers with one space on either side: nothing in it is at fault.
COMMON_HAN = "\u4e00-\u9fff"
CLEAN = re.compile(
    rf"[{COMMON_HAN}，。、；：？！]+"
    rf"(?:(?<=[{COMMON_HAN}])(?: [A-Za-z0-9]+)+ (?=[{COMMON_HAN}])[{COMMON_HAN}，。、；：？！]+)*"
)
# A habit is what is done this many times, and this many times as often as the other way.
OFTEN = 4
MOSTLY = 3


@dataclass(frozen=True, slots=True)
class Correction:
    """Replace `text[start:end]`, which is `old`, by `new`; offsets in characters."""

    start: int
    end: int
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Habits:
    """What a text does where good houses differ: `spaced`, a space between Chinese and Latin;
    `wide_brackets`, full-width brackets round Latin words and numbers too. Without the habit, the other way
    is left alone."""

    spaced: bool
    wide_brackets: bool


# What this project itself writes.
HOUSE = Habits(spaced=True, wide_brackets=True)


def habits_of(texts: Iterable[str]) -> Habits:
    """The habits of a page, from the prose of its blocks. Too few examples make no habit."""
    spaced = tight = wide = half = 0
    for text in texts:
        if has_han(text):
            spaced += len(SPACED.findall(text))
            tight += len(TIGHT.findall(text))
            wide += text.count("（")
            half += len(HALF_BRACKETS.findall(text))
    return Habits(_is_habit(spaced, tight), _is_habit(wide, half))


def _is_habit(often: int, seldom: int) -> bool:
    return often >= OFTEN and often >= MOSTLY * seldom


def corrections(text: str, habits: Habits = HOUSE) -> tuple[Correction, ...]:
    """What is to be changed in `text`, a Chinese text or block with these habits, from left to right."""
    if not has_han(text) or CLEAN.fullmatch(text):
        return ()
    found: list[Correction] = []
    start = 0
    shields = _long_shields(text)
    passed = 0
    for line in text.split("\n"):
        while passed < len(shields) and shields[passed][1] <= start:
            passed += 1
        inside = [
            (max(first - start, 0), min(last - start, len(line)))
            for first, last in islice(shields, passed, bisect_left(shields, (start + len(line), 0)))
        ]
        found += [
            Correction(c.start + start, c.end + start, c.old, c.new)
            for c in _line_corrections(line, inside, habits)
        ]
        start += len(line) + 1
    return tuple(found)


def _long_shields(text: str) -> list[tuple[int, int]]:
    """What goes on over several lines, from left to right. A comment that nothing closes is text."""
    if not MAY_BE_LONG.search(text):
        return []
    return [match.span() for match in LONG_SHIELD.finditer(text) if match["open"] is None]


def apply(text: str, found: tuple[Correction, ...]) -> str:
    """Give `text` with every one of the corrections made."""
    for correction in reversed(found):
        text = text[: correction.start] + correction.new + text[correction.end :]
    return text


def _line_corrections(line: str, inside: list[tuple[int, int]], habits: Habits) -> list[Correction]:
    """Corrections of a line, which a longer shield covers in the spans `inside`."""
    if not has_han(line):
        return []
    shields = [match.span() for match in SHIELD.finditer(line)] if MAY_BE_SHIELDED.search(line) else []
    parts: list[Correction] = []
    position = 0
    for start, end in [*sorted([*shields, *inside]), (len(line), len(line))]:
        if start > position:
            parts += _part_corrections(line, position, start, habits)
        position = max(position, end)
    return parts


def _part_corrections(line: str, start: int, end: int, habits: Habits) -> list[Correction]:
    """Corrections of a stretch without shields. A space at its edges belongs to what it touches."""
    part = line[start:end]
    core = part.strip()
    if not has_han(core):
        return []
    lead = start + part.index(core)
    # Before and after: autocorrect puts spaces round the brackets that it leaves half-width.
    wanted = autocorrect_py.format(_full_width_brackets(core, habits))
    wanted = _full_width_brackets(SEMICOLON.sub("；", wanted), habits)
    if wanted == core or _letters(wanted) != _letters(core):
        return []
    return [
        Correction(lead + a, lead + b, core[a:b], wanted[c:d])
        for a, b, c, d in _differences(core, wanted)
        if (core[a:b].strip() or wanted[c:d].strip() or _is_space_at_fault(core, a, b, habits))
        and not (core[a:b] == "." and _ends_no_sentence(core, a))
    ]


def _ends_no_sentence(text: str, dot: int) -> bool:
    """True for the dot of a name (乔治.布什), of a number (零.五) or behind the number of an item (一.准备)."""
    before, after = text[dot - 1 : dot], text[dot + 1 : dot + 2]
    return (
        (before in NAME_SIGNS and after in NAME_SIGNS)
        or before in NAME_ONLY
        or after in NAME_ONLY
        or DECIMAL.match(text, dot - 1) is not None
        or LABEL.search(text[max(dot - 8, 0) : dot]) is not None
    )


def _differences(old: str, new: str) -> Iterable[tuple[int, int, int, int]]:
    """The spans of `old` that `new` has otherwise. Both hold the same letters and digits, so those are the
    rails: only the few characters between two of them are compared, which keeps a long paragraph linear."""
    for start, end, other_start, other_end in _gaps(old, new):
        if old[start:end] == new[other_start:other_end]:
            continue
        if end - start > LONGEST_GAP:
            yield start, end, other_start, other_end
            continue
        matcher = SequenceMatcher(None, old[start:end], new[other_start:other_end], autojunk=False)
        for tag, a, b, c, d in matcher.get_opcodes():
            if tag != "equal":
                yield start + a, start + b, other_start + c, other_start + d


def _gaps(old: str, new: str) -> Iterable[tuple[int, int, int, int]]:
    rails_old = [index for index, character in enumerate(old) if character.isalnum()]
    rails_new = [index for index, character in enumerate(new) if character.isalnum()]
    return zip(
        [0, *(index + 1 for index in rails_old)],
        [*rails_old, len(old)],
        [0, *(index + 1 for index in rails_new)],
        [*rails_new, len(new)],
        strict=True,
    )


def _is_space_at_fault(text: str, start: int, end: int, habits: Habits) -> bool:
    """Whether the space between two characters is to be put in or taken out: beside a full-width mark it is a
    slip, between Chinese and Latin a habit, and anywhere else (a hyphen, a quote) both ways are right."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if FULL_WIDTH.match(before) or FULL_WIDTH.match(after):
        return start < end
    return habits.spaced and bool(BOUNDARY.fullmatch(before + after))


def _full_width_brackets(text: str, habits: Habits) -> str:
    """Brackets of a Chinese sentence are full width; a pair is changed together, without the spaces around
    it."""

    def widen(match: re.Match[str]) -> str:
        if not habits.wide_brackets and not _is_within_chinese(match, text):
            return match.group()
        if not han_count(match.group()) and (
            NAME_END.search(text, 0, match.start()) or NAME_START.match(text, match.end())
        ):
            # Part of a name or formula: (R,S)-warfarin, f(x).
            return match.group()
        whole, before, after = match.group(), text[: match.start()].rstrip(), text[match.end() :].lstrip()
        beside = (before[-1:] or "") + (after[:1] or "")
        if han_count(beside) or han_count(whole):
            return f"（{whole[1:-1]}）"
        return whole

    if "(" not in text:
        return text
    widened = BRACKETS.sub(widen, text)
    return re.sub(r"(?:(?<! ) ++)?([（）]) *+", r"\1", widened) if widened != text else text


def _is_within_chinese(match: re.Match[str], text: str) -> bool:
    """True for a bracket whose words are Chinese, set tight against Chinese: 解离(感到脱离)很常见."""
    ends = match.group()[1:2] + match.group()[-2:-1]
    around = text[max(match.start() - 1, 0) : match.start()] + text[match.end() : match.end() + 1]
    return han_count(ends) == 2 and han_count(around) >= 1 and " " not in around


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())
