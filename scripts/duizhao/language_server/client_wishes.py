"""What a client says of its user: language, name and role, and whether it asks for reasons itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from duizhao.base.bilingual import Language
from duizhao.base.files import said
from duizhao.library.approval_settings import Person

NOBODY = Person("")


@dataclass(frozen=True, slots=True)
class ClientWishes:
    """What was said when the server was started; what a client says later goes before it, but for nothing."""

    language: Language
    person: Person = NOBODY
    # True where a person asked for the language on the command line: the editor's own does not change it then.
    is_asked: bool = False

    def with_settings(self, given: object, locale: str | None = None) -> "ClientWishes":
        """The wishes with the settings that a client sent (`language`, `by`, `role`), also below `duizhao`; what does not fit is
        left out. `locale` is the language of the editor."""
        values: Mapping[str, Any] = given if isinstance(given, dict) else {}
        if isinstance(values.get("duizhao"), dict):
            values = values["duizhao"]
        wanted = values.get("language")
        language = self.language
        if not self.is_asked:
            if wanted in ("en", "zh"):
                language = wanted
            elif locale:
                language = "zh" if locale.lower().startswith("zh") else "en"
        person = Person(
            _text(values, "by") or self.person.name,
            _text(values, "role") or self.person.role,
            _text(values, "qualification") or self.person.qualification,
        )
        return ClientWishes(language, person, self.is_asked)


def asks_reasons(given: object) -> bool:
    """True where a client says that it asks its user for a reason and sends it with the command."""
    return isinstance(given, dict) and given.get("asksReasons") is True


def _text(values: Mapping[str, Any], name: str) -> str:
    value = values.get(name)
    return said(value) if isinstance(value, str) else ""
