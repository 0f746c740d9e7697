"""What pages carry for paper alone, on pages that lie finished in files: the full text of their sources, and their address."""

import copy
from collections import defaultdict
from collections.abc import Mapping
from urllib.parse import urldefrag

from duizhao.site.handouts.paper_sources import (
    cited_elsewhere,
    fields,
    in_order,
    sheet,
    texts,
    with_fields,
    with_sheet,
)
from duizhao.site.passes.site_page import SitePage, TwinnedPages
from duizhao.site.side_by_side.view import outer
from duizhao.site.side_by_side.view_links import Addresses, lead


def with_paper(
    html: str, page: SitePage, pages: TwinnedPages, written: Mapping[str, str], site_url: str
) -> str:
    """A page with its sources and its address, hidden from the screen. `written` are the texts of the pages by their files."""
    if page.is_for_editors:
        return html
    wanted: defaultdict[str, list[str]] = defaultdict(list)
    for address in cited_elsewhere(written.get(page.file, "")):
        target, _anchor = pages.at(address, page)
        if target is not None and target.language == page.language and target.url != page.url:
            wanted[target.file].append(urldefrag(address).fragment)
    sources = []
    for file, names in wanted.items():
        target_url = file.removesuffix("index.html")
        for text in (copy.deepcopy(one) for one in in_order(names, texts(written.get(file, "")))):
            lead(text, target_url, page.url, Addresses(page.language))
            sources.append(outer(text))
    html = with_sheet(html, sheet(page.language, sources, f"{site_url}{page.url}" if site_url else ""))
    return with_fields(html, fields(page.language)) if page.meta.get("topic") and sources else html
