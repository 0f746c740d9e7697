"""The parts of the plugin, in the order in which they act on a page."""

from duizhao.mkdocs_plugin.copied_part import CopiedPart
from duizhao.mkdocs_plugin.countries_part import CountriesPart
from duizhao.mkdocs_plugin.desk_part import DeskPart
from duizhao.mkdocs_plugin.drawn_menu import MenuPart
from duizhao.mkdocs_plugin.finish_part import FinishPart
from duizhao.mkdocs_plugin.glossary_part import GlossaryPart
from duizhao.mkdocs_plugin.glosses_part import GlossesPart
from duizhao.mkdocs_plugin.headers_part import HeadersPart
from duizhao.mkdocs_plugin.metadata_part import MetadataPart
from duizhao.mkdocs_plugin.paper_part import PaperPart
from duizhao.mkdocs_plugin.part import PluginPart
from duizhao.mkdocs_plugin.preview_part import PreviewPart
from duizhao.mkdocs_plugin.search_part import SearchPart
from duizhao.mkdocs_plugin.source_lines_part import SourceLinesPart
from duizhao.mkdocs_plugin.styles_part import StylesPart
from duizhao.mkdocs_plugin.view_part import ViewPart

# Copied looks at files before any page is read. Search comes next: it takes in what the editors wrote, not what other parts add. Glosses look for words in the text as it
# was written, before Countries adds to it; SourceLines reads the marks before that too: the country is no part of a name.
# Finish has the last hand on the text, the view shows what all of them made of it, in the order of the pages (Glossary comes
# behind it), but what machines are told of a page is not true of its view; Headers looks at what all of them have written.
# Preview says above the text what is not translated.
PARTS: tuple[type[PluginPart], ...] = (
    CopiedPart,
    MenuPart,
    SearchPart,
    GlossesPart,
    SourceLinesPart,
    CountriesPart,
    PaperPart,
    StylesPart,
    FinishPart,
    PreviewPart,
    DeskPart,
    ViewPart,
    GlossaryPart,
    MetadataPart,
    HeadersPart,
)
