"""A notice and an anchor as HTML.

No element holds another of its own name: Material's search looks at names to know where what it leaves out ends.
"""

from html import escape

from duizhao.base.bilingual import Language, other
from duizhao.site.notices import notice_texts
from duizhao.site.notices.notice_spot import Notice, NoticeMark

# With this value Material's search leaves an element out, and takes the attribute off the page.
UNSEARCHED = 'data-search-exclude="true"'


def mark_html(mark: NoticeMark, address: str, block: bool, about: bool = False) -> str:
    """The HTML of a mark. `address` is where its notice leads, empty where it leads nowhere; `block` says whether a
    block may stand here. With `about` the notice says which text it is about: it does not stand at it."""
    anchor = f' id="{mark.anchor}"' if mark.anchor else ""
    tag = "div" if block else "span"
    if mark.notice is None:
        return f'<{tag} class="counterpart"{anchor}></{tag}>'
    kind = "notice notice--safety" if mark.notice.safety else "notice"
    language = mark.notice.language
    return (
        f'<{tag} class="{kind}"{anchor} role="note" aria-label="{escape(notice_texts.LABEL.say(language))}" '
        f'lang="{language}" {UNSEARCHED}>{_inner(mark.notice, address, about)}</{tag}>'
    )


def _inner(notice: Notice, address: str, about: bool) -> str:
    language = notice.language
    told = f'<b class="notice__head">{escape(notice_texts.head(notice))}</b> {escape(notice_texts.sentence(notice))}'
    if advice := notice_texts.advice(notice):
        told += f"{_gap(language)}{escape(advice)}"
    if address:
        told += (
            f'{_gap(language)}<a class="notice__link" href="{escape(address)}" hreflang="{other(language)}">'
            f"{escape(notice_texts.link(notice))}</a>"
        )
    if about and notice.about:
        label = escape(notice_texts.ABOUT.say(language))
        told += f' <i class="notice__about">{label} {escape(notice.about)}</i>'
    if notice.current:
        told += f' <b class="notice__label">{escape(notice_texts.CURRENT.say(language))}</b>'
        told += "".join(
            f' <q class="notice__current" lang="{other(language)}">{escape(text)}</q>'
            for text in notice.current
        )
    return told


def _gap(language: Language) -> str:
    """Between two sentences: Chinese puts nothing there."""
    return " " if language == "en" else ""
