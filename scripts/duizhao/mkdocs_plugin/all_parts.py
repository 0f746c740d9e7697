"""The parts of the plugin, in the order in which they act on a page."""

from duizhao.mkdocs_plugin.countries_part import Places
from duizhao.mkdocs_plugin.glosses_part import Glosses
from duizhao.mkdocs_plugin.headers_part import Headers
from duizhao.mkdocs_plugin.metadata_part import Metadata
from duizhao.mkdocs_plugin.paper_part import Sheet
from duizhao.mkdocs_plugin.part import Part
from duizhao.mkdocs_plugin.search_part import Search
from duizhao.mkdocs_plugin.view_part import Both

# Search comes first: it takes in what the editors wrote, not what other parts add. Glosses look for words in the text as
# it was written, before Places adds to it. Both shows what the others made of the pages; Headers looks at what all of
# them have written.
PARTS: tuple[type[Part], ...] = (Search, Metadata, Glosses, Places, Sheet, Both, Headers)
