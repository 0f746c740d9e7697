import re
from collections.abc import Iterator

from duizhao.align.align import BlockPair
from duizhao.base.bilingual import Bilingual
from duizhao.checks.compare_blocks.left_words import left_words
from duizhao.checks.rule import BlockRule, Example, Fault, Knowledge, Spot, seen
from duizhao.text.language.script import HAN_RUN, RUNNING_WORD, han_count
from duizhao.text.language.sentences import sentence_spans
from duizhao.text.markdown.blocks import Block
from duizhao.text.reading import read

# An English clause: this many running words with nothing Chinese between them. Names and book titles are
# shorter or capitalised.
CLAUSE = 5
# From here on Chinese in an English text is a clause, told as one; below, names or quoted words, each told.
CHINESE_CLAUSE = 8
NOT_TEXT = ("code", "html", "snippet")
# A bar parts the cells of a table.
LATIN_STRETCH = re.compile(r"[A-Za-z][\x20-\x7b\x7d\x7e\u2018-\u201d\u2013\u2014\n]*")
# A work keeps its own title.
BOOK_TITLE = re.compile(r"《[^《》\n]{0,300}》")
# Words on a screen are quoted as they stand there; a formula has words that are no language.
QUOTED = re.compile('“[^“”\n]{1,80}”|「[^「」\n]{1,80}」|‘[^‘’\n]{1,80}’|"[^"\n]{1,80}"')
# What stands in brackets explains a term, as Chinese medical texts do it.
BRACKETS = re.compile(r"（[^（）\n]{1,300}）|\([^()\n]{1,300}\)|\[[^\[\]\n]{1,300}\]")
# No block of a reader's text is as long (in characters).
LONGEST = 2_000
FORMULA = re.compile(r"\$\$.{1,5000}?\$\$|\$[^$\n]{1,2000}\$", re.DOTALL)
# A language is listed under its own name.
OWN_NAMES = frozenset({"中文", "简体中文", "繁體中文", "繁体中文", "日本語", "简体", "繁體"})
# A person's name in its own script stands behind its spelling: Xuan Huang (黄玄).
OWN_SCRIPT = re.compile(r"\b[A-Z][\w'’-]{0,30} [A-Z][\w'’-]{0,30} ?[(（][\u4e00-\u9fff·]{2,5}[)）]")
# References keep the language of the work: "Am J Psychiatry 2019;176(5):401–409", doi, PMID.
REFERENCE = re.compile(
    r"\bdoi\b|\bPMID\b|\bPMC\d|\b(?:19|20)\d\d;\s?\d+|et al\.|\((?:19|20)\d\d[a-z]?\)\.", re.IGNORECASE
)


# A field of an interface and its type: **reason** (string).
FIELD = re.compile(
    r"(?:\*\*|__|`|<(?:b|strong|code)>)[\w.$\[\]/-]{1,100}(?:\*\*|__|`|</\w+>)\s*\((?:[^()\n]|\([^()\n]*\)){1,300}\)\Z"
)


def check(pair: BlockPair, knowledge: Knowledge) -> Iterator[Fault]:
    if pair.zh is not None and pair.zh.kind not in NOT_TEXT:
        clauses = tuple(_english_in_chinese(pair.zh, pair.en))
        yield from clauses
        if pair.en is not None and not clauses:
            yield from _words_in_chinese(pair.zh, pair.en, knowledge)
    if pair.en is not None and pair.en.kind not in NOT_TEXT:
        yield from _chinese_in_english(pair.en, pair.zh)


def _english_in_chinese(zh: Block, en: Block | None) -> Iterator[Fault]:
    if en is not None and en.text.strip() == zh.text.strip() and FIELD.match(zh.text.strip()):
        return
    text = _without(_without(read(zh.text).prose, BOOK_TITLE), FORMULA)
    has_chinese = bool(HAN_RUN.search(text))
    if has_chinese:
        text = _without(text, QUOTED)
    if REFERENCE.search(zh.text):
        return
    for match in LATIN_STRETCH.finditer(text):
        words = RUNNING_WORD.findall(match.group())
        end = match.start() + len(match.group().rstrip())
        whole = not has_chinese and len(words) >= 2 and zh.kind != "row"
        # `http.server.active_requests` is one name.
        if (len(words) >= CLAUSE or whole) and " " in match.group().strip():
            start, end = _first_sentence(text, match.start(), end)
            yield Fault(
                "zh",
                seen(zh, start, end),
                Spot(en) if en else None,
                Bilingual("The Chinese page has English text here.", "中文页面的这里是英文。"),
            )


def _words_in_chinese(zh: Block, en: Block, knowledge: Knowledge) -> Iterator[Fault]:
    """English phrases and words inside of a Chinese sentence that are shorter than a clause."""
    if en.kind in NOT_TEXT or REFERENCE.search(zh.text):
        return
    text = read(zh.text).prose
    if len(text) > LONGEST or not HAN_RUN.search(text):
        return
    for pattern in (BOOK_TITLE, FORMULA, QUOTED, BRACKETS):
        text = _without(text, pattern)
    for one in left_words(text, read(en.text).prose, terms=knowledge.profile == "health"):
        words = text[one.start : one.end]
        yield Fault(
            "zh",
            seen(zh, one.start, one.end),
            Spot(en),
            Bilingual(f"“{words}” was left in English.", f"“{words}”没有翻译。"),
            confidence=one.confidence,
        )


def _without(text: str, pattern: re.Pattern[str]) -> str:
    return pattern.sub(lambda match: " " * len(match.group()), text)


def _first_sentence(text: str, start: int, end: int) -> tuple[int, int]:
    spans = sentence_spans(text[start:end])
    return (start + spans[0][0], end) if spans else (start, end)


def _chinese_in_english(en: Block, zh: Block | None) -> Iterator[Fault]:
    text = _without(read(en.text).prose, OWN_SCRIPT)
    if not han_count(text):
        return
    clause = han_count(text) >= CHINESE_CLAUSE or not re.search("[A-Za-z]", text)
    runs = [match.span() for match in HAN_RUN.finditer(text) if match.group() not in OWN_NAMES]
    if not runs:
        return
    for start, end in [(runs[0][0], runs[-1][1])] if clause else runs:
        yield Fault(
            "en",
            seen(en, start, end),
            Spot(zh) if zh else None,
            Bilingual("The English page has Chinese text here.", "英文页面的这里是中文。"),
        )


rule = BlockRule(
    guards=Bilingual(
        "Each page is in its own language; a word of the other is marked with its `lang`.",
        "每个页面都用自己的语言书写；另一种语言的词要用 `lang` 标出。",
    ),
    why=Bilingual(
        "A reader who does not know the other language cannot read the sentence.",
        "不懂另一种语言的读者看不懂这句话。",
    ),
    fix=Bilingual(
        'Translate the words. A name that must stay is marked: `<span lang="en">…</span>`.',
        '请翻译这些文字。必须保留的名称用 `<span lang="en">…</span>` 标出。',
    ),
    example=Example(
        broken_en="Tell the team about every medicine you take.\n",
        broken_zh="请告诉医疗团队：tell them about every medicine you take.\n",
        repaired_en="Tell the team about every medicine you take.\n",
        repaired_zh="请告诉医疗团队您正在使用的所有药物。\n",
    ),
    check=check,
)
