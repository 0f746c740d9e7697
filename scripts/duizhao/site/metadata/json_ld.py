"""A page as schema.org tells it, in JSON-LD."""

import json
from typing import Any

from duizhao.base.bilingual import HTML_LANGUAGES
from duizhao.site.metadata.page_facts import Citation, PageFacts

SCHEMA = "https://schema.org"
# These would end the script element or begin something else in it. As JSON they may be written in numbers.
UNSAFE = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})
MEDICAL = "Medical"


def json_ld(facts: PageFacts) -> str:
    """The script element that holds the description of a page. Nothing in it can end the element."""
    text = json.dumps(described(facts), ensure_ascii=False, separators=(",", ":"))
    return f'<script type="application/ld+json">{text.translate(UNSAFE)}</script>'


def described(facts: PageFacts) -> dict[str, Any]:
    """The description. What is not known has no key.

    Both languages say `workTranslation` of each other, and neither `translationOfWork`: either may be changed first
    and the other follows, so neither is the original.
    """
    found: dict[str, Any] = {
        "@context": SCHEMA,
        "@type": facts.type,
        "@id": facts.url,
        "url": facts.url,
        "name": facts.title,
        "description": facts.description,
        "inLanguage": HTML_LANGUAGES[facts.language],
        "dateModified": facts.changed_on,
        "publisher": _publisher(facts),
        "isAccessibleForFree": True,
        "isPartOf": _without_empty({"@type": "WebSite", "name": facts.site_name, "url": facts.site_url}),
        "audience": _audience(facts),
        "about": [{"@type": thing.type, "name": thing.name} for thing in facts.about],
        "workTranslation": _twin(facts),
        "citation": [_citation(one) for one in facts.citations],
    }
    if facts.reviewed_by and facts.reviewed_on:
        found["lastReviewed"] = facts.reviewed_on
        found["reviewedBy"] = {"@type": "Person", "name": facts.reviewed_by}
    return _without_empty(found)


def _audience(facts: PageFacts) -> dict[str, str] | None:
    if not facts.audience:
        return None
    kind = "MedicalAudience" if facts.type.startswith(MEDICAL) else "Audience"
    return {"@type": kind, "audienceType": facts.audience}


def _publisher(facts: PageFacts) -> dict[str, str] | None:
    if facts.publisher is None:
        return None
    return _without_empty({"@type": "Organization", "name": facts.publisher.name, "url": facts.publisher.url})


def _twin(facts: PageFacts) -> dict[str, str] | None:
    if facts.twin is None:
        return None
    twin = facts.twin
    return _without_empty(
        {
            "@type": facts.type,
            "@id": twin.url,
            "url": twin.url,
            "inLanguage": HTML_LANGUAGES[twin.language],
        }
    )


def _citation(citation: Citation) -> dict[str, str]:
    return _without_empty(
        {
            "@type": "CreativeWork",
            "name": citation.name,
            "inLanguage": citation.language,
            "url": citation.url,
        }
    )


def _without_empty(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in (None, "", [], {})}
