"""Text that is put into Markdown, or into a page by a theme, as it is: it must be text there, and no markup."""

import re

# What a browser reads as the beginning of a tag. "Doses < 5 mg" holds none.
TAG = re.compile(r"<(?=[A-Za-z/!?])")


def shown_as_text(text: str) -> str:
    """The text with what would be a tag turned into what shows the same."""
    return TAG.sub("&lt;", text)
