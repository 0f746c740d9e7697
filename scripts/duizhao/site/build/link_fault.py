"""A link that does not lead where it should."""

from dataclasses import dataclass
from typing import Literal

from duizhao.base.bilingual import Bilingual

Kind = Literal["missing-page", "missing-anchor", "wrong-language", "unreachable"]


@dataclass(frozen=True, slots=True, order=True)
class LinkFault:
    """`link`, as the page at `page` (a path inside the site) has it, and what is wrong with it."""

    page: str
    link: str
    kind: Kind
    reason: Bilingual
