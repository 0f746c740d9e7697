"""The reading of a block: what a reader sees of its Markdown and HTML, with the way back to where it is written.

`read(text)` gives it. Rules compare readings; none of them looks at marks, tags or entities itself.
"""

from duizhao.text.reading.read import read
from duizhao.text.reading.seen_text import Reading, ReadingSpan, SpanKind

__all__ = ["Reading", "ReadingSpan", "SpanKind", "read"]
