"""The tags that tell a page to whoever shows a preview of its link: Open Graph, and Twitter's card."""

from dataclasses import dataclass
from html import escape

from duizhao.base.bilingual import Bilingual
from duizhao.site.metadata.page_facts import PageFacts

# Open Graph wants a country with each language.
LOCALES = {"en": "en_US", "zh": "zh_CN"}
ALT = Bilingual("{title}: title card of {site}", "标题图：{title}，{site}")


@dataclass(frozen=True, slots=True)
class PreviewPicture:
    """The picture of a page: its whole address, and its size."""

    url: str
    width: int
    height: int


def preview_tags(facts: PageFacts, picture: PreviewPicture | None = None) -> str:
    """The tags, one a line. Without the address of the site there is neither an address nor a picture."""
    properties = [
        ("og:type", "article"),
        ("og:site_name", facts.site_name),
        ("og:title", facts.title),
        ("og:description", facts.description),
        ("og:url", facts.url),
        ("og:locale", LOCALES[facts.language]),
        ("og:locale:alternate", LOCALES[facts.twin.language] if facts.twin else ""),
    ]
    names = [("twitter:card", "summary_large_image" if picture else "summary")]
    if picture:
        alt = ALT.say(facts.language).format(title=facts.title, site=facts.site_name)
        properties += [
            ("og:image", picture.url),
            ("og:image:type", "image/png"),
            ("og:image:width", str(picture.width)),
            ("og:image:height", str(picture.height)),
            ("og:image:alt", alt),
        ]
    return "\n".join(
        f'<meta {kind}="{name}" content="{escape(value)}">'
        for kind, pairs in (("property", properties), ("name", names))
        for name, value in pairs
        if value
    )
