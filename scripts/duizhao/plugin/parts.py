"""The parts of the plugin, in the order in which they act on a page."""

from duizhao.plugin.both import Both
from duizhao.plugin.glosses import Glosses
from duizhao.plugin.headers import Headers
from duizhao.plugin.metadata import Metadata
from duizhao.plugin.part import Part
from duizhao.plugin.places import Places
from duizhao.plugin.search import Search
from duizhao.plugin.sheet import Sheet

# Search comes first: it takes in what the editors wrote, not what other parts add. Glosses look for words in the text as
# it was written, before Places adds to it. Both shows what the others made of the pages; Headers looks at what all of
# them have written.
PARTS: tuple[type[Part], ...] = (Search, Metadata, Glosses, Places, Sheet, Both, Headers)
