"""What stands above the text: the account of the characters, and a list of what a person should look at."""

import shlex
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from duizhao.base.bilingual import LANGUAGES, Bilingual
from duizhao.base.files import shown_path
from duizhao.normalise.console_report import LANGUAGE_WORDS, OUTCOME_NAMES, WHY_NAMES
from duizhao.normalise.placement import LEFT_OUT
from duizhao.normalise.report_page import report_texts
from duizhao.normalise.report_page.marked_text import is_seen
from duizhao.normalise.report_page.report_links import ReportContext, line_link, nearest_told
from duizhao.normalise.report_words import LINE
from duizhao.normalise.run import Normalised
from duizhao.normalise.third_languages import third_languages_told
from duizhao.normalise.unreadable import unreadable_told
from duizhao.normalise.write_drafts import PageConflict
from duizhao.text.html.element import Child, Html, element
from duizhao.text.language.other_languages import OTHER_NAMES

# A longer list is closed at first.
SHOWN_AT_ONCE = 40


def account(one: Normalised, teller: ReportContext) -> Html:
    """Both sums of the characters, as numbers and as bars."""
    total = one.sum
    languages: Counter[str] = Counter()
    for piece in one.pieces:
        languages[piece.language] += piece.end - piece.start
    held = report_texts.ACCOUNT_HOLDS if total.holds else report_texts.ACCOUNT_FAILS
    blank = Bilingual("blank", "空白")
    return element(
        "section",
        element("h2", teller.say(report_texts.ACCOUNT)),
        element(
            "p",
            element("b", teller.say(report_texts.CHARACTERS, number=f"{total.characters:,}")),
            " ",
            teller.say(held),
        ),
        _bar(
            teller.say(report_texts.BY_LANGUAGE),
            [(key, teller.say(name), languages[key]) for key, name in LANGUAGE_WORDS.items()]
            + [("blank", teller.say(blank), total.blank)],
        ),
        _bar(
            teller.say(report_texts.BY_OUTCOME),
            [
                (key.replace(" ", "-") or "open", teller.say(name), total.by_outcome[key])
                for key, name in OUTCOME_NAMES.items()
            ]
            + [("blank", teller.say(blank), total.blank)],
        ),
        class_="panel",
    )


def _bar(name: str, parts: Sequence[tuple[str, str, int]]) -> Html:
    there = [(key, said, number) for key, said, number in parts if number]
    return element(
        "div",
        element("h3", name),
        element(
            "div",
            *(element("span", class_=f"tone--{key}", style=f"flex:{number}") for key, _, number in there),
            class_="shares",
            aria_hidden="true",
        ),
        element(
            "ul",
            *(
                element("li", element("i", class_=f"tone--{key}"), f"{said} ", element("b", f"{number:,}"))
                for key, said, number in there
            ),
            class_="legend",
        ),
        class_="share",
    )


def to_look_at(one: Normalised, conflicts: Sequence[PageConflict], teller: ReportContext) -> Html:
    """A list a kind of thing, each entry with a link to where it is."""
    lists = [
        _list(report_texts.CONFLICTS, _conflicts(conflicts, teller), teller, is_open=True),
        _list(report_texts.REMARKS, _remarks(one, teller), teller, is_open=True),
        _list(report_texts.CLASHES, _clashes(one, teller), teller, is_open=True),
        _list(report_texts.QUESTIONS, _questions(one, teller), teller, is_open=True),
        _list(report_texts.GAPS, _gaps(one, teller), teller, is_open=True),
        _list(report_texts.FLAGS, _flags(one, teller), teller, is_open=True),
        _list(report_texts.FUZZY, _fuzzy(one, teller), teller, is_open=True),
        _list(report_texts.THIRD, _third(one, teller), teller),
        _list(report_texts.NOT_KEPT, _not_kept(one, teller), teller),
        _list(report_texts.REPAIRS, _repairs(one, teller, seen=True), teller),
        _list(report_texts.UNSEEN_REPAIRS, _repairs(one, teller, seen=False), teller),
    ]
    there = [part for part in lists if part is not None]
    return element(
        "section",
        element("h2", teller.say(report_texts.TO_LOOK_AT)),
        *(there or [element("p", teller.say(report_texts.NOTHING))]),
        class_="panel attention",
    )


def _list(
    name: Bilingual, entries: Iterable[Html], teller: ReportContext, *, is_open: bool = False
) -> Html | None:
    found = list(entries)
    if not found:
        return None
    return element(
        "details",
        element("summary", f"{teller.say(name)} ", element("span", f"{len(found):,}", class_="number")),
        element("ul", *found),
        open=is_open and len(found) <= SHOWN_AT_ONCE,
    )


def _entry(*parts: Child) -> Html:
    return element("li", *parts)


def _conflicts(conflicts: Sequence[PageConflict], teller: ReportContext) -> Iterator[Html]:
    for one in conflicts:
        name = f"{one.path.parent.name}/{one.path.name}"
        where = teller.address(one.path.stem, "zh" if one.path.parent.name == "zh" else "en")
        said = f"{name}, {teller.say(LINE, number=one.line)}"
        yield _entry(
            element("a", said, href=where) if where else said,
            " ",
            element("ins", one.conflict.mine or "–"),
            " / ",
            element("span", one.conflict.new or "–", class_="other-version"),
        )


def _remarks(one: Normalised, teller: ReportContext) -> Iterator[Html]:
    for remark in (*one.source.remarks, *unreadable_told(one.pieces)):
        yield _entry(teller.say(remark))


def _clashes(one: Normalised, teller: ReportContext) -> Iterator[Html]:
    piece_at = {piece.start: piece for piece in one.pieces}
    for clash in sorted(one.clashes, key=lambda clash: not clash.sure):
        yield _entry(
            line_link(piece_at[clash.start], teller),
            f" {teller.say(clash.message)}",
            None if clash.sure else f" ({teller.say(report_texts.MAYBE)})",
        )


def _third(one: Normalised, teller: ReportContext) -> Iterator[Html]:
    if told := third_languages_told(one.pieces):
        yield _entry(teller.say(told))
    for code in dict.fromkeys(piece.foreign for piece in one.pieces if piece.foreign and piece.topic):
        name = OTHER_NAMES[code]
        because = "Not for this library." if teller.language == "en" else "本站不采用。"
        yield _entry(
            f"{teller.say(name)}. {teller.say(report_texts.TO_DECIDE)}: ",
            element("code", f'{_command(one)} --leave-out language={code} --because "{because}"'),
        )
    for piece in one.pieces:
        if piece.foreign or (piece.left_out and not piece.topic and piece.kind not in LEFT_OUT):
            yield _entry(line_link(piece, teller), f" {_start(piece.text)}")


def _command(one: Normalised) -> str:
    """The command that normalises this source again, as one types it where it was typed."""
    return f"duizhao normalise {shlex.quote(shown_path(one.path))}"


def _questions(one: Normalised, teller: ReportContext) -> Iterator[Html]:
    for both in one.questions:
        en, zh = one.pieces[both.en], one.pieces[both.zh]
        yield _entry(
            line_link(en, teller),
            f" {_start(en.text)} / ",
            line_link(zh, teller),
            f" {_start(zh.text)} ({both.confidence:.0%}). {teller.say(report_texts.TO_DECIDE)}: ",
            element("code", f"{_command(one)} --pair {en.line}={zh.line}"),
            " / ",
            element("code", f"{_command(one)} --pair {en.line}=0"),
        )


def _gaps(one: Normalised, teller: ReportContext) -> Iterator[Html]:
    refused = one.refused
    for filled in one.filled:
        nearest = refused.get(filled.piece.start)
        for language in LANGUAGES:
            if filled.side(language).origin == "gap":
                yield _entry(
                    line_link(filled.piece, teller),
                    f" {teller.say(report_texts.LACKS[language])}: ",
                    element("span", _start(filled.piece.text)),
                    (" (", nearest_told(*nearest, teller), ")") if nearest else None,
                    f" {teller.say(one.told[filled.piece.start])}"
                    if filled.piece.start in one.told
                    else None,
                )


def _flags(one: Normalised, teller: ReportContext) -> Iterator[Html]:
    for piece in one.pieces:
        for flag in piece.flags:
            yield _entry(
                line_link(piece, teller), " ", element("mark", flag.words), " ", teller.say(flag.why)
            )


def _fuzzy(one: Normalised, teller: ReportContext) -> Iterator[Html]:
    for filled in one.filled:
        score = min(filled.en.score, filled.zh.score)
        if 0 < score < 100:
            yield _entry(
                line_link(filled.piece, teller),
                f" {teller.say(report_texts.ALIKE, score=f'{score:g}')}: {_start(filled.piece.text)}",
            )


def _not_kept(one: Normalised, teller: ReportContext) -> Iterator[Html]:
    for piece, record in zip(one.pieces, one.placement.records, strict=True):
        told = [(part.fate, part.text) for part in record.parts] or [(record.fate, record.text)]
        for fate, words in told:
            if fate.outcome != "kept":
                name = OUTCOME_NAMES.get(fate.outcome, OUTCOME_NAMES[""])
                yield _entry(
                    line_link(piece, teller),
                    f" {teller.say(name)}: {_start(words)} ",
                    teller.say(fate.reason) or fate.reason.en or fate.reason.zh,
                )


def _repairs(one: Normalised, teller: ReportContext, *, seen: bool) -> Iterator[Html]:
    for piece in one.pieces:
        for edit in piece.edits:
            if is_seen(edit) != seen:
                continue
            why = edit.why if teller.language == "en" else WHY_NAMES.get(edit.why, edit.why)
            yield _entry(
                line_link(piece, teller),
                f" {why} ",
                (
                    element("del", edit.old) if edit.old else None,
                    " ",
                    element("ins", edit.new) if edit.new else None,
                )
                if seen
                else None,
            )


def _start(text: str, length: int = 70) -> str:
    line = " ".join(text.split())
    return line if len(line) <= length else f"{line[: length - 1]}…"
