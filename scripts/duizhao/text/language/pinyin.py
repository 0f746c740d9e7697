"""How Chinese names are read aloud: the order of an index, and what people type.

Chinese characters have no order of their own that readers know; dictionaries and indexes follow pinyin. One character
may be read in several ways (重 in 重症 and 重复), so the readings are those of whole words, from the package pypinyin. It
is needed where a site is built, not where pages are checked.
"""

from types import ModuleType

from duizhao.base.errors import CannotRun
from duizhao.base.install_hint import install_command

LATER = "#"


def initial(name: str) -> str:
    """The capital letter under which `name` is looked up; `#` where it begins with neither a letter nor a character.

    Raises CannotRun where the package is missing.
    """
    first = order(name)[0][:1].upper()
    return first if first.isascii() and first.isalpha() else LATER


def order(name: str) -> tuple[str, ...]:
    """What to sort `name` by: its syllables with their tones, other letters as they are in small ones.

    Raises CannotRun where the package is missing.
    """
    package = _package()
    syllables = package.lazy_pinyin(name, style=package.Style.TONE3, neutral_tone_with_five=True)
    return (*(syllable.strip().lower() for syllable in syllables if syllable.strip()), name)


def typed_syllables(word: str) -> tuple[str, ...]:
    """The syllables of a Chinese word as they are typed, without tones, ü as v; none where a character has no reading.

    Raises CannotRun where the package is missing.
    """
    package = _package()
    syllables = tuple(package.lazy_pinyin(word, style=package.Style.NORMAL, v_to_u=False, errors="ignore"))
    return syllables if len(syllables) == len(word) else ()


def _package() -> ModuleType:
    try:
        import pypinyin
    except ImportError as fault:
        install = install_command("site")
        raise CannotRun(
            f"A Chinese index needs one more package: {install}", f"中文索引需要安装附加组件：{install}"
        ) from fault
    return pypinyin
