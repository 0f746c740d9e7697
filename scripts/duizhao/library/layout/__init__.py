"""Where the pages of both languages lie: two folders, one folder and marks in the file names, or one inside of the other."""

from duizhao.library.layout.page_layout import PageLayout
from duizhao.library.layout.page_pattern import PagePattern

__all__ = ["PageLayout", "PagePattern"]
