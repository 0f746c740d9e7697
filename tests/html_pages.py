"""Pages with hard HTML, in both languages: made of parts, always the same ones. Shared by tests of several floors."""

import random
from collections.abc import Iterator

# English and Chinese of the same thing; `{}` are words of the page.
PARTS = (
    ("<p>{}</p>", "<p>{}</p>"),
    ("<P CLASS='x>y'>{}\n   <b>{}</b></P>", "<P CLASS='x>y'>{}\n   <b>{}</b></P>"),
    ("<ul>\n  <li>{}</li>\n  <li><p>{}</p><p>{}</p></li>\n</ul>",) * 2,
    ("<ol><li>{}<li>{}<ul><li>{}</ul></ol>",) * 2,
    ("<details open>\n<summary><b>{}</b></summary>\n\n{}\n\n- {}\n\n</details>",) * 2,
    ("<details><summary>{}</summary>{}</details>",) * 2,
    ("<table>\n  <tr>\n    <th>{}</th>\n    <td colspan='2'>{}<br>{}</td>\n  </tr>\n\n  <tr><td>{}<td>{}</tr>\n</table>",) * 2,
    ("<table><tbody><tr><td>{}</td><!-- <td>x</td> --><td><table><tr><td>{}</td></tr></table></td></tr></table>",) * 2,
    ("<dl>\n<dt>{}</dt>\n<dd>{}</dd>\n<dd>{}</dd>\n</dl>",) * 2,
    ("<figure markdown>\n  ![{}](a.png)\n  <figcaption>{}</figcaption>\n</figure>",) * 2,
    ("<div class=\"a\" markdown>\n{}\n\n- {}\n- {}\n</div>",) * 2,
    ("<blockquote>\n\n{}\n\n<p>{}</blockquote>",) * 2,
    ("<Tabs>\n<TabItem value=\"a\" label=\"{}\">\n\n{}\n\n</TabItem>\n</Tabs>",) * 2,
    ("<Note>\n{}\n1. {}\n2. {}\n</Note>",) * 2,
    ("<h3 id=\"x\">{}</h3>\n<h4>{}</h4>",) * 2,
    ("- {}\n\n  <div>\n  {}\n    <p>{}\n  </div>\n\n- {}",) * 2,
    ("> <p>{}\n> {}</p>\n>\n> {}",) * 2,
    ("<div hidden>\n\n{}\n\n</div>\n<template><p>{}</p></template>",) * 2,
    ("<svg><title>{}</title><text>x</text></svg>",) * 2,
    ("<pre><code class=\"language-sh\">a &lt; b\n\n  c</code></pre>\n<p>{}",) * 2,
    ("<script>\nif (a < b) {{}}\n\n</script>\n<!-- <p>{}</p> -->\n<p>{}</p>".replace("{{}}", "go()"),) * 2,
    ("<a href=\"a.md\"><img src=\"a.png\" alt=\"{}\"></a>",) * 2,
    ("<p>{} <code>a,b</code> <kbd>{}</kbd> &nbsp; &lt;{}&gt; <a href='b.md'>{}</a></p>",) * 2,
)  # fmt: skip
EN = ("wait", "take 5 mg", "do not drive", "ask the team", "rest & sleep", "a *mark*", "<em>never</em> alone")
ZH = ("等待", "服用 5 mg", "不要驾驶", "询问团队", "休息 & 睡觉", "一个*记号*", "<em>绝不</em>独自")
PAGES = 50


def html_pages() -> Iterator[tuple[str, str]]:
    """The English and the Chinese text of each page."""
    for number in range(PAGES):
        chosen = random.Random(number)
        parts = [PARTS[number % len(PARTS)], *chosen.sample(PARTS, 3)]
        en, zh = ["# Page"], ["# 页面"]
        for part_en, part_zh in parts:
            words = [chosen.randrange(len(EN)) for _ in range(part_en.count("{}"))]
            # Each text is told from the others by its number.
            en.append(part_en.format(*(f"{EN[word]} {len(en)}{place}" for place, word in enumerate(words))))
            zh.append(part_zh.format(*(f"{ZH[word]} {len(zh)}{place}" for place, word in enumerate(words))))
        yield "\n\n".join(en) + "\n", "\n\n".join(zh) + "\n"
