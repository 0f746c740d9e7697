"""The parts of the plugin, in the order in which they act on a page."""

from duizhao.plugin.glosses import Glosses
from duizhao.plugin.part import Part

PARTS: tuple[type[Part], ...] = (Glosses,)
