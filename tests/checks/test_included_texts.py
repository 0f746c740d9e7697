"""What a page shows of other files is checked as the page is: each file once, and told at its own place."""

from collections.abc import Callable
from pathlib import Path

import pytest

from duizhao.base.errors import CannotRun
from duizhao.checks.check_library import examine
from duizhao.checks.rule import all_rules
from duizhao.checks.workspace import Workspace
from duizhao.library.included.with_included import with_included

RULES = {rule.id: rule for rule in all_rules()}
DOSE = {"en": "Take 5 mg a day.\n", "zh": "每天服用 50 mg。\n"}
SITE = "plugins: [duizhao]\nmarkdown_extensions:\n  - pymdownx.snippets: {}\n"
Write = Callable[[str, str], None]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a file into a library; `LANGUAGE` in its name and text stands for both, and `DOSE` for doses that differ."""

    def write(name: str, text: str) -> None:
        for language, dose in DOSE.items():
            path = tmp_path / name.replace("LANGUAGE", language)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text.replace("LANGUAGE", language).replace("DOSE\n", dose), encoding="utf-8")

    write("docs/LANGUAGE/other.md", "# A\n")
    return write


def found(root: Path, rules: tuple[str, ...] = (), pages: tuple[str, ...] | None = None) -> list[str]:
    chosen = tuple(RULES[rule] for rule in rules) or None
    judged = examine(Workspace.read(root), chosen, pages, keep=False).judged
    at = [(Path(one.place.path).resolve().relative_to(root.resolve()), one) for one in judged.live]
    return [f"{path.as_posix()}:{one.place.line}:{one.place.column} {one.rule}" for path, one in at]


@pytest.mark.parametrize(
    ("page", "files", "expected"),
    [
        ('--8<-- "LANGUAGE/a.txt"\n', {"docs/LANGUAGE/a.txt": "DOSE\n"}, ["docs/zh/a.txt:1:6"]),
        ('--8<-- "a.txt"\n', {"docs/LANGUAGE/a.txt": "DOSE\n"}, ["docs/zh/a.txt:1:6"]),
        # Twice on the page, and as a part: the file is looked at once, as a whole.
        (
            '--8<-- "LANGUAGE/a.txt:3:3"\n\n    --8<-- "LANGUAGE/a.txt:part"\n',
            {"docs/LANGUAGE/a.txt": "First.\n\n--8<-- [start:part]\nDOSE\n--8<-- [end:part]\n"},
            ["docs/zh/a.txt:4:6"],
        ),
        # What is included includes another file, and itself.
        (
            "--8<--\nLANGUAGE/a.txt\n--8<--\n",
            {
                "docs/LANGUAGE/a.txt": '--8<-- "LANGUAGE/a.txt"\n\n--8<-- "LANGUAGE/b.inc"\n',
                "docs/LANGUAGE/b.inc": "DOSE\n",
            },
            ["docs/zh/b.inc:1:6"],
        ),
        # Beside the folders of the languages, and below the root.
        ('--8<-- "texts/LANGUAGE/a.md"\n', {"texts/LANGUAGE/a.md": "DOSE\n"}, ["texts/zh/a.md:1:6"]),
        # In folders that no page is looked for in.
        (
            '--8<-- "LANGUAGE/.parts/a.md"\n',
            {"docs/LANGUAGE/.parts/a.md": "DOSE\n"},
            ["docs/zh/.parts/a.md:1:6"],
        ),
        # A page is compared as a page.
        ('--8<-- "LANGUAGE/b.md"\n', {"docs/LANGUAGE/b.md": "DOSE\n"}, ["docs/zh/b.md:1:6"]),
        # What is shown letter by letter is no text of the page, and what is escaped is not included.
        ('```\n--8<-- "LANGUAGE/a.txt"\n```\n', {"docs/LANGUAGE/a.txt": "DOSE\n"}, []),
        (';--8<-- "LANGUAGE/a.txt"\n', {"docs/LANGUAGE/a.txt": "DOSE\n"}, []),
    ],
)
def test_a_wrong_dose_in_an_included_file_is_told_in_that_file(
    tmp_path: Path, write: Write, page: str, files: dict[str, str], expected: list[str]
) -> None:
    write("docs/LANGUAGE/page.md", page)
    for name, text in files.items():
        write(name, text)
    assert found(tmp_path, ("different-numbers",)) == [f"{one} different-numbers" for one in expected]


def test_scripts_and_requests_in_an_included_file_are_told(tmp_path: Path, write: Write) -> None:
    write("mkdocs.yml", SITE)
    write("docs/LANGUAGE/page.md", '--8<-- "LANGUAGE/a.html"\n')
    write("docs/LANGUAGE/a.html", '<script>a</script>\n<img src="https://host.example/a.png" alt="">\n')
    assert found(tmp_path, ("unsafe-html", "foreign-request")) == [
        "docs/en/a.html:1:1 unsafe-html",
        "docs/en/a.html:2:6 foreign-request",
        "docs/zh/a.html:1:1 unsafe-html",
        "docs/zh/a.html:2:6 foreign-request",
    ]


def test_what_one_page_includes_is_looked_at_with_it(tmp_path: Path, write: Write) -> None:
    write("docs/LANGUAGE/page.md", '--8<-- "LANGUAGE/a.txt"\n')
    write("docs/LANGUAGE/a.txt", "DOSE\n")
    rule = ("different-numbers",)
    assert found(tmp_path, rule, pages=("page",)) == ["docs/zh/a.txt:1:6 different-numbers"]
    assert found(tmp_path, rule, pages=("other",)) == []


def test_the_folders_of_the_site_are_looked_in_first(tmp_path: Path, write: Write) -> None:
    write("mkdocs.yml", SITE.replace("{}", "\n      base_path: [!relative $config_dir/parts]\n"))
    write("docs/LANGUAGE/page.md", '--8<-- "LANGUAGE/a.txt"\n\n--8<-- "LANGUAGE/none.txt"\n')
    write("docs/LANGUAGE/a.txt", "Rest.\n")
    write("parts/LANGUAGE/a.txt", "DOSE\n")
    library = with_included(Workspace.read(tmp_path).library)
    shown = {pair.key: pair.en.path for pair in library.pairs if pair.en and pair.key in library.included}
    assert shown == {"parts/a.txt": tmp_path / "parts/en/a.txt"}
    assert [(one.why, one.is_sure) for one in library.unread] == [("missing", True)] * 2


def test_what_the_site_adds_to_every_page_is_looked_at(tmp_path: Path, write: Write) -> None:
    write("mkdocs.yml", SITE.replace("{}", "{auto_append: [all.html]}"))
    write("all.html", '<img src="//host.example/a.png" alt="">\n')
    assert "all.html:1:6 foreign-request" in found(tmp_path, ("foreign-request",))


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('--8<-- "HTTPS://host.example/a.md"', "address"),
        ('--8<-- "../../a.md"', "outside"),
        ('--8<-- "LANGUAGE/nowhere.md"', "missing"),
        ('--8<-- "LANGUAGE"', "missing"),
        (f'--8<-- "{"a" * 5000}.md"', "missing"),
        ('--8<-- "a\0.md"', "outside"),
        ('--8<-- "LANGUAGE/bytes"', "unreadable"),
    ],
)
def test_what_is_not_read_is_told_with_the_reason(tmp_path: Path, write: Write, line: str, why: str) -> None:
    write("docs/LANGUAGE/page.md", f"{line}\n")
    for language in DOSE:
        (tmp_path / "docs" / language / "bytes").write_bytes(b"\xff\xfe\x00")
    library = with_included(Workspace.read(tmp_path).library)
    assert [one.why for one in library.unread] == [why] * 2
    assert len([one for one in found(tmp_path) if one.endswith("unread-snippet")]) == 2


@pytest.mark.parametrize("name", ["zh/a.txt", "zh/other.md"])
def test_a_text_of_the_other_language_is_told(tmp_path: Path, write: Write, name: str) -> None:
    write("docs/LANGUAGE/page.md", f'--8<-- "{name}"\n')
    write("docs/LANGUAGE/a.txt", "Rest.\n")
    assert found(tmp_path, ("unread-snippet",)) == ["docs/en/page.md:1:1 unread-snippet"]


@pytest.mark.parametrize("link", ["texts", "texts/a.md"])
def test_a_link_that_leads_out_is_refused(
    tmp_path: Path, write: Write, link: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "a.md").write_text("Secret.\n", encoding="utf-8")
    path = tmp_path / link
    path.parent.mkdir(exist_ok=True)
    path.symlink_to(outside / "a.md" if path.suffix else outside)
    write("docs/LANGUAGE/page.md", '--8<-- "texts/a.md"\n')
    with pytest.raises(CannotRun, match="a link that leads out"):
        found(tmp_path)
    (tmp_path / "duizhao.toml").write_text(f'[paths]\nlinks = ["{link}"]\n', encoding="utf-8")
    assert found(tmp_path, ("unread-snippet",)) == []
