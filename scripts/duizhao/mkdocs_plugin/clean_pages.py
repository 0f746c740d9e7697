"""Raw HTML in pages: what could do something is taken out before anything of ours is put in."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.pages import Page

from duizhao.base.bilingual import Bilingual, Language
from duizhao.mkdocs_plugin.part import workspace_of
from duizhao.text.html.clean_html import clean

log = get_plugin_logger(__name__)


def clean_page(html: str, page: Page, config: MkDocsConfig) -> str:
    """The text of `page` as its library wants it: without what a page may not hold, unless `[site]` says otherwise. A strict
    build stops at what could have done something. Raises CannotRun where the settings cannot be read."""
    if workspace_of(config).settings.site_pages.html == "any":
        return html
    found = clean(html)
    language: Language = config.plugins["duizhao"].config["language"]
    name = page.file.src_uri
    for one in dict.fromkeys(found.removed):
        told = Bilingual(
            f"{name}: this was taken out of the page, since it could run, load or send something: {one}",
            f"{name}：以下内容可能会运行、加载或发送内容，已从页面删去：{one}",
        )
        log.warning(told.say(language))
    for one in dict.fromkeys(found.unknown):
        told = Bilingual(
            f"{name}: this is no HTML that a page may hold, and is shown as text or left out: {one}",
            f"{name}：这不是页面允许的 HTML，已按文字显示或略去：{one}",
        )
        log.info(told.say(language))
    return found.html
