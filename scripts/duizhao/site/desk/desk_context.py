"""What every part of a desk has to know: in which language it speaks, and what it links to."""

from dataclasses import dataclass

from duizhao.base.bilingual import Bilingual, Language
from duizhao.site.desk.block_place import Address, Name
from duizhao.text.html.element import Html, element


def nowhere(_key: str, _language: Language) -> str | None:
    """The address of a page that cannot be changed on the web: there is none."""
    return None


@dataclass(frozen=True, slots=True)
class DeskContext:
    """The language of the desk and the addresses it links to: those of the pages, and those at which a page can be changed on
    the web (None where there is none)."""

    language: Language
    address: Address
    edit: Address = nowhere

    def say(self, text: Bilingual) -> str:
        """`text` in the language of the desk."""
        return text.say(self.language)


def said_in(name: Name) -> Html:
    """A name, marked with its language."""
    return element("span", name.text, lang=name.language)
