"""The parts of the plugin, in the order in which they act on a page."""

from duizhao.mkdocs_plugin.countries_part import CountriesPart
from duizhao.mkdocs_plugin.glosses_part import GlossesPart
from duizhao.mkdocs_plugin.headers_part import HeadersPart
from duizhao.mkdocs_plugin.metadata_part import MetadataPart
from duizhao.mkdocs_plugin.paper_part import PaperPart
from duizhao.mkdocs_plugin.part import PluginPart
from duizhao.mkdocs_plugin.search_part import SearchPart
from duizhao.mkdocs_plugin.view_part import ViewPart

# Search comes first: it takes in what the editors wrote, not what other parts add. Glosses look for words in the text as
# it was written, before Places adds to it. Both shows what the others made of the pages; Headers looks at what all of
# them have written.
PARTS: tuple[type[PluginPart], ...] = (
    SearchPart,
    MetadataPart,
    GlossesPart,
    CountriesPart,
    PaperPart,
    ViewPart,
    HeadersPart,
)
