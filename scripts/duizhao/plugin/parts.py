"""The parts of the plugin, in the order in which they act on a page."""

from duizhao.plugin.part import Part
from duizhao.plugin.search import Search

# Search comes first: it takes in what the editors wrote, not what other parts add.
PARTS: tuple[type[Part], ...] = (Search,)
