"""A box that is closed when the page opens would hide its notice from the reader."""

import re

# What decides: where a box begins, where it ends, and a notice.
MARK = re.compile(
    r"<details(?P<attributes>[^<>]*)>|(?P<end></details>)|<[a-z]+ class=\"notice(?: [^\"]*)?\"", re.IGNORECASE
)
OPEN = re.compile(r"\sopen(?=[\s=]|$)", re.IGNORECASE)


def opened(html: str) -> str:
    """`html` with every closed box open that holds a notice, and those around it."""
    if "<details" not in html:
        return html
    boxes: list[re.Match[str]] = []
    to_open: dict[int, re.Match[str]] = {}
    for found in MARK.finditer(html):
        if found["attributes"] is not None:
            boxes.append(found)
        elif found["end"]:
            del boxes[-1:]
        else:
            to_open |= {box.start(): box for box in boxes if not OPEN.search(box["attributes"])}
    for _start, box in sorted(to_open.items(), reverse=True):
        at = box.end() - 1
        html = f"{html[:at]} open{html[at:]}"
    return html
