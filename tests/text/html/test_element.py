"""HTML from values: nothing that was given can become markup."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from duizhao.text.html.element import Html, element, together

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40) | st.sampled_from(
    ["<script>alert(1)</script>", '" onclick="x', "&lt;", "]]>", "<!--", "</p>"]
)


class Reader(HTMLParser):
    """What a browser reads."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


@given(TEXTS, TEXTS)
def test_a_text_stays_a_text(text: str, title: str) -> None:
    reader = read(element("p", text, title=title))
    assert [tag for tag, _ in reader.tags] == ["p"]
    shown = "".join(
        "\ufffd" if (ord(sign) < 32 and sign not in "\t\n\r") or sign == "\x7f" else sign for sign in text
    )
    assert reader.text == shown
    assert set(reader.tags[0][1]) == {"title"}


def test_attributes() -> None:
    given = element(
        "input",
        type="radio",
        checked=True,
        hidden=False,
        aria_label=None,
        class_="a",
        data_on="yes",
        value="",
    )
    assert given == '<input type="radio" checked class="a" data-on="yes" value="">'


def test_children_may_be_lists_and_nothing() -> None:
    inner = (element("b", "1 < 2") for _ in range(2))
    assert together("a & b", None, [inner], Html("<br>")) == "a &amp; b<b>1 &lt; 2</b><b>1 &lt; 2</b><br>"
