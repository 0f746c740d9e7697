"""Chinese words of strength, and the many words that hold 应 要 可 能 会 得 and say none."""

from duizhao.text.language.join_lines import joined
from duizhao.text.language.strength.strength_cue import StrengthCue, listed
from duizhao.text.language.word_tables import ChineseTable

TABLE = ChineseTable(listed("zh"))


def chinese_cues(text: str) -> tuple[StrengthCue, ...]:
    """The words of `text` that say how strong a duty, a permission or a chance is, from left to right."""
    whole = joined(text)
    return tuple(
        StrengthCue(whole.text[start:end], *whole.span(start, end), kind)
        for kind, start, end in TABLE.find(whole.text)
        if kind.family
    )
