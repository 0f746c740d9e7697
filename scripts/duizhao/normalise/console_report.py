"""What normalising did, in a few lines a person likes to read."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from duizhao.base.bilingual import Bilingual, Language
from duizhao.normalise.account import Sum
from duizhao.normalise.layouts.layout import say_layouts
from duizhao.normalise.piece import Kind
from duizhao.normalise.placement import placement_path
from duizhao.normalise.report_words import LINE, NEAREST, piece_id
from duizhao.normalise.run import TRADITIONAL, Normalised
from duizhao.normalise.third_languages import third_languages_told
from duizhao.normalise.unreadable import unreadable_told
from duizhao.normalise.write_drafts import REPORT, Written
from duizhao.text.language.other_languages import is_cantonese

KIND_NAMES: dict[Kind, Bilingual] = {
    "title": Bilingual("title", "标题（全文）"),
    "heading": Bilingual("headings", "小标题"),
    "paragraph": Bilingual("paragraphs", "段落"),
    "item": Bilingual("list items", "列表项"),
    "step": Bilingual("numbered items", "编号项"),
    "row": Bilingual("table rows", "表格行"),
    "code": Bilingual("code", "代码"),
    "boilerplate": Bilingual("boilerplate", "网页套话"),
    "label": Bilingual("language labels", "语言标签"),
}
OUTCOME_NAMES = {
    "kept": Bilingual("kept", "保留"),
    "reworded": Bilingual("reworded", "改写"),
    "replaced": Bilingual("replaced", "替换"),
    "left out": Bilingual("left out", "未采用"),
    "": Bilingual("without outcome", "未定"),
}
LANGUAGE_WORDS = {
    "en": Bilingual("English", "英文"),
    "zh": Bilingual("Chinese", "中文"),
    "mixed": Bilingual("mixed", "混合"),
    "other": Bilingual("in other languages", "其他语言"),
    "none": Bilingual("without words", "无文字"),
}
# So much is told here of what a person has to look at; the report for the browser has all of it.
MOST_CLASHES = 4
MOST_QUESTIONS = 4
MOST_REFUSED = 2
WHY_NAMES = {
    "misspelt name": "名称有误",
    "unknown word": "词典中没有的词",
    "half-width punctuation": "半角标点",
    "Traditional characters": "繁体字",
    "space beside Chinese": "中文旁的空格",
    "missing space": "缺少空格",
    "missing capital": "句首小写",
    "verb form": "动词形式",
    "list mark": "列表符号",
    "heading mark": "标题符号",
    "stray heading mark": "多余的标题符号",
    "invisible character": "不可见字符",
    "unusual space": "特殊空格",
    "line break": "换行",
    "space at the end": "行末空格",
    "space at the start": "行首空格",
    "separator of the languages": "两种语言之间的分隔符",
    "brackets around the other language": "另一种语言外面的括号",
    "emphasis of both languages": "两种语言共用的强调",
    "language label": "语言标签",
    "column of the other language": "另一种语言的列",
    "cell of both languages": "两种语言共用的单元格",
}


def sum_line(total: Sum, language: Language) -> str:
    """`3,902 characters = 60 blank + 41 title + …`."""
    parts = [(total.blank, Bilingual("blank", "空白"))]
    parts += [(total.by_kind[kind], name) for kind, name in KIND_NAMES.items() if total.by_kind[kind]]
    return _sum(total.characters, parts, language)


def outcome_line(total: Sum, language: Language) -> str:
    """`3,902 characters = 60 blank + 83 left out + …`."""
    parts = [(total.blank, Bilingual("blank", "空白"))]
    parts += [
        (total.by_outcome[name], said) for name, said in OUTCOME_NAMES.items() if total.by_outcome[name]
    ]
    return _sum(total.characters, parts, language)


def _sum(characters: int, parts: list[tuple[int, Bilingual]], language: Language) -> str:
    word = "characters" if language == "en" else "个字符"
    return f"{characters:,} {word} = " + " + ".join(
        f"{number:,} {name.say(language)}" for number, name in parts
    )


def report(
    done: Sequence[Normalised],
    written: Written,
    folder: Path,
    language: Language,
    *,
    details: bool,
    beside: Path | None = None,
) -> str:
    """The report on a run: what the sources hold, what was repaired and paired, what was written where. The pages stand in
    `folder`, the reports there too or `beside`."""
    beside = beside or folder
    ending = ".html" if language == "en" else ".zh.html"
    pages = [_shown(beside / (one.path.stem + ending)) for one in done]
    lines = [
        line
        for one, page in zip(done, pages, strict=True)
        for line in _source_lines(one, page, language, details=details)
    ]
    lines += _written_lines(written, folder, beside, language)
    name = "read them side by side" if language == "en" else "对照阅读"
    lines += [f"{name}: {page}" for page in pages]
    lines.append(_next_step(folder, beside, sum(one.gaps for one in done), language))
    return "\n".join(lines) + "\n"


def _next_step(folder: Path, beside: Path, gaps: int, language: Language) -> str:
    """Where a person goes on: one place to edit, and one command."""
    if folder != beside:
        preview = " --preview" if gaps else ""
        return Bilingual(
            f"Edit the pages in {_shown(folder)}, and nowhere else. Then: duizhao generate; duizhao build{preview}",
            f"只需修改 {_shown(folder)} 中的页面。然后运行：duizhao generate; duizhao build{preview}",
        ).say(language)
    return Bilingual(
        f"Edit the drafts in {_shown(folder)}, and nowhere else: your edits stay when this is run again. "
        "To have them in the library, name the folder of its pages with --into.",
        f"只需修改 {_shown(folder)} 中的草稿：再次运行时会保留您的改动。要直接写入知识库，请用 --into 指定其页面所在的文件夹。",
    ).say(language)


def _source_lines(one: Normalised, page: str, language: Language, *, details: bool) -> Iterator[str]:
    en = language == "en"
    kinds = Counter(piece.kind for piece in one.pieces)
    edits = Counter(edit.why for piece in one.pieces for edit in piece.edits)
    yield f"{_shown(one.path)}  ({one.source.encoding})"
    if one.layouts:
        yield f"  {'layout' if en else '编排'}: {say_layouts(one.layouts).say(language)}"
    yield f"  {len(one.pieces)} {'pieces' if en else '段'}: " + ", ".join(
        f"{kinds[kind]} {name.say(language)}" for kind, name in KIND_NAMES.items() if kinds[kind]
    )
    yield f"  {one.sentences.total()} {'sentences' if en else '句'}: " + ", ".join(
        f"{one.sentences[key]} {name.say(language)}"
        for key, name in LANGUAGE_WORDS.items()
        if one.sentences[key]
    )
    yield f"  {sum_line(one.sum, language)}"
    yield f"  {outcome_line(one.sum, language)}"
    for remark in (*one.source.remarks, *unreadable_told(one.pieces)):
        yield f"  ! {remark.say(language)}"
    if edits:
        yield f"  {edits.total()} {'repairs' if en else '处修复'}: " + ", ".join(
            f"{number} {why if en else WHY_NAMES.get(why, why)}" for why, number in edits.most_common()
        )
    if one.traditional and TRADITIONAL not in edits:
        yield "  " + Bilingual(
            f"Pieces in Traditional characters: {one.traditional}. To have them written in Simplified ones, put "
            "simplify = true below [sources] in duizhao.toml; the placement keeps the words of the source.",
            f"{one.traditional} 段使用繁体字。要转换成简体，请在 duizhao.toml 的 [sources] 下写 simplify = true；"
            "放置记录会保留原文。",
        ).say(language)
    yield from _third_language_lines(one, language)
    flags = sum(len(piece.flags) for piece in one.pieces)
    fuzzy = [side.score for filled in one.filled for side in (filled.en, filled.zh) if 0 < side.score < 100]
    pairs = len(one.pairs) - len(one.questions)
    if en:
        yield f"  {pairs} pairs, {one.gaps_before_memory} gaps, {one.gaps} left after memory" + (
            f" ({len(fuzzy)} fuzzy, from {min(fuzzy):g} %)" if fuzzy else ""
        )
        yield f"  {flags} places of wording for a person to judge"
    else:
        yield f"  {pairs} 对译文，{one.gaps_before_memory} 处空缺，查记忆库后剩 {one.gaps} 处" + (
            f"（{len(fuzzy)} 处为近似匹配，最低 {min(fuzzy):g}%）" if fuzzy else ""
        )
        yield f"  {flags} 处措辞需要人来判断"
    yield from _clash_lines(one, page, language, details=details)
    yield from _question_lines(one, page, language, details=details)
    yield from _refused_lines(one, page, language, details=details)
    if details:
        yield from _detail_lines(one, language)
    yield f"  {'placement' if en else '放置记录'}: {_shown(placement_path(one.path))}"


def _third_language_lines(one: Normalised, language: Language) -> Iterator[str]:
    """What is neither English nor Chinese, and what stands in both Chinese scripts: a line for each."""
    if told := third_languages_told(one.pieces):
        yield f"  {told.say(language)}"
    if spoken := sum(is_cantonese(piece.text) for piece in one.pieces if piece.topic):
        yield "  " + Bilingual(
            f"{spoken} pieces are in written Cantonese, and taken for Chinese.",
            f"{spoken} 段是粤语口语，按中文处理。",
        ).say(language)


def _clash_lines(one: Normalised, page: str, language: Language, *, details: bool) -> Iterator[str]:
    """Pairs whose two sides say different things, the sure ones first."""
    if not one.clashes:
        return
    lines = len({clash.line for clash in one.clashes})
    yield Bilingual(
        f"  ! {lines} pairs whose sides may say different things:", f"  ! {lines} 对译文两边可能说得不一样："
    ).say(language)
    clashes = sorted(one.clashes, key=lambda clash: not clash.sure)
    for clash in clashes if details else clashes[:MOST_CLASHES]:
        yield f"    {clash.line}: {clash.message.say(language)}"
    if len(clashes) > MOST_CLASHES and not details:
        yield _more(len(clashes) - MOST_CLASHES, page, language)


def _question_lines(one: Normalised, page: str, language: Language, *, details: bool) -> Iterator[str]:
    """The pairs that are not sure, and how a person decides."""
    if not one.questions:
        return
    count = len(one.questions)
    yield Bilingual(
        f"  {count} perhaps a pair, kept apart: write pairs_with = LINE at one of both in the placement, or 0 for none",
        f"  {count} 对可能是译文，暂未合并：请在放置记录中任一段写上 pairs_with = 行号，不是译文则写 0",
    ).say(language)
    asked = sorted(one.questions, key=lambda both: -both.confidence)
    for both in asked if details else asked[:MOST_QUESTIONS]:
        en, zh = one.pieces[both.en], one.pieces[both.zh]
        yield f"    {en.line} ? {zh.line}  ({both.confidence:.2f})  {_start(en.text)} ? {_start(zh.text)}"
    if len(asked) > MOST_QUESTIONS and not details:
        yield _more(len(asked) - MOST_QUESTIONS, page, language)


def _refused_lines(one: Normalised, page: str, language: Language, *, details: bool) -> Iterator[str]:
    """Of each gap the candidate that was nearest, with where it stands on `page`; without `details`, of the surest."""
    refused = one.refused
    surest = sorted(refused, key=lambda start: -refused[start][1])
    shown = set(surest if details else surest[:MOST_REFUSED])
    for piece in one.pieces:
        if piece.start in shown:
            nearest, confidence = refused[piece.start]
            where = LINE.say(language).format(number=nearest.line)
            told = NEAREST.say(language).format(where=where, confidence=confidence)
            yield f"    {piece.line}: {told}  {page}#{piece_id(nearest)}"
    if len(surest) > len(shown):
        yield _more(len(surest) - len(shown), page, language)


def _more(number: int, page: str, language: Language) -> str:
    """What is not told here, and where it is."""
    return Bilingual(f"    … and {number} more: {page}", f"    …… 另有 {number} 处：{page}").say(language)


def _start(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


def _detail_lines(one: Normalised, language: Language) -> Iterator[str]:
    for piece in one.pieces:
        for edit in piece.edits:
            why = edit.why if language == "en" else WHY_NAMES.get(edit.why, edit.why)
            yield f"    {piece.line}: {edit.start}–{edit.end}  {edit.old!r} → {edit.new!r}  {why}"
        for flag in piece.flags:
            yield f"    {piece.line}: {flag.start}–{flag.end}  “{flag.words}”  {flag.why.say(language)}"


def _written_lines(written: Written, folder: Path, beside: Path, language: Language) -> Iterator[str]:
    number, same = len(written.written), len(written.unchanged)
    if language == "en":
        yield f"{number + same} draft pages in {_shown(folder)}: {number} written, {same} unchanged"
    else:
        yield f"{_shown(folder)} 中有 {number + same} 个草稿页面：写入 {number} 个，未变 {same} 个"
    if written.edited:
        yield (
            f"  {len(written.edited)} of them hold editors' work, which stays"
            if language == "en"
            else f"  其中 {len(written.edited)} 个含有编辑的改动，均已保留"
        )
    for one in written.conflicts:
        yield (
            f"  two versions: {_shown(one.path)}:{one.line} was edited, and the source changed it too"
            if language == "en"
            else f"  两个版本：{_shown(one.path)}:{one.line} 有人改过，原文也变了"
        )
    if written.conflicts:
        yield (
            f"  both are in {_shown(beside / REPORT)}; --mark-conflicts writes them into the pages"
            if language == "en"
            else f"  两个版本都在 {_shown(beside / REPORT)} 中；加上 --mark-conflicts 可写进页面"
        )


def _shown(path: Path) -> str:
    """The path from the folder the user stands in; whole where that is shorter."""
    return min(Path(os.path.relpath(path)).as_posix(), path.absolute().as_posix(), key=len)
