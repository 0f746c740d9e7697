"""Put the report on the sources together from its sections."""

from collections.abc import Iterator, Sequence

from duizhao.base.bilingual import Language, other
from duizhao.normalise.report_page import report_texts
from duizhao.normalise.report_page.overview import account, to_look_at
from duizhao.normalise.report_page.report_links import Address, ReportContext
from duizhao.normalise.report_page.row import row
from duizhao.normalise.run import Normalised
from duizhao.normalise.write_drafts import PageConflict
from duizhao.text.html.element import Html, element
from duizhao.text.html.whole_document import document, own_file

# Where the rows go: no text of a page holds this sign.
ROWS = Html("\0")


def report_page(
    one: Normalised,
    language: Language,
    address: Address,
    conflicts: Sequence[PageConflict] = (),
    *,
    source: str = "",
    other_report: str = "",
) -> bytes:
    """The report on one source in `language`, a whole HTML document in UTF-8. It may be many times as long as the source:
    its rows are put into the document one by one.

    `address` gives the address of a topic's draft, `source` is that of the source, `other_report` that of the report in
    the other language, all as seen from the report; what is empty is left out.
    """
    teller = ReportContext(language, address, source)
    title = teller.say(report_texts.TITLE, name=one.source.name)
    around = document(
        title,
        language,
        own_file(__package__, "report.css"),
        element("a", teller.say(report_texts.SKIP), href="#text", class_="skip"),
        _banner(one, title, teller, other_report),
        element(
            "main",
            element("div", account(one, teller), to_look_at(one, conflicts, teller), class_="overview"),
            _text(teller),
        ),
    )
    above, below = around.split(ROWS)
    return b"".join((above.encode(), *(each.encode() for each in _rows(one, teller)), below.encode()))


def _banner(one: Normalised, title: str, teller: ReportContext, other_report: str) -> Html:
    there = other(teller.language)
    summary = teller.say(
        report_texts.SUMMARY,
        pieces=f"{len(one.pieces):,}",
        sentences=f"{one.sentences.total():,}",
        pairs=f"{len(one.pairs):,}",
        gaps=f"{one.gaps:,}",
    )
    return element(
        "header",
        element(
            "div",
            element("a", teller.say(report_texts.OPEN_SOURCE), href=teller.source, class_="banner__source")
            if teller.source
            else None,
            element(
                "a",
                teller.say(report_texts.OTHER_REPORT),
                href=other_report,
                lang=there,
                hreflang=there,
                class_="switch",
            )
            if other_report
            else None,
            class_="banner__top",
        ),
        element("h1", title),
        element("p", summary, class_="banner__summary"),
        class_="banner",
    )


def _rows(one: Normalised, teller: ReportContext) -> Iterator[Html]:
    filled = {both.piece.start: both for both in one.filled}
    twins = {pair.zh: one.pieces[pair.en] for pair in one.pairs}
    refused = one.refused
    for index, (piece, record) in enumerate(zip(one.pieces, one.placement.records, strict=True)):
        yield row(
            one.source.text,
            record,
            piece,
            filled.get(piece.start),
            twins.get(index),
            refused.get(piece.start),
            teller,
        )


def _text(teller: ReportContext) -> Html:
    return element(
        "section",
        element("h2", teller.say(report_texts.TEXT), id="text", tabindex="-1"),
        element(
            "p",
            *(
                element("span", teller.say(name))
                for name in (report_texts.SOURCE, report_texts.PAGE["en"], report_texts.PAGE["zh"])
            ),
            class_="columns",
            aria_hidden="true",
        ),
        ROWS,
        class_="rows",
        aria_labelledby="text",
    )
