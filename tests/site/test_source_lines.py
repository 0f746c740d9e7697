"""The sources of a section, by name, in a line at its end."""

from duizhao.site.source_lines import names_of, with_source_lines

NAMES = {"../sources/#s1": "US label", "../sources/#s2": "A & B"}


def told(text: str) -> str:
    html = with_source_lines(f"<article>{text}</article>", "en", lambda address: NAMES.get(address, ""))
    return html.removeprefix("<article>").removesuffix("</article>")


def mark(number: int) -> str:
    return f'<a class="source" href="../sources/#s{number}">S{number}</a>'


def line(*sources: str) -> str:
    return (
        '\n<p class="sources-line" data-show="Show at each statement" data-hide="Hide at each statement">'
        f"Sources: {'; '.join(sources)}</p>"
    )


US = '<a href="../sources/#s1">US label <span class="sources-line__mark">S1</span></a>'
AB = '<a href="../sources/#s2">A &amp; B <span class="sources-line__mark">S2</span></a>'


def test_each_section_ends_with_its_own_sources_each_named_once() -> None:
    first = f"<h1>A</h1><p>One. {mark(1)}</p><ul><li>Two. {mark(2)} {mark(1)}</li></ul>"
    second = f"<h2>B</h2><div><p>Three. {mark(1)}</p></div>"
    assert told(f"{first}<p>No mark.</p>{second}") == (
        f"{first}{line(US, AB)}<p>No mark.</p>{second}{line(US)}"
    )


def test_a_source_without_a_name_is_told_by_its_mark() -> None:
    text = f"<p>One. {mark(1)} {mark(3)}</p>"
    assert told(text) == text + line(US, '<a href="../sources/#s3">S3</a>')


def test_the_line_stands_behind_the_table_or_box_never_in_it() -> None:
    text = f'<div class="admonition"><ul><li><p>One. {mark(1)}</p></li><li>Two.</li></ul></div>'
    assert told(text) == text + line(US)


def test_pages_without_named_sources_stay_as_they_are() -> None:
    for text in (f"<p>One. {mark(3)}</p>", "<p>None.</p>", f"<div><p>Never closed. {mark(1)}</p>"):
        assert told(text) == text
    assert with_source_lines("<p>No article.</p>", "zh", NAMES.__getitem__) == "<p>No article.</p>"


def test_the_page_of_the_sources_names_them() -> None:
    assert names_of({"names": {"s1": "US label", "s2": " ", 3: "英国说明书"}}) == {
        "s1": "US label",
        "3": "英国说明书",
    }
    assert names_of({}) == names_of({"names": "US"}) == {}
