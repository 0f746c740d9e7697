"""The picture that a preview of a link shows."""

from io import BytesIO

import pytest
from PIL import Image

from duizhao.base.bilingual import LANGUAGES
from duizhao.library.pages import Library
from duizhao.library.settings import Settings
from duizhao.library.terms.term_base import TermBase
from duizhao.site.metadata.font.make import FILE, characters
from duizhao.site.metadata.preview_card import HEIGHT, WIDTH, card, card_digest, lacking

# What a Chinese title may hold: the first level of GB 2312.
LEVEL_1 = "".join(
    bytes([0xA0 + row, 0xA0 + cell]).decode("gb2312", "ignore")
    for row in range(16, 56)
    for cell in range(1, 95)
)


def test_a_card_is_a_picture_of_the_size_that_previews_show() -> None:
    image = Image.open(BytesIO(card("怎样用药", "一个网站", "zh")))
    assert (image.format, image.size) == ("PNG", (WIDTH, HEIGHT)) == ("PNG", (1200, 630))


@pytest.mark.parametrize(
    "title", ["怎样用药", "A", "word " * 60, "很长的标题" * 40, "Averyverylongword" * 9, ""]
)
def test_no_title_runs_over_the_edge(title: str) -> None:
    for language in LANGUAGES:
        image = Image.open(BytesIO(card(title, "Site", language))).convert("RGB")
        ground = image.getpixel((0, 0))
        edges = [image.crop(box) for box in ((0, 0, WIDTH, 12), (WIDTH - 12, 0, WIDTH, HEIGHT))]
        assert all(edge.getcolors() == [(edge.width * edge.height, ground)] for edge in edges)


def test_the_title_in_the_other_language_is_on_the_card_and_stays_on_it() -> None:
    alone, both = (card("副作用", "网站", "zh", (), twin) for twin in ("", "Side effects"))
    assert alone != both and card_digest("副作用", "网站", "zh") != card_digest(
        "副作用", "网站", "zh", (), "A"
    )
    image = Image.open(BytesIO(card("副作用", "网站", "zh", (), "very long " * 30))).convert("RGB")
    edge = image.crop((WIDTH - 12, 0, WIDTH, HEIGHT))
    assert edge.getcolors() == [(12 * HEIGHT, image.getpixel((0, 0)))]


def test_the_same_words_give_the_same_picture_and_the_same_name() -> None:
    told = ("剂量", "网站", "zh")
    assert card(*told) == card(*told) and card_digest(*told) == card_digest(*told)
    assert card_digest("剂量", "网站", "zh") != card_digest("剂量。", "网站", "zh")


def test_a_character_that_the_font_lacks_is_told() -> None:
    assert lacking("剂量 😀 mg") == "😀"


def test_the_font_has_what_chinese_titles_need(project) -> None:
    assert len(LEVEL_1) == 3755 and lacking(LEVEL_1) == ""
    settings = Settings.read(project)
    terms = "".join(name for term in TermBase.read(settings.terms).terms for name in (*term.en, *term.zh))
    assert lacking(terms) == ""
    pages = [
        side for pair in Library.read(settings.en, settings.zh).pairs for side in (pair.en, pair.zh) if side
    ]
    titles = "".join(str(page.meta.get("title", "")) for page in pages)
    assert len(titles) > 100 and lacking(titles) == ""


def test_the_font_is_small_and_carries_its_licence() -> None:
    assert FILE.stat().st_size <= 2_000_000
    assert "SIL OPEN FONT LICENSE" in FILE.with_name("OFL.txt").read_text("utf-8")
    assert lacking("".join(sign for sign in characters() if sign.isprintable())) == ""
