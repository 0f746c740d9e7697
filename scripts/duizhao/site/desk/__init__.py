"""The translation desk: one HTML file a language that shows an editor what waits, side by side, and what
to do next.

It is made from values (`PageState`) and needs nothing else: no server, no network, and no script for reading.
"""

from duizhao.site.desk.whole_desk import desk_page

__all__ = ["desk_page"]
