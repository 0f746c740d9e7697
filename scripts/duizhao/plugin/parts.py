"""The parts of the plugin, in the order in which they act on a page."""

from duizhao.plugin.both import Both
from duizhao.plugin.part import Part
from duizhao.plugin.sheet import Sheet

# `Both` comes last: it shows what the others made of the pages.
PARTS: tuple[type[Part], ...] = (Sheet, Both)
