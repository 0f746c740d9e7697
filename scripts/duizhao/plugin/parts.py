"""The parts of the plugin, in the order in which they act on a page."""

from duizhao.plugin.glosses import Glosses
from duizhao.plugin.headers import Headers
from duizhao.plugin.metadata import Metadata
from duizhao.plugin.part import Part
from duizhao.plugin.places import Places
from duizhao.plugin.search import Search

# Search comes first: it takes in what the editors wrote, not what other parts add. Glosses after what looks for words
# in a page. Headers comes last: it looks at what all others have written.
PARTS: tuple[type[Part], ...] = (Search, Places, Metadata, Glosses, Headers)
