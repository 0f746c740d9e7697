"""What a page, a file or the theme of a site may not hold stops a strict build, and is named; the policy of a site allows the
theme's scripts and no other."""

import re
from pathlib import Path

import pytest
from plugin_tools import SmallLibrary

from duizhao.site.build.host_headers import headers_of

HARMLESS = (
    '<details open><summary>More</summary>\n<p class="a" data-x="1">Rest &amp; drink.</p>\n</details>\n\n'
    '<svg viewBox="0 0 8 8"><title>T</title><path d="M0 0" fill="url(#a)"/></svg>\n\n'
    "| a | b |\n|:-:|---|\n| 1 | 2 |\n"
)
SCRIPT = "ran = 'by a page'"


@pytest.fixture
def library(tmp_path: Path) -> SmallLibrary:
    """A pair of pages that is in step."""
    library = SmallLibrary(tmp_path)
    library.configure("check: false")
    library.write("en/index.md", f"# Home {{#home}}\n\n{HARMLESS}")
    library.write("zh/index.md", f"# 首页 {{#home}}\n\n{HARMLESS}")
    return library


def test_each_thing_that_could_do_something_is_named_and_nothing_is_published(library: SmallLibrary) -> None:
    library.write("en/a.md", f"# A\n\nTake 5 mg <script>{SCRIPT}</script> [x](javascript:alert(1))\n")
    library.write(
        "zh/a.md",
        '# A\n\n<iframe src="https://other.example/f"></iframe>\n\n![a](https://other.example/a.png)\n',
    )
    # Files that are copied as they are.
    library.write("en/more/file.html", f"<!doctype html><title>a</title><script>{SCRIPT}</script>")
    library.write("en/more/look.css", '@import "//other.example/a.css";')
    library.write("en/more/drawing.svg", '<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>')
    result = library.build()
    assert not result.published
    told = " ".join(result.report.split())
    for file, words in {
        "en/a.md": ("<script>", 'href="javascript:alert(1)"'),
        "zh/a.md": ('<iframe src="https://other.example/f">',),
        "zh/a/index.html": ("https://other.example/a.png (<img src>)",),
        "more/file.html": (SCRIPT,),
        "more/look.css": ("//other.example/a.css",),
        "more/drawing.svg": ('onload="x()"',),
    }.items():
        for word in words:
            assert re.search(rf"duizhao: {re.escape(file)}: (?:(?!WARNING).)*{re.escape(word)}", told), (
                file,
                word,
                told,
            )


RUNS = "ran = 'elsewhere'"
MORE = "extra_javascript: ['https://other.example/x.js']\nextra_css: ['//other.example/x.css', 'look.css']\n"
BLOCK = '{% extends "base.html" %}{% block extrahead %}<link rel="preload" href="https://other.example/t.woff" as="font">{% endblock %}'
XML = "<a xmlns:h='http://www.w3.org/1999/xhtml'><h:script src='a.js'/></a>"
# Where something that runs or asks another host may be put, beside a page in both languages: a file of the library, its text,
# and what the build has to name.
WAYS_IN = (
    ("docs/en/lone.md", f"# A\n\n<script>{RUNS}</script>\n", "en/lone.md: .{,99}<script>"),
    ("docs/zh/lone2.md", "# A\n\n![a](https://other.example/2.png)\n", "zh/lone2/index.html: .{,99}https://other.example/2.png"),
    ("docs/en/includes/a.md", '<b onclick="x()">now</b> ![a](//other.example/i.png)\n', "en/with.md: .{,99}onclick"),
    ("docs/en/with.md", '# A\n\n--8<-- "en/includes/a.md"\n', "with/index.html: .{,99}//other.example/i.png"),
    ("docs/en/a.html", "<!doctype html><title>a</title><script src='a.js'></script>", "en/a.html: .{,199}<script src"),
    ("docs/en/a.htm", "<body onload='x()'>", "en/a.htm: .{,199}onload"),
    ("docs/en/b.html", "<meta http-equiv=refresh content='0;url=b.html'>", "en/b.html: .{,199}refresh"),
    ("docs/en/c.html", "<p title='><'><iframe src='b.html'></iframe>", "en/c.html: .{,199}<iframe"),
    ("docs/en/a.svg", "<svg xmlns='http://www.w3.org/2000/svg'><a href='javascript:x()'/></svg>", "en/a.svg: .{,199}javascript"),
    ("docs/en/b.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script href='a.js'/></svg>", "en/b.svg: .{,199}<script"),
    ("docs/en/a.xml", XML, "en/a.xml: .{,199}<h:script"),
    ("docs/en/b.xml", "<?xml-stylesheet href='a.xsl' type='text/xsl'?><a/>", "en/b.xml: .{,199}xml-stylesheet"),
    ("docs/en/look.css", "b { background: url(https://other.example/look.png) }", "look.css: .{,99}https://other.example/look.png"),
    ("docs/en/more.css", "@import '//other.example/more.css';", "more.css: .{,99}//other.example/more.css"),
    ("theme/main.html", BLOCK, "https://other.example/t.woff"),
    ("mkdocs.yml", "", "https://other.example/x.js"),
    ("mkdocs.yml", "", "//other.example/x.css"),
)  # fmt: skip


def test_no_way_into_a_site_is_open(library: SmallLibrary) -> None:
    library.configure("check: false, allow_missing: true", more=MORE)
    config = library.root / "mkdocs.yml"
    text = config.read_text("utf-8").replace("  font: false\n", "  font: false\n  custom_dir: theme\n")
    config.write_text(text, "utf-8")
    for name, text, _told in WAYS_IN:
        if text:
            path = library.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    result = library.build()
    told = " ".join(result.report.split())
    assert not result.published
    assert [one for *_, one in WAYS_IN if not re.search(one, told)] == [], told


def test_a_title_is_no_markup(library: SmallLibrary) -> None:
    for language in ("en", "zh"):
        title = f"</title><script>{RUNS}</script>".replace("'", "''")
        library.write(f"{language}/a.md", f"---\ntitle: '{title}'\ndescription: '{title}'\n---\n# A {{#a}}\n")
        library.write(
            f"{language}/drawn.svg", "<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0'/></svg>"
        )
    result = library.build()
    assert result.published, result.report
    pages = [path.read_text("utf-8") for path in (library.root / "site").rglob("*.html")]
    assert len(pages) >= 4 and not any(f"<script>{RUNS}" in page for page in pages)


def test_the_policy_of_a_site_names_the_scripts_of_the_theme_alone(library: SmallLibrary) -> None:
    result = library.build()
    assert result.published, result.report
    policy = headers_of(library.root / "site")["Content-Security-Policy"]
    # Of Material: the addresses of both depths, the palette, the tabs; of the desk: two.
    assert 3 <= policy.count("'sha256-") <= 12
    for line in HARMLESS.splitlines()[:3]:
        assert line in library.html("") and line in library.html("zh")
    # What is put into a site when it is built has no leave to run: the policy was decided by the theme.
    page = library.root / "site/index.html"
    page.write_text(page.read_text("utf-8").replace("</body>", f"<script>{SCRIPT}</script></body>"), "utf-8")
    assert headers_of(library.root / "site")["Content-Security-Policy"] == policy


def test_a_library_may_let_its_pages_do_what_they_like(library: SmallLibrary) -> None:
    (library.root / "duizhao.toml").write_text('[site]\nhtml = "any"\n', "utf-8")
    library.write("en/a.md", f"# A\n\nTake 5 mg <script>{SCRIPT}</script> <x-box>b</x-box>\n")
    library.write("zh/a.md", "# A\n\n5 mg\n")
    result = library.build()
    assert result.published, result.report
    assert f"<script>{SCRIPT}</script> <x-box>b</x-box>" in library.html("a")
