"""Whatever a source says arrives on the site as text: nothing runs, nothing is fetched or included."""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import markdown
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from normalise_tools import as_source
from pymdownx.slugs import slugify

from duizhao.base.bilingual import Bilingual
from duizhao.library.terms.term_base import TermBase
from duizhao.memory import Memory
from duizhao.normalise.draft_pages import SourcePieces, drafts
from duizhao.normalise.fill_sides import fill
from duizhao.normalise.piece import Piece
from duizhao.normalise.run import SourceKnowledge, understand
from duizhao.normalise.topics import Topic
from duizhao.normalise.watched_phrases import Phrases

SECRET = "included-and-should-not-be"
# These stand in every draft or come from Markdown itself; `span` marks words of the other language.
TAGS = frozenset(
    [
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "p",
        "ul",
        "ol",
        "li",
        "em",
        "strong",
        "code",
        "pre",
        "span",
        "a",
        "abbr",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "hr",
        "br",
        "div",
        "sup",
    ]
)
ATTRIBUTES = frozenset({"id", "lang", "href", "class", "title", "style"})
TOOLS = SourceKnowledge(
    TermBase(()), Phrases((), ()), (Topic("page", Bilingual("Page", "页面"), (), ()),), Memory(())
)
HARMFUL = {
    "script": "<script>alert(1)</script>",
    "script in a list": "• one\n• <script>alert(1)</script>",
    "script in a heading": "<script>alert(1)</script> About Ketamine\n\ntext.",
    "script over lines": "<script\n>alert(1)\n</script\n>",
    "handler": '<img src=x onerror="alert(1)">',
    "frame": '<iframe src="https://example.org"></iframe>',
    "style": "<style>body{display:none}</style>",
    "comment that swallows the page": "<!-- here\n\nit ends never",
    "markdown in html": '<div markdown="1" onclick="alert(1)">\n**x**\n</div>',
    "link": "[press](javascript:alert(1))",
    "link with blanks": "[press]( java\tscript:alert(1))",
    "link in angle brackets": "[press](<javascript:alert(1)>)",
    "link of capitals": "[press](JaVaScRiPt:alert(1))",
    "link by entity": "[press](&#106;avascript:alert(1))",
    "link by reference": "[press][x]\n\n[x]: javascript:alert(1)",
    "link to data": "![x](data:text/html;base64,PHNjcmlwdD4=)",
    "link to a file": "[press](file:///etc/hosts)",
    "address that is a script": "<javascript:alert(1)>",
    "template": "{{ config.items() }} {% include 'secret.md' %} {# gone #}",
    "attributes": 'Press here{: onclick="alert(1)" }\n\nA Heading {: onclick="alert(1)" }\n\ntext.',
    "attributes of a block": 'text.\n\n{: onclick="alert(1)" }',
    "include": '--8<-- "secret.md"',
    "include with short marks": "-8<- 'secret.md'",
    "include of a block": "--8<--\nsecret.md\n--8<--",
    "include in code": '```\n--8<-- "secret.md"\n  -8<- "secret.md"\n```',
    "include of a block in code": "~~~\n--8<--\nsecret.md\n--8<--\n~~~",
    "escaped include in code": '```\n;--8<-- "secret.md"\n```',
    "attributes of code": '```{ .python onclick="alert(1)" }\nx\n```',
    "code in code": "````\n```\n<script>alert(1)</script>\n```\n````",
    "code that is not closed": "```\n<script>alert(1)</script>",
    "code that other code closes": "```\nx\n~~~\n<script>alert(1)</script>\n```",
    "table": (
        "| <script>alert(1)</script> | [x](javascript:alert(1)) |\n| --- | --- |\n| {: onclick=x } | b |"
    ),
    "details": '??? note "x"\n    <script>alert(1)</script>',
    "abbreviation": '*[x]: "><script>alert(1)</script>',
    "footnote": "[^1]: <script>alert(1)</script>",
    "entity": "&lt;script&gt; &#60;script&#62;",
    "placeholder of the renderer": "klzzwxh:0000 wzxhzdk:0 wzxhzdk:1",
}


@pytest.fixture(scope="session")
def render(project_configuration: dict, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """Markdown to HTML with the extensions of mkdocs.yml and those that MkDocs adds, includes among them."""
    folder = tmp_path_factory.mktemp("includes")
    (folder / "secret.md").write_text(SECRET, "utf-8")
    settings = {"pymdownx.snippets": {"base_path": [str(folder)], "check_paths": True}}
    settings["toc"] = {"slugify": slugify(case="lower")}
    names = [*project_configuration["markdown_extensions"], "fenced_code"]
    assert "pymdownx.snippets" in names
    return lambda text: markdown.markdown(text, extensions=names, extension_configs=settings)


@pytest.fixture(scope="session")
def project_configuration(project: Path) -> dict:
    """The names of the extensions in mkdocs.yml."""

    class Plain(yaml.SafeLoader):
        pass

    Plain.add_multi_constructor("!", lambda loader, suffix, node: None)
    Plain.add_multi_constructor("tag:", lambda loader, suffix, node: None)
    data = yaml.load((project / "mkdocs.yml").read_text("utf-8"), Plain)
    names = [next(iter(one)) if isinstance(one, dict) else one for one in data["markdown_extensions"]]
    return {"markdown_extensions": names}


class Seen(HTMLParser):
    """What stands in a rendered page: tags, attributes, words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.targets: set[str] = set()
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _value in attributes}
        self.targets |= {value or "" for name, value in attributes if name in ("href", "src")}

    def handle_data(self, data: str) -> None:
        self.words += data


def page_of(text: str, *, is_markdown: bool) -> str:
    """Both pages that a source becomes, without front matter, one after the other."""
    filled = fill(understand(as_source(text), TOOLS, None), (), TOOLS.memory, TOOLS.terms)
    pages = drafts([SourcePieces("text", filled, is_markdown)], TOOLS.topics)
    return "\n\n".join(page.text.split("---\n", 2)[2] for page in pages)


def scheme(target: str) -> str:
    """What a browser takes for the scheme of an address: it passes over blanks."""
    found = re.match(r"[a-z][a-z0-9+.-]*(?=:)", re.sub(r"[\x00-\x20]", "", target).lower())
    return found.group() if found else ""


def assert_harmless(html: str) -> Seen:
    seen = Seen(html)
    assert seen.tags <= TAGS
    assert seen.attributes <= ATTRIBUTES
    assert {scheme(target) for target in seen.targets} <= {"", "http", "https", "mailto"}
    assert SECRET not in html
    return seen


@pytest.mark.parametrize("is_markdown", [False, True], ids=["txt", "md"])
@pytest.mark.parametrize("text", HARMFUL.values(), ids=HARMFUL.keys())
def test_nothing_happens(text: str, is_markdown: bool, render: Callable[[str], str]) -> None:
    assert_harmless(render(page_of(text, is_markdown=is_markdown)))


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "{{ config }} {% raw %} {: .x }",
        "[press](javascript:alert(1)) and [x]: y",
        '--8<-- "secret.md"',
        "&lt;b&gt; &#60;",
        "*not* _emphasis_ `not code` snake_case",
        ": no definition",
        "=== no tab",
        "??? no box",
        "!!! no box",
        "# ",
        "> no quote",
        "+ no item here",
        "| no table",
        "12. Not a list",
        "***",
    ],
)
def test_plain_text_arrives_word_for_word(text: str, render: Callable[[str], str]) -> None:
    piece = Piece(0, len(text), 1, "paragraph", 0, text, "none", topic="page")
    pages = drafts([SourcePieces("a.txt", fill([piece], (), TOOLS.memory, TOOLS.terms), False)], TOOLS.topics)
    seen = assert_harmless(render(pages[0].text.split("---\n", 2)[2]))
    assert seen.words.strip().removeprefix("Page").strip() == text.strip()
    assert seen.tags == {"h1", "p"}


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**Bold** start", "<strong>Bold</strong> start"),
        (
            "See [the page](https://example.org/a?b=c:d).",
            '<a href="https://example.org/a?b=c:d">the page</a>',
        ),
        ("Write to <mailto:a@example.org>.", "<a href="),
        ("See [above](#page).", '<a href="#page">above</a>'),
    ],
)
def test_markdown_keeps_its_emphasis_and_links(text: str, html: str, render: Callable[[str], str]) -> None:
    assert html in render(page_of(text, is_markdown=True))


def test_code_arrives_as_it_was(render: Callable[[str], str]) -> None:
    code = 'a < b && "c"\n--8<-- "secret.md"\n;-8<- "secret.md"\n--8<--\n  <!-- x -->'
    seen = assert_harmless(render(page_of(f"```\n{code}\n```\n", is_markdown=True)))
    assert seen.words.count(code) == 2


MIXED = st.lists(
    st.sampled_from(
        [
            *"<>/&;=\"'`~[](){}#!|:-*_\\ \n",
            "script",
            "javascript:",
            "onload=",
            "--8<-- ",
            '"secret.md"',
            "```",
            "~~~",
            "{:",
            "```{",
            "x",
            "药",
        ]
    ),
    max_size=25,
).map("".join)


@given(text=MIXED, is_markdown=st.booleans())
def test_nothing_happens_whatever_the_text(
    text: str, is_markdown: bool, render: Callable[[str], str]
) -> None:
    assert_harmless(render(page_of(text, is_markdown=is_markdown)))
