"""The drawing of a picture as it stands in a page: in a wide form and in a narrow one, of which one is shown."""

from duizhao.base.bilingual import Language
from duizhao.library.pictures.picture import Picture
from duizhao.site.pictures.drawing import piece, whole
from duizhao.site.pictures.kinds import KINDS
from duizhao.text.html.element import Html, element

# 37.5 em is the column of a page, 19 em that of a phone.
WIDE, NARROW = 600, 304


def figure(picture: Picture, language: Language) -> str:
    """The figure as HTML without blank lines, so that Markdown leaves it alone. The narrow form is hidden where no style
    sheet shows it. No id: both languages of a picture may stand on one page."""
    return (
        element(
            "figure",
            "\n",
            element("figcaption", picture.title.say(language)),
            "\n",
            element("div", _drawing(picture, language, WIDE), class_="picture__wide"),
            "\n",
            element("div", _drawing(picture, language, NARROW), class_="picture__narrow", hidden=True),
            "\n",
            class_=f"picture picture--{picture.kind}",
            data_search_exclude=True,
        )
        + "\n"
    )


def _drawing(picture: Picture, language: Language, width: float) -> Html:
    """All pieces as one drawing, which a screen reader knows by one name."""
    pieces = [piece(drawn, width) for drawn in KINDS[picture.kind](picture, language, width)]
    return whole(pieces, picture.alt.say(language), "picture__drawing")
