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
