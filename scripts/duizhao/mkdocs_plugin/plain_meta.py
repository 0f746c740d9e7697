"""Front matter that a theme writes into its pages as it is: it must be text there, and no markup."""

from collections.abc import MutableMapping

from duizhao.text.html.shown_as_text import shown_as_text


def make_plain(meta: MutableMapping[str, object]) -> None:
    """Turn what would be a tag in a text of the front matter into what shows the same: themes put titles and descriptions into
    the head of every page, where a script would run."""
    for name, value in meta.items():
        if isinstance(value, str):
            meta[name] = shown_as_text(value)
