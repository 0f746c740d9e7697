"""Four web pages made from the committed source: with and without elements that say what they are, with and without
a `<main>`, and around the text what weblogs put there."""

import html
from pathlib import Path

SOURCE = next((Path(__file__).parents[3] / "source").glob("*.txt"))
QUESTIONS = "What "
# Each of these stands around the text once.
FURNITURE = (
    "Skip to content",
    "Our Services",
    "Ketamine Clinic of Example Town",
    "Leave a Reply",
    "Your email address will not be published. Required fields are marked *",
    "Name and surname",
    "Recent Posts",
    "Five myths about sleep",
    "发表评论",
    "We use cookies to remember your choices. Accept all",
    "© 2024 Example Clinic. All rights reserved.",
)


def content() -> list[str]:
    """The 32 blocks of the source that are its text."""
    lines = [line.strip() for line in SOURCE.read_text("utf-8").split("\n") if line.strip()]
    return [line for line in lines if line not in ("Leave a Reply", FURNITURE[4])]


def page(*, is_semantic: bool, has_main: bool) -> str:
    """The page in one of its four shapes."""
    body = _semantic(content()) if is_semantic else _flat(content())
    if has_main:
        body = f"<main>\n{body}\n</main>"
    before, after = (_SEMANTIC_FURNITURE if is_semantic else _FLAT_FURNITURE).split("CONTENT")
    return (
        "<!DOCTYPE html>\n<html lang='en'><head><meta charset='utf-8'><title>Who Is a Candidate – Clinic</title>"
        "<style>p { margin: 0 }</style><script>var x = '<p>no text</p>';</script></head>\n"
        f"<body>\n{before}\n{body}\n{after}\n</body></html>\n"
    )


def _semantic(lines: list[str]) -> str:
    parts, is_list = [], False
    for index, line in enumerate(lines):
        is_item = line.startswith("•")
        if is_item != is_list:
            parts.append("<ul>" if is_item else "</ul>")
            is_list = is_item
        words = html.escape(line.lstrip("• "))
        if is_item:
            parts.append(f"<li>{words}</li>")
        elif index == 0:
            parts.append(f"<h1>{words}</h1>")
        elif len(line) < 80 and not line.endswith((".", "。", ":")):
            parts.append(f"<h2>{words}</h2>")
        else:
            parts.append(f"<p>{words}</p>")
    return "\n".join(parts)


def _flat(lines: list[str]) -> str:
    """Paragraphs of two lines each, headings and lists among them."""
    pairs = [lines[start : start + 2] for start in range(0, len(lines), 2)]
    return "\n".join(f"<p>{'<br>'.join(map(html.escape, pair))}</p>" for pair in pairs)


_SEMANTIC_FURNITURE = f"""
<a href="#content" class="skip-link">{FURNITURE[0]}</a>
<header><p>{FURNITURE[2]}</p><nav><ul><li><a href="/services">{FURNITURE[1]}</a></li></ul></nav></header>
CONTENT
<section id="comments"><h3>{FURNITURE[3]}</h3><form><p>{FURNITURE[4]}</p><label>{FURNITURE[5]} <input></label>
<button>{FURNITURE[8]}</button></form></section>
<aside><h3>{FURNITURE[6]}</h3><ul><li><a href="/sleep">{FURNITURE[7]}</a></li></ul></aside>
<div class="cookie-bar" role="dialog"><p>{FURNITURE[9]}</p></div>
<footer><p>{FURNITURE[10]}</p></footer>
"""
_FLAT_FURNITURE = f"""
<p><a href="#content">{FURNITURE[0]}</a></p>
<div id="top-banner">{FURNITURE[2]}</div><div class="menu"><a href="/services">{FURNITURE[1]}</a></div>
CONTENT
<div class="respond"><p><b>{FURNITURE[3]}</b></p><p>{FURNITURE[4]}<br>{FURNITURE[5]}<br><input type="button"> {FURNITURE[8]}</p></div>
<div class="sidebar"><p>{FURNITURE[6]}<br><a href="/sleep">{FURNITURE[7]}</a></p></div>
<div class="cookies"><p>{FURNITURE[9]}</p></div>
<div class="footer">{FURNITURE[10]}</div>
"""
