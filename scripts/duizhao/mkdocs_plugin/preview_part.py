"""A page that is not yet translated whole says so, and so does every page of a preview. No search engine takes them in."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from duizhao.mkdocs_plugin.part import PluginPart, language_of, root_of
from duizhao.site.build.publish import is_preview
from duizhao.site.notices.borrowed import not_indexed
from duizhao.site.notices.preview_notice import preview_notice, without_machine_drafts
from duizhao.text.markdown.gap_notes import count_gaps


class PreviewPart(PluginPart):
    """Puts the notice above the text of a page."""

    def __init__(self) -> None:
        self._told: set[str] = set()

    def content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put it at the top, where there is one. What a machine drafted for editors is for nobody else."""
        gaps = count_gaps(page.markdown or "")
        notice = preview_notice(language_of(config), gaps, is_preview=is_preview(root_of(config)))
        if notice:
            self._told.add(page.file.src_uri)
        return notice + without_machine_drafts(html)

    def output(self, html: str, page: Page, config: MkDocsConfig) -> str:
        """Keep such a page out of search engines."""
        return not_indexed(html) if page.file.src_uri in self._told else html
