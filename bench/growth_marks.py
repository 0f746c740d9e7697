"""Page pairs that hold much of one thing of Markdown: paragraphs, open brackets, deep lists, long tags."""

from math import isqrt

from bench.growth_thing import Thing

MARKS = "[](`*_{}<>~|$\\\"'(#&!^@=-+.,/?;%（“《「。，、"


def _fenced(mark: str, depth: int, words: str) -> str:
    """Boxes in boxes, each with a longer row of marks than the one inside."""
    opened = (f"{mark * (depth + 3 - i)} note\n" for i in range(depth))
    closed = (f"{mark * (4 + i)}\n" for i in range(depth))
    return f"{''.join(opened)}{words}\n{''.join(closed)}"


MARKED = (
    Thing(
        "paragraphs",
        500,
        lambda n: "".join(f"Take {i} pills.\n\n" for i in range(n)),
        lambda n: "".join(f"服用 {i} 片。\n\n" for i in range(n)),
    ),
    Thing(
        "paragraphs differ",
        500,
        lambda n: "".join(f"Take {i} pills.\n\n" for i in range(n)),
        lambda n: "".join(f"服用 {i * 7} 粒。\n\n" for i in range(n)),
    ),
    Thing("paragraphs alike", 500, lambda n: "Take it.\n\n" * n, lambda n: "服用它。\n\n" * n),
    Thing("lines", 4000, lambda n: "Take it.\n" * n, lambda n: "服用它。\n" * n),
    Thing(
        "headings",
        500,
        lambda n: "".join(f"# Part {i}\n\nText.\n\n" for i in range(n)),
        lambda n: "".join(f"# 第 {i} 部分\n\n文字。\n\n" for i in range(n)),
    ),
    Thing(
        "list",
        500,
        lambda n: "".join(f"- Take {i} pills\n" for i in range(n)),
        lambda n: "".join(f"- 服用 {i} 片\n" for i in range(n)),
    ),
    Thing(
        "table",
        500,
        lambda n: "| a | b |\n|---|---|\n" + "".join(f"| Take {i} | two |\n" for i in range(n)),
        lambda n: "| 甲 | 乙 |\n|---|---|\n" + "".join(f"| 服用 {i} | 二 |\n" for i in range(n)),
    ),
    Thing(
        "wide table",
        1000,
        lambda n: "| a " * n + "|\n" + "|---" * n + "|\n" + "| c " * n + "|\n",
        lambda n: "| 甲 " * n + "|\n" + "|---" * n + "|\n" + "| 丙 " * n + "|\n",
    ),
    Thing(
        "links",
        1250,
        lambda n: "".join(f"[a{i}](x{i}.md) and " for i in range(n)) + ".\n",
        lambda n: "".join(f"[甲{i}](x{i}.md)和" for i in range(n)) + "。\n",
    ),
    Thing(
        "outer links",
        1250,
        lambda n: "".join(f"[a{i}](https://e{i}.org/x) and " for i in range(n)) + ".\n",
        lambda n: "".join(f"[甲{i}](https://z{i}.org/x)和" for i in range(n)) + "。\n",
    ),
    Thing(
        "bare links",
        1250,
        lambda n: "".join(f"https://e{i}.org/x and " for i in range(n)) + ".\n",
        lambda n: "".join(f"https://e{i}.org/x 和" for i in range(n)) + "。\n",
    ),
    Thing(
        "long link",
        16000,
        lambda n: "See https://e.org/" + "x" * n + " now.\n",
        lambda n: "见 https://e.org/" + "x" * n + " 。\n",
    ),
    Thing(
        "codes",
        1250,
        lambda n: "".join(f"`a{i}` and " for i in range(n)) + ".\n",
        lambda n: "".join(f"`a{i}`和" for i in range(n)) + "。\n",
    ),
    Thing(
        "sources",
        1250,
        lambda n: "".join(f"Yes [S{i}](https://e{i}.org/x){{.source}}. " for i in range(n)) + "\n",
        lambda n: "".join(f"是[S{i}](https://e{i}.org/x){{.source}}。" for i in range(n)) + "\n",
    ),
    Thing(
        "footnotes",
        1250,
        lambda n: (
            "".join(f"Yes[^{i}] " for i in range(n)) + ".\n\n" + "".join(f"[^{i}]: Note\n" for i in range(n))
        ),
        lambda n: (
            "".join(f"是[^{i}]" for i in range(n)) + "。\n\n" + "".join(f"[^{i}]: 注\n" for i in range(n))
        ),
    ),
    Thing(
        "definitions",
        1250,
        lambda n: (
            "".join(f"Yes [a][{i}] " for i in range(n))
            + ".\n\n"
            + "".join(f"[{i}]: x{i}.md\n" for i in range(n))
        ),
        lambda n: (
            "".join(f"是[甲][{i}]" for i in range(n))
            + "。\n\n"
            + "".join(f"[{i}]: x{i}.md\n" for i in range(n))
        ),
    ),
    Thing("quotes deep", 2500, lambda n: ">" * n + " Stop.\n", lambda n: ">" * n + " 停。\n"),
    # Each level is indented further than the one above: the page grows with the square of its depth.
    Thing(
        "lists deep",
        62_500,
        lambda n: "".join(" " * (2 * i) + "- Stop\n" for i in range(isqrt(n))),
        lambda n: "".join(" " * (2 * i) + "- 停\n" for i in range(isqrt(n))),
    ),
    Thing("list marks deep", 2500, lambda n: "- " * n + "Stop.\n", lambda n: "- " * n + "停。\n"),
    Thing(
        "boxes deep",
        62_500,
        lambda n: (
            "".join(" " * (4 * i) + "!!! note\n" for i in range(isqrt(n))) + " " * 4 * isqrt(n) + "Stop.\n"
        ),
        lambda n: (
            "".join(" " * (4 * i) + "!!! note\n" for i in range(isqrt(n))) + " " * 4 * isqrt(n) + "停。\n"
        ),
    ),
    Thing(
        "fenced boxes deep",
        62_500,
        lambda n: _fenced("/", isqrt(n), "Stop."),
        lambda n: _fenced(":", isqrt(n), "停。"),
    ),
    Thing("boxes open", 1000, lambda n: "/// note\n" * n, lambda n: "::: note\n" * n),
    Thing("shortcodes open", 1000, lambda n: "{{% note %}}\n" * n, lambda n: "{{% note %}}\n" * n),
    Thing("boxes", 500, lambda n: "!!! note\n    Stop.\n\n" * n, lambda n: "!!! note\n    停。\n\n" * n),
    Thing(
        "box spaces {",
        300,
        lambda n: "/// note" + " " * n + "{ x\n",
        lambda n: "/// note" + " " * n + "{ x\n",
    ),
    Thing(
        "box spaces long",
        16000,
        lambda n: "/// note" + " " * n + "{ x\n",
        lambda n: "::: note" + " " * n + '" x\n',
    ),
    Thing(
        "!!! spaces",
        16000,
        lambda n: "!!! note" + " " * n + '" x\n',
        lambda n: "!!! note" + " " * n + '" x\n',
    ),
    Thing("spaces", 25000, lambda n: "Stop" + " " * n + "it.\n", lambda n: "停" + " " * n + "止。\n"),
    Thing("spaces end", 25000, lambda n: "Stop" + " " * n + "\nit.\n", lambda n: "停" + " " * n + "\n止。\n"),
    Thing("blank lines", 25000, lambda n: "Stop" + "\n" * n + "it.\n", lambda n: "停" + "\n" * n + "止。\n"),
    Thing("tabs", 25000, lambda n: "Stop" + "\t" * n + "it.\n", lambda n: "停" + "\t" * n + "止。\n"),
    Thing(
        "tag",
        16000,
        lambda n: "Stop <a " + "x='y' " * (n // 6) + ">it</a>.\n",
        lambda n: "停 <a " + "x='y' " * (n // 6) + ">止</a>。\n",
    ),
    Thing(
        "open tag",
        16000,
        lambda n: "Stop <a " + "x='y " * (n // 6) + "it.\n",
        lambda n: "停 <a " + "x='y " * (n // 6) + "止。\n",
    ),
    Thing("tags", 2500, lambda n: "<b>Stop</b> " * n + "\n", lambda n: "<b>停</b>" * n + "\n"),
    Thing(
        "tags deep",
        2500,
        lambda n: "x " + "<b>" * n + "Stop" + "</b>" * n + "\n",
        lambda n: "x " + "<b>" * n + "停" + "</b>" * n + "\n",
    ),
    Thing(
        "divs deep",
        1000,
        lambda n: "<div>\n" * n + "Stop" + "</div>\n" * n + "\n",
        lambda n: "<div>\n" * n + "停" + "</div>\n" * n + "\n",
    ),
    Thing("entities", 2500, lambda n: "&amp;" * n + ".\n", lambda n: "&amp;" * n + "。\n"),
    Thing("comment", 4000, lambda n: "<!-- " * n + "\n", lambda n: "<!-- " * n + "\n"),
    Thing(
        "front matter",
        1000,
        lambda n: "---\n" + "".join(f"a{i}: b\n" for i in range(n)) + "---\n\nStop.\n",
        lambda n: "---\n" + "".join(f"a{i}: b\n" for i in range(n)) + "---\n\n停。\n",
    ),
    Thing("front matter open", 4000, lambda n: "---\n" + "a: b\n" * n, lambda n: "---\n" + "a: b\n" * n),
    Thing(
        "code block",
        1000,
        lambda n: "```py\n" + "x = 1  # yes\n" * n + "```\n",
        lambda n: "```py\n" + "x = 1  # 是\n" * n + "```\n",
    ),
    Thing(
        "fences",
        1000,
        lambda n: "".join(f"```py\nx = {i}\n```\n\n" for i in range(n)),
        lambda n: "".join(f"```py\nx = {i}\n```\n\n" for i in range(n)),
    ),
    Thing("math", 1000, lambda n: "$x_1$ and " * n + "\n", lambda n: "$x_1$和" * n + "\n"),
    Thing("mixed", 1000, lambda n: "Stop 停 " * n + "\n", lambda n: "停 Stop " * n + "\n"),
    Thing(
        "borrowed english", 1000, lambda n: "Stop it now, " * n + "\n", lambda n: "Stop it now, " * n + "\n"
    ),
    Thing("borrowed chinese", 1000, lambda n: "现在停止，" * n + "\n", lambda n: "现在停止，" * n + "\n"),
    Thing("quotes", 2500, lambda n: "“Stop” " * n + "\n", lambda n: "“停”" * n + "\n"),
    Thing("brackets gloss", 2500, lambda n: "Stop (it) " * n + "\n", lambda n: "停（stop）" * n + "\n"),
    Thing(
        "fractions",
        1000,
        lambda n: "one half of a third, " * n + "\n",
        lambda n: "三分之一的一半，" * n + "\n",
    ),
    Thing("clock", 1000, lambda n: "at 8:30 am, " * n + "\n", lambda n: "上午 8:30，" * n + "\n"),
    Thing("ranges", 1000, lambda n: "5-10-" * n + "\n", lambda n: "5-10-" * n + "\n"),
    Thing(
        "placeholders",
        1000,
        lambda n: "".join(f"{{a{i}}} and " for i in range(n)) + "\n",
        lambda n: "".join(f"{{a{i}}}和" for i in range(n)) + "\n",
    ),
    Thing("tasks", 500, lambda n: "- [ ] Stop\n" * n, lambda n: "- [x] 停\n" * n),
    Thing("icons", 1000, lambda n: ":material-x: " * n + "\n", lambda n: ":material-x: " * n + "\n"),
    Thing("colons", 16000, lambda n: ":" * n + "\n", lambda n: ":" * n + "\n"),
    Thing("sign []", 2500, lambda n: "[a]" * n + "\n", lambda n: "[甲]" * n + "\n"),
    Thing(
        "nest []",
        2500,
        lambda n: "x " + "[" * n + "a" + "]" * n + "\n",
        lambda n: "x " + "[" * n + "甲" + "]" * n + "\n",
    ),
    Thing(
        "nest ()",
        2500,
        lambda n: "x " + "(" * n + "a" + ")" * n + "\n",
        lambda n: "x " + "（" * n + "甲" + "）" * n + "\n",
    ),
    Thing("sign ](", 2500, lambda n: "[a](" * n + "\n", lambda n: "[甲](" * n + "\n"),
    Thing("sign ![(", 2500, lambda n: "![a](b " * n + "\n", lambda n: "![甲](b " * n + "\n"),
    Thing("sign {{", 2500, lambda n: "x {{< " * n + "\n", lambda n: "x {{< " * n + "\n"),
    Thing("sign <!", 2500, lambda n: "x <!-- " * n + "\n", lambda n: "x <!-- " * n + "\n"),
    Thing("sign <?", 2500, lambda n: "x <? " * n + "\n", lambda n: "x <? " * n + "\n"),
    Thing("sign <![CDATA[", 2500, lambda n: "x <![CDATA[ " * n + "\n", lambda n: "x <![CDATA[ " * n + "\n"),
    Thing("<a href", 2500, lambda n: 'x <a href="b" ' * n + "\n", lambda n: 'x <a href="b" ' * n + "\n"),
    Thing(
        "growing ticks",
        10_000,
        lambda n: "x " + " ".join("`" * i for i in range(1, isqrt(n))) + "\n",
        lambda n: "x " + " ".join("`" * i for i in range(1, isqrt(n))) + "\n",
    ),
    Thing("**a", 2500, lambda n: "x " + "**a " * n + "\n", lambda n: "x " + "**甲 " * n + "\n"),
    Thing("a**", 2500, lambda n: "x " + "a** " * n + "\n", lambda n: "x " + "甲** " * n + "\n"),
    Thing("*a_", 2500, lambda n: "x " + "*a _b " * n + "\n", lambda n: "x " + "*甲 _乙 " * n + "\n"),
    *(
        Thing(
            f"sign {sign}",
            2500,
            lambda n, sign=sign: f"Stop {sign * n} it.\n",
            lambda n, sign=sign: f"停{sign * n}止。\n",
        )
        for sign in MARKS
    ),
    *(
        Thing(
            f"signs apart {sign}",
            2500,
            lambda n, sign=sign: f"Stop {f'{sign}a ' * n} it.\n",
            lambda n, sign=sign: f"停{f'{sign}a停' * n}止。\n",
        )
        for sign in MARKS
    ),
)
