"""A sentence in both languages. Everything Duizhao says to a person is one of these."""

from dataclasses import dataclass
from typing import Literal

Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, Language] = ("en", "zh")
# What `lang` says of words of the other language on a page: the same in drafts and in generated pages. Our Chinese pages
# are written in Simplified characters.
HTML_LANGUAGES: dict[Language, str] = {"en": "en", "zh": "zh-Hans"}
LANGUAGE_NAMES = {
    "en": {"en": "English", "zh": "英文"},
    "zh": {"en": "Chinese", "zh": "中文"},
}


@dataclass(frozen=True, slots=True)
class Bilingual:
    """The same sentence in English and in Chinese."""

    en: str
    zh: str

    def say(self, language: Language) -> str:
        """Give the sentence in `language`, one of the two."""
        return self.en if language == "en" else self.zh


def other(language: Language) -> Language:
    """The language on the other side of a pair."""
    return "zh" if language == "en" else "en"
