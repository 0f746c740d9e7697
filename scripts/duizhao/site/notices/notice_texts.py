"""The sentences that notices say to readers, in both languages."""

from duizhao.base.bilingual import LANGUAGE_NAMES, Bilingual, Language
from duizhao.site.notices.notice_spot import Notice, Reason

HEADS: dict[Reason, Bilingual] = {
    "other-changed": Bilingual("May be out of date", "可能已过时"),
    "both-changed": Bilingual("Not yet confirmed", "尚未核对"),
    "gone": Bilingual("May be out of date", "可能已过时"),
    "lacking": Bilingual("Something is missing here", "此处内容不全"),
}
SAFETY_HEADS: dict[Reason, Bilingual] = {
    "other-changed": Bilingual("Safety information that may be out of date", "安全信息可能已过时"),
    "both-changed": Bilingual("Safety information that is not yet confirmed", "安全信息尚未核对"),
    "gone": Bilingual("Safety information that may be out of date", "安全信息可能已过时"),
    "lacking": Bilingual("Safety information is missing here", "此处缺少安全信息"),
}
# What each kind of block is called; anything else is "text".
NAMES = {
    "heading": Bilingual("heading", "这个标题"),
    "title": Bilingual("heading", "这个标题"),
    "meta": Bilingual("title", "本页标题"),
    "item": Bilingual("point", "这一条"),
    "row": Bilingual("row of the table", "表格的这一行"),
    "paragraph": Bilingual("paragraph", "这段文字"),
}
OTHER_NAME = Bilingual("text", "这部分内容")
# The same with a number: "a paragraph", "一段文字".
ONE = {
    "heading": Bilingual("a heading", "一个标题"),
    "title": Bilingual("a heading", "一个标题"),
    "item": Bilingual("a point", "一条内容"),
    "row": Bilingual("a row of the table", "一行表格"),
    "paragraph": Bilingual("a paragraph", "一段文字"),
}
OTHER_ONE = Bilingual("some text", "一部分内容")
CHECK = Bilingual("Check with a professional before you act on it.", "请先向专业人员核实，再据此行事。")
ASK = Bilingual("Ask a professional about it.", "请向专业人员询问。")
CURRENT = Bilingual("Current Chinese text:", "目前的英文内容：")
SEE_TEXT = Bilingual("See the Chinese text", "查看英文内容")
SEE_PAGE = Bilingual("See the Chinese page", "查看英文页面")
ABOUT = Bilingual("About:", "涉及的内容：")
LABEL = Bilingual("Notice about this text", "关于这部分内容的提示")
PAGE_LABEL = Bilingual("Notice about this page", "关于本页的提示")
BORROWED_HEAD = Bilingual("This page has not been translated yet", "本页还没有中文版")


def head(notice: Notice) -> str:
    """The few words that the notice begins with."""
    return (SAFETY_HEADS if notice.safety else HEADS)[notice.reason].say(notice.language)


def sentence(notice: Notice) -> str:
    """What happened, and what that means for the reader."""
    name = NAMES.get(notice.kind, OTHER_NAME)
    one = ONE.get(notice.kind, OTHER_ONE)
    match notice.reason:
        case "other-changed":
            told = Bilingual(
                f"The Chinese text has changed since this {name.en} was last confirmed. The English here may be "
                "out of date.",
                f"{name.zh}上次核对之后，英文内容有改动，这里的中文可能已经过时。",
            )
        case "both-changed":
            told = Bilingual(
                f"This {name.en} has changed, and nobody has confirmed yet that both languages say the same.",
                f"{name.zh}有改动，中英文内容是否一致，还没有人核对。",
            )
        case "gone":
            told = Bilingual(
                f"The Chinese page no longer has this {name.en}. The English here may be out of date.",
                f"英文页面已经没有{name.zh}，这里的中文可能已经过时。",
            )
        case "lacking" if notice.count == 1:
            told = Bilingual(
                f"The Chinese page has {one.en} here that is not yet on this page.",
                f"英文页面在这里还有{one.zh}，本页尚未收录。",
            )
        case _:
            told = Bilingual(
                f"The Chinese page has {notice.count} more pieces of text here that are not yet on this page.",
                f"英文页面在这里还有 {notice.count} 处内容，本页尚未收录。",
            )
    return told.say(notice.language)


def advice(notice: Notice) -> str:
    """What a reader of a safety block should do; empty for other blocks."""
    if not notice.safety:
        return ""
    return (ASK if notice.reason == "lacking" else CHECK).say(notice.language)


def link(notice: Notice) -> str:
    """The words of the link to the other language."""
    return (SEE_PAGE if notice.reason == "gone" else SEE_TEXT).say(notice.language)


def borrowed(language: Language, shown_in: Language) -> str:
    """What the reader of `language` is told about a page that is shown in another language."""
    name = LANGUAGE_NAMES[shown_in]
    return Bilingual(f"What you see below is the {name['en']} page.", f"以下显示的是{name['zh']}页面。").say(
        language
    )


def own_page(language: Language, shown_in: Language) -> str:
    """The words of the link to the page that a borrowed one was borrowed from."""
    name = LANGUAGE_NAMES[shown_in]
    return Bilingual(f"Go to the {name['en']} site", f"前往{name['zh']}网站").say(language)
