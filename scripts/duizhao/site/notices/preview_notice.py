"""What a reader is told on a page of which not everything is translated, and on every page of a preview."""

from html import escape

from duizhao.base.bilingual import Bilingual, Language
from duizhao.normalise.gap_drafts import MARK
from duizhao.site.notices.notice_html import UNSEARCHED

HEAD = Bilingual("Preview, not for readers", "预览，请勿作为正式内容使用")
SITE = Bilingual(
    "Not all of this site is translated, and nobody has approved it.", "本网站尚未全部翻译，也未经确认。"
)
PAGE = Bilingual(
    "Parts of this page are not yet translated: they stand here in the other language.",
    "本页有内容尚未翻译，暂以另一种语言显示。",
)
LABEL = Bilingual("About this page", "关于本页")
MACHINE_DRAFTS = (f"<!-- {MARK.en}", f"<!-- {MARK.zh}")


def without_machine_drafts(html: str) -> str:
    """`html` without the comments that hold drafts by a machine."""
    for mark in MACHINE_DRAFTS:
        while (start := html.find(mark)) >= 0:
            end = html.find("-->", start)
            html = html[:start] + (html[end + 3 :] if end >= 0 else "")
    return html


def preview_notice(language: Language, gaps: int, *, is_preview: bool) -> str:
    """The notice at the top of a page, as HTML; empty for a page that lacks nothing on a site that is no preview."""
    if not (gaps or is_preview):
        return ""
    told = [SITE.say(language)] if is_preview else []
    told += [PAGE.say(language)] if gaps else []
    words = (" " if language == "en" else "").join(told)
    return (
        f'<div class="notice notice--preview" role="note" aria-label="{escape(LABEL.say(language))}" lang="{language}" '
        f'{UNSEARCHED}><b class="notice__head">{escape(HEAD.say(language))}</b> {escape(words)}</div>\n'
    )
