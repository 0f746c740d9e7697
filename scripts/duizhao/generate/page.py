"""The parts that every generated page has."""

import json

from duizhao.bilingual import Bilingual, Language

HTML_LANGUAGES = {"en": "en", "zh": "zh-Hans"}


def whole_page(title: Bilingual, description: Bilingual, topic: str, body: str, key: str, language: Language) -> str:
    """A page: front matter, title, `body`, and the notices that stand on every page."""
    return (
        "---\n"
        f"title: {json.dumps(title.say(language), ensure_ascii=False)}\n"
        f"description: {json.dumps(description.say(language), ensure_ascii=False)}\n"
        f'topic: {topic}\nreviewed_by: ""\nreviewed_on: ""\ngenerated: true\n'
        "---\n"
        f"# {title.say(language)} {{#{key}}}\n\n"
        f"{body.rstrip()}\n\n"
        f'--8<-- "{language}/includes/emergency.md"\n\n'
        f'--8<-- "{language}/includes/not-advice.md"\n'
    )


def foreign(text: str, language: Language) -> str:
    """`text` marked as being in `language`, for a page in the other one."""
    return f'<span lang="{HTML_LANGUAGES[language]}">{text}</span>'
