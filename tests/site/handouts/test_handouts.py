"""The handouts as a reader gets them: searchable, read out in the right language, the same each time."""

import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader
from site_tools import KEYS

from duizhao.base.errors import CannotRun
from duizhao.site.build.publish import build_site
from duizhao.site.handouts.finish_pdf import character, finish, meant, with_characters
from duizhao.site.handouts.handout_list import find_handouts
from duizhao.site.handouts.print_pdf import print_handouts

ROOT = Path(__file__).parents[3]
WANTED = ("sessions.en.pdf", "sessions.zh.pdf", "sessions.en-zh.pdf")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as it is published at an address."""
    folder = tmp_path_factory.mktemp("handouts") / "site"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", "https://host.example/k/")
        assert build_site(ROOT, folder).published
    return folder


def printed(browser: Browser, site: Path, folder: Path) -> dict[str, bytes]:
    """The three handouts of one page."""
    wanted = [handout for handout in find_handouts(site) if handout.name in WANTED]
    return {path.name: path.read_bytes() for path in print_handouts(browser, wanted, site, folder)}


@pytest.fixture(scope="module")
def handouts(browser: Browser, built: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return printed(browser, built, tmp_path_factory.mktemp("pdf"))


@pytest.fixture(params=WANTED)
def pdf(request: pytest.FixtureRequest, handouts: dict[str, bytes]) -> tuple[str, PdfReader]:
    """A handout and its name."""
    return request.param, PdfReader(io.BytesIO(handouts[request.param]))


def words(reader: PdfReader) -> str:
    return "".join(page.extract_text() for page in reader.pages).replace("\n", "")


def test_every_page_in_both_languages_has_three(built: Path) -> None:
    names = [handout.name for handout in find_handouts(built)]
    assert len(names) == len(set(names)) == 3 * len(KEYS)
    assert {"index.en.pdf", "index.zh.pdf", "index.en-zh.pdf", *WANTED} <= set(names)
    assert not [name for name in names if "contribute" in name or "rule" in name]


def test_it_is_tagged_titled_and_says_its_language(pdf: tuple[str, PdfReader]) -> None:
    name, reader = pdf
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]["/K"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/Lang"] == ("zh" if ".zh." in name else "en")
    title = reader.metadata.title
    assert ("Before and after a session" in title) == (".zh." not in name)
    assert ("治疗前后要做什么、问什么" in title) == (".en." not in name)
    assert [entry for entry in reader.outline if not isinstance(entry, list)]


def test_its_fonts_are_in_it(pdf: tuple[str, PdfReader]) -> None:
    seen = [font for page in pdf[1].pages for font in page["/Resources"]["/Font"].values()]
    assert seen
    for font in (one.get_object() for one in seen):
        if font["/Subtype"] == "/Type3":
            # Chromium writes the fonts of some systems as drawings, one a character: Noto Sans CJK among them.
            assert font["/CharProcs"]
            continue
        (inner,) = font.get("/DescendantFonts", [font])
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & inner.get_object()["/FontDescriptor"].keys()


def test_it_is_a4_numbered_and_bears_its_address(pdf: tuple[str, PdfReader]) -> None:
    name, reader = pdf
    pages = reader.pages
    # More is not read, and not printed.
    assert 3 <= len(pages) <= 8
    key = {"en": "sessions/", "zh": "zh/sessions/", "en-zh": "sessions/both/"}[name.split(".")[1]]
    for number, page in enumerate(pages, start=1):
        assert [float(side) for side in page.mediabox[2:]] == pytest.approx([595.3, 841.9], abs=1)
        assert f"https://host.example/k/{key} {number} / {len(pages)}" in page.extract_text().replace(
            "\n", " "
        )


def test_both_languages_can_be_found_in_it(pdf: tuple[str, PdfReader]) -> None:
    name, reader = pdf
    text = words(reader)
    for language, said in (
        (
            "en",
            [
                "Draft: not yet checked by a clinician.",
                "Sources of this page",
                "Next check due",
                "Get emergency help",
            ],
        ),
        ("zh", ["本页为试用稿，尚未经医生审核。", "本页引用的资料", "下次核对日期", "紧急求助"]),
    ):
        for sentence in said:
            assert (sentence in text) == (language in name.split(".")[1].split("-")), sentence
    assert "S01 Janssen" in text.replace("  ", " ")
    assert not [sign for sign in text if "\u2e80" <= sign <= "\u2fdf" or "\ufb00" <= sign <= "\ufb06"]


def test_its_links_lead_to_the_published_site(pdf: tuple[str, PdfReader]) -> None:
    addresses = [
        str(note.get_object()["/A"]["/URI"])
        for page in pdf[1].pages
        for note in page.get("/Annots", ())
        if "/A" in note.get_object() and "/URI" in note.get_object()["/A"]
    ]
    assert any(address.startswith("https://host.example/k/") for address in addresses)
    assert not [address for address in addresses if not address.startswith(("https://", "tel:", "sms:"))]


def test_printing_again_gives_the_same_bytes(
    browser: Browser, built: Path, handouts: dict[str, bytes], tmp_path: Path
) -> None:
    elsewhere = tmp_path / "moved" / "site"
    shutil.copytree(built, elsewhere)
    assert printed(browser, elsewhere, tmp_path / "pdf") == handouts


def test_a_character_that_no_font_has_is_told_and_nothing_is_written_in_its_place(
    handouts: dict[str, bytes],
) -> None:
    with pytest.raises(CannotRun, match="no font for 龘"):
        finish(handouts["sessions.zh.pdf"], "title", "治疗龘")


def test_without_a_site_it_says_what_to_do(tmp_path: Path, run) -> None:
    code, _, told = run("handouts", "--site", tmp_path / "none", "--to", tmp_path, "--language", "en")
    assert (code, "Run `duizhao build` first." in told) == (2, True)


def test_without_a_browser_it_says_what_to_install(built: Path, tmp_path: Path) -> None:
    nowhere = {**os.environ, "PATH": "", "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path / "none")}
    command = [sys.executable, "-m", "duizhao", "handouts", "--language", "zh", "--site", str(built)]
    answer = subprocess.run(
        [*command, "--to", str(tmp_path / "pdf")],
        env=nowhere,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (answer.returncode, "请安装 Chromium" in answer.stderr) == (2, True)
    assert not (tmp_path / "pdf").exists()


@pytest.mark.parametrize(
    ("radical", "typed"),
    [("⽤", "用"), ("⻚", "页"), ("⻅", "见"), ("ﬀ", "ff"), ("用", "用"), ("⺁x", "厂x")],
)
def test_radicals_and_ligatures_become_what_a_reader_types(radical: str, typed: str) -> None:
    assert character(radical) == typed


def test_in_the_table_of_a_font_ranges_are_cut_where_a_radical_stands() -> None:
    table = (
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        "2 beginbfchar\n<0003> <2F64>\n<0004> <FB00>\nendbfchar\n"
        "2 beginbfrange\n<0010> <0012> <2F08>\n<0020> <0022> <4E00>\nendbfrange\nendcmap\n"
    )
    assert with_characters(table) == (
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        "2 beginbfchar\n<0003> <7528>\n<0004> <00660066>\nendbfchar\n"
        "4 beginbfrange\n<0010> <0010> <4EBA>\n<0011> <0011> <513F>\n<0012> <0012> <5165>\n<0020> <0022> <4E00>\n"
        "endbfrange\nendcmap\n"
    )


def test_a_glyph_that_two_characters_share_is_read_by_what_stands_around_it() -> None:
    read, text = "一粒㬵 囊，两粒㬵囊", "一粒胶囊，\n两粒胶囊，一杯水"
    assert meant(read, text, {"㬵"}, {"胶", "水"}) == {"㬵": "胶"}
    assert meant(read, text, {"㬵"}, {"水"}) == {}
    table = "1 beginbfchar\n<0003> <3B35>\nendbfchar\n1 beginbfrange\n<0010> <0011> <3B34>\nendbfrange\n"
    assert with_characters(table, {"㬵": "胶"}) == (
        "1 beginbfchar\n<0003> <80F6>\nendbfchar\n"
        "2 beginbfrange\n<0010> <0010> <3B34>\n<0011> <0011> <80F6>\nendbfrange\n"
    )
