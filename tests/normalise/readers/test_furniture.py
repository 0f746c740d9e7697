"""What stands around the text of a web page is left out by a vote, and every word of the text is kept."""

import pytest
from web_pages import FURNITURE, content, page

from duizhao.normalise.run import understand


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


@pytest.mark.parametrize(
    ("is_semantic", "has_main", "most_leaked"),
    [(True, True, 0), (False, True, 0), (True, False, 0), (False, False, 1)],
    ids=["semantic, main", "flat, main", "semantic", "flat"],
)
def test_32_of_32_blocks_are_kept(is_semantic: bool, has_main: bool, most_leaked: int, read, tools) -> None:
    source = read(page(is_semantic=is_semantic, has_main=has_main), "page.html")
    kept = letters(
        " ".join(
            source.text[piece.start : piece.end]
            for piece in understand(source, tools, None)
            if piece.kind != "boilerplate"
        )
    )
    assert [words for words in content() if letters(words) not in kept] == []
    leaked = [words for words in FURNITURE if letters(words) in kept]
    assert len(leaked) <= most_leaked, leaked


def test_the_reason_names_the_judges(read, asides) -> None:
    source = read(page(is_semantic=True, has_main=False), "page.html")
    reason = asides(source)["- Our Services"]
    assert "Judged by: <header>, <nav>, links only, readability." in reason
    assert all("判断依据" in one.why.zh or "程序" in one.why.zh for one in source.asides)


TEXT = "<p>Take the tablets with water and never with juice, whatever the time of the day is.</p>" * 3


@pytest.mark.parametrize(
    "html",
    [
        f"<form id=aspnetForm>{TEXT}</form>",
        f"<body class='has-sidebar comments-open'><div class=widget-area>{TEXT}</div></body>",
        f"<main><aside class=warning><p>Never stop suddenly.</p></aside>{TEXT}</main>",
        f"{TEXT}<h2>Sources</h2><ul><li><a href='https://e.org/a'>A study</a><li><a href='https://e.org/b'>B</a></ul>",
        f"<header><h1>About tablets</h1></header>{TEXT}",
        f"{TEXT}<div style='display:none'><p>An answer that opens when pressed, and is part of the text.</p></div>",
    ],
    ids=["one form", "names of the whole page", "warning", "sources", "heading in a header", "folded answer"],
)
def test_what_only_looks_like_furniture_is_kept(html: str, read, asides) -> None:
    assert asides(read(html, "page.html")) == {}


def test_a_judge_that_fails_has_no_vote(read, asides, monkeypatch: pytest.MonkeyPatch) -> None:
    import readability

    def fail(*_arguments: object, **_options: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(readability.Document, "summary", fail)
    reasons = asides(read(page(is_semantic=True, has_main=False), "page.html"))
    assert reasons["- Our Services"].endswith("Judged by: <header>, <nav>, links only.")
