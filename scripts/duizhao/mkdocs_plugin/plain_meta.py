"""Front matter that a theme writes into its pages as it is: it must be text there, and no markup."""

from collections.abc import MutableMapping

from duizhao.text.html.shown_as_text import shown_as_text
from duizhao.text.markdown.plain_values import is_plain


def make_plain(meta: MutableMapping[str, object]) -> None:
    """Turn what would be a tag in a text of the front matter, however deep in lists it stands, into what shows the same: themes put
    titles and descriptions into the head of every page, where a script would run. A value that holds itself is left out."""
    for name, value in meta.items():
        meta[name] = _plain(value) if is_plain(value) else ""


def _plain(value: object) -> object:
    match value:
        case str():
            return shown_as_text(value)
        case dict():
            return {_plain(name): _plain(one) for name, one in value.items()}
        case list() | tuple() | set():
            return [_plain(one) for one in value]
        case _:
            return value
