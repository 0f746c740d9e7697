"""Two people changed one text: what both began from, and what each made of it, side by side. Nothing of it is lost."""

from duizhao.base.bilingual import Language
from duizhao.site.desk.wording import compared, shown
from duizhao.site.desk_server import served_texts
from duizhao.site.desk_server.desk_changes import ThreeTexts
from duizhao.site.desk_server.desk_frame import DeskTeller
from duizhao.text.html.element import Html, element


def conflict(texts: ThreeTexts, side: Language, teller: DeskTeller) -> Html:
    """The three texts, with the words that each of both changed."""
    theirs = (
        element("p", teller.say(served_texts.GONE))
        if texts.theirs is None
        else element(
            "div", compared(texts.base, texts.theirs, side, teller.language), class_="text", lang=side
        )
    )
    yours = element("div", compared(texts.base, texts.yours, side, teller.language), class_="text", lang=side)
    return element(
        "section",
        element("h3", teller.say(served_texts.CONFLICT), tabindex="-1", class_="conflict__title"),
        element("p", teller.say(served_texts.CONFLICT_MORE)),
        element("h4", teller.say(served_texts.YOURS)),
        yours,
        element("h4", teller.say(served_texts.THEIRS)),
        theirs,
        element(
            "details",
            element("summary", teller.say(served_texts.BASE)),
            element("div", shown(texts.base), class_="text", lang=side),
        ),
        class_="conflict",
        role="alert",
    )
