"""The parts that every generated page has."""

import json
from dataclasses import dataclass

from duizhao.base.bilingual import HTML_LANGUAGES, Bilingual, Language
from duizhao.library.settings import GeneratedPages


@dataclass(frozen=True, slots=True)
class PageFrame:
    """What stands around the body of a generated page. `key` is its file name and the anchor of its title."""

    key: str
    topic: str
    title: Bilingual
    description: Bilingual


def whole_page(frame: PageFrame, body: str, extras: GeneratedPages, language: Language) -> str:
    """A page: front matter, title, `body`, and what the library puts on every generated page."""
    front_matter = {
        "title": json.dumps(frame.title.say(language), ensure_ascii=False),
        "description": json.dumps(frame.description.say(language), ensure_ascii=False),
        "topic": frame.topic,
        "reviewed_by": '""',
        "reviewed_on": '""',
        "generated": "true",
        **dict(extras.front_matter),
    }
    head = "".join(f"{key}: {value}\n" for key, value in front_matter.items())
    snippets = "".join(f'\n--8<-- "{language}/{name}"\n' for name in extras.snippets)
    return f"---\n{head}---\n# {frame.title.say(language)} {{#{frame.key}}}\n\n{body.rstrip()}\n{snippets}"


def foreign(text: str, language: Language) -> str:
    """`text` marked as being in `language`, for a page in the other one."""
    return f'<span lang="{HTML_LANGUAGES[language]}">{text}</span>'
