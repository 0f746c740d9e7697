"""Duizhao (对照, "side by side"): a bilingual English/Chinese library whose two languages stay in step.

The names below are the public face; API.md documents each with an example. Whatever else the package holds may change.
A name is loaded when it is first asked for, so that `import duizhao` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from duizhao.base.version import __version__

if TYPE_CHECKING:
    from duizhao.align.align import BlockPair, align_blocks
    from duizhao.base.bilingual import Bilingual
    from duizhao.base.errors import CannotRun
    from duizhao.checks.check_library import check, check_texts
    from duizhao.checks.check_sentences import check_sentences
    from duizhao.checks.finding import Finding, Place
    from duizhao.checks.rule import Knowledge
    from duizhao.checks.workspace import Workspace
    from duizhao.library.pages import Library, Page, PagePair
    from duizhao.library.sentence_table import SentenceRow, read_pairs
    from duizhao.library.settings import Settings
    from duizhao.library.terms.term_base import TermBase
    from duizhao.normalise.run import Normalised, SourceKnowledge, normalise_sources
    from duizhao.text.markdown.blocks import Block, read_blocks

__all__ = [
    "Bilingual",
    "Block",
    "BlockPair",
    "CannotRun",
    "Finding",
    "Knowledge",
    "Library",
    "Normalised",
    "Page",
    "PagePair",
    "Place",
    "SentenceRow",
    "Settings",
    "SourceKnowledge",
    "TermBase",
    "Workspace",
    "__version__",
    "align_blocks",
    "check",
    "check_sentences",
    "check_texts",
    "normalise_sources",
    "read_blocks",
    "read_pairs",
]

# The module of each name. Type checkers read the imports above; a test holds the two lists against each other.
_MODULES = {
    "Bilingual": "base.bilingual",
    "Block": "text.markdown.blocks",
    "BlockPair": "align.align",
    "CannotRun": "base.errors",
    "Finding": "checks.finding",
    "Knowledge": "checks.rule",
    "Library": "library.pages",
    "Normalised": "normalise.run",
    "Page": "library.pages",
    "PagePair": "library.pages",
    "Place": "checks.finding",
    "SentenceRow": "library.sentence_table",
    "Settings": "library.settings",
    "SourceKnowledge": "normalise.run",
    "TermBase": "library.terms.term_base",
    "Workspace": "checks.workspace",
    "align_blocks": "align.align",
    "check": "checks.check_library",
    "check_sentences": "checks.check_sentences",
    "check_texts": "checks.check_library",
    "normalise_sources": "normalise.run",
    "read_blocks": "text.markdown.blocks",
    "read_pairs": "library.sentence_table",
}


# Hidden from type checkers: to them it would give every name a type, the misspelt ones too.
if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Load a public name from its module. Raises AttributeError for any other name, as Python expects."""
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
        # Kept, so that Python finds it by itself the next time.
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    """The public names, for `dir(duizhao)` and for completion in an editor."""
    return sorted(__all__)
