"""The report on one source that a person reads: the source on the left, what became of it on the right."""

from duizhao.normalise.report_page.whole_page import report_page

__all__ = ["report_page"]
