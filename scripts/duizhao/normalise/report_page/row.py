"""One piece of the source: how it stood there, and what both pages have for it."""

from collections.abc import Iterator

from duizhao.base.bilingual import LANGUAGES, Language, other
from duizhao.normalise.console_report import LANGUAGE_WORDS, OUTCOME_NAMES
from duizhao.normalise.fill_sides import FilledPiece, FilledSide
from duizhao.normalise.piece import Piece
from duizhao.normalise.placement import Fate, PlacedPiece
from duizhao.normalise.report_page import report_texts
from duizhao.normalise.report_page.marked_text import with_marks
from duizhao.normalise.report_page.report_links import ReportContext, line_link, nearest_told
from duizhao.normalise.report_words import LINE, piece_id
from duizhao.text.html.element import Html, element


def row(
    source: str,
    record: PlacedPiece,
    piece: Piece,
    filled: FilledPiece | None,
    twin: Piece | None,
    nearest: tuple[Piece, float] | None,
    teller: ReportContext,
) -> Html:
    """The row of a piece. `filled` is what the pages have for it; `twin` the piece it stands with instead; `nearest` the
    candidate that was refused where it has a gap, and how sure that was."""
    outcome = record.parts[0].fate.outcome if record.parts else record.fate.outcome
    return element(
        "article",
        element(
            "section",
            _where(piece, teller),
            element(
                "div",
                with_marks(source, piece, teller),
                class_="text text--code" if piece.kind == "code" else "text",
                lang=_language(piece.language),
            ),
            *_notes(piece, teller),
            *_fates(record, teller),
            class_="cell cell--received",
        ),
        *_pages(piece, filled, twin, nearest, teller),
        class_=f"row row--{piece.language} row--{outcome.replace(' ', '-') or 'open'} kind--{piece.kind}",
        id=piece_id(piece),
    )


def _where(piece: Piece, teller: ReportContext) -> Html:
    kind = teller.say(report_texts.KIND[piece.kind])
    if piece.kind == "heading":
        kind = teller.say(report_texts.LEVEL, kind=kind, level=piece.level)
    return element(
        "p",
        element("a", teller.say(LINE, number=piece.line), href=f"#{piece_id(piece)}", class_="line"),
        element("span", teller.say(LANGUAGE_WORDS[piece.language]), class_="language"),
        element("span", kind),
        class_="where",
    )


def _notes(piece: Piece, teller: ReportContext) -> Iterator[Html]:
    for flag in piece.flags:
        yield element(
            "p",
            element("q", flag.words, lang=_language(piece.language)),
            " ",
            teller.say(flag.why),
            class_="note note--flag",
        )


def _fates(record: PlacedPiece, teller: ReportContext) -> Iterator[Html]:
    if record.parts:
        # A paragraph that went to seven places must not push its two pages off the screen.
        told = report_texts.IN_PARTS
        language = _language(record.piece.language)
        yield element(
            "details",
            element("summary", teller.say(told, number=len(record.parts))),
            *(_fate(part.fate, teller, element("q", part.text, lang=language)) for part in record.parts),
            class_="parts",
        )
    if not record.parts and record.fate.outcome != "kept":
        yield _fate(record.fate, teller, None)


def _fate(fate: Fate, teller: ReportContext, words: Html | None) -> Html:
    return element(
        "p",
        element(
            "span",
            teller.say(OUTCOME_NAMES.get(fate.outcome, OUTCOME_NAMES[""])),
            class_=f"outcome outcome--{fate.outcome.replace(' ', '-') or 'open'}",
        ),
        (" ", words) if words else None,
        (" ", _reason(fate, teller)) if fate.reason.en or fate.reason.zh else None,
        (" ", element("span", f"{teller.say(report_texts.WENT_TO)} {', '.join(fate.went_to)}", class_="went"))
        if fate.went_to
        else None,
        class_="note note--fate",
    )


def _reason(fate: Fate, teller: ReportContext) -> Html | str:
    """The reason in the language of the report; in the other, marked as such, where nobody gave it in this one."""
    if said := teller.say(fate.reason):
        return said
    there = other(teller.language)
    return element("span", fate.reason.say(there), lang=there)


def _pages(
    piece: Piece,
    filled: FilledPiece | None,
    twin: Piece | None,
    nearest: tuple[Piece, float] | None,
    teller: ReportContext,
) -> Iterator[Html]:
    if filled is None:
        told = (
            element("p", teller.say(report_texts.STANDS_WITH), " ", line_link(twin, teller))
            if twin
            else element("p", teller.say(report_texts.IN_NO_PAGE))
        )
        yield element("section", told, class_="cell cell--none")
        return
    for language in LANGUAGES:
        side = filled.side(language)
        yield element(
            "section",
            element(
                "p",
                element("span", teller.say(report_texts.PAGE[language]), class_="page-name"),
                _origin(side, teller),
                _link(piece, language, teller),
                class_="where",
            ),
            element("div", side.text, class_="text", lang=language)
            if side.text
            else element(
                "div", filled.side(other(language)).text, class_="text text--gap", lang=other(language)
            ),
            element("p", nearest_told(*nearest, teller), class_="note")
            if nearest and side.origin == "gap"
            else None,
            class_=f"cell cell--{side.origin}{' cell--fuzzy' if 0 < side.score < 100 else ''}",
        )


def _origin(side: FilledSide, teller: ReportContext) -> Html:
    told = teller.say(report_texts.ORIGIN[side.origin])
    if 0 < side.score < 100:
        told += f" · {teller.say(report_texts.ALIKE, score=f'{side.score:g}')}"
    return element("span", told, class_=f"origin origin--{side.origin}")


def _link(piece: Piece, language: Language, teller: ReportContext) -> Html | None:
    where = teller.address(piece.topic, language)
    if where is None:
        return None
    return element(
        "a",
        f"{piece.topic}.md",
        href=where,
        hreflang=language,
        aria_label=f"{teller.say(report_texts.OPEN[language])}: {piece.topic}.md",
    )


def _language(label: str) -> str | None:
    return label if label in LANGUAGES else None
