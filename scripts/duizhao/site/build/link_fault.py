"""A link that does not lead where it should."""

from dataclasses import dataclass
from typing import Literal

from duizhao.base.bilingual import Bilingual

Kind = Literal["missing-page", "missing-anchor", "wrong-language", "unreachable"]


REASONS: dict[Kind, Bilingual] = {
    "missing-page": Bilingual("leads to a page or file that is not there", "指向的页面或文件不存在"),
    "missing-anchor": Bilingual("leads to a heading that is not on that page", "指向的标题不在那一页上"),
}


@dataclass(frozen=True, slots=True, order=True)
class LinkFault:
    """`link`, as the page at `page` (a path inside the site) has it, and what is wrong with it."""

    page: str
    link: str
    kind: Kind
    reason: Bilingual
