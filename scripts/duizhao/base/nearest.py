"""The names that a misspelt one may have meant."""

from collections.abc import Iterable

from duizhao.base.bilingual import Bilingual

MOST = 3
# Of 1: from here on two names are alike enough to ask for one where the other was typed.
ALIKE = 0.6


def nearest(typed: str, known: Iterable[str], most: int = MOST, alike: float = ALIKE) -> tuple[str, ...]:
    """The names among `known` that are most like what was `typed`, whatever the case of its letters and the white space
    around them, the likest first; none where none is as `alike` (difflib's ratio)."""
    # Imported when a name is wrong: whoever types all names right does not wait for it.
    from difflib import get_close_matches

    folded = {name.strip().casefold(): name for name in known}
    return tuple(
        folded[one] for one in get_close_matches(typed.strip().casefold(), folded, n=most, cutoff=alike)
    )


def did_you_mean(names: Iterable[str]) -> Bilingual:
    """The question that offers `names`, with a blank before it in English; nothing where there is no name."""
    shown = tuple(names)
    if not shown:
        return Bilingual("", "")
    return Bilingual(f" Did you mean {', '.join(shown)}?", f"您是否想输入 {'、'.join(shown)}？")
