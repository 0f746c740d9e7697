"""Page pairs that hold much of one thing of a text: long words, many numbers, denials or names."""

from bench.growth_marks import MARKED
from bench.growth_thing import Thing


def _letters(number: int) -> str:
    made = ""
    while True:
        made += chr(ord("a") + number % 26)
        number //= 26
        if not number:
            return made


THINGS = (
    Thing(
        "latin word", 16000, lambda n: "Take " + "a" * n + " now.\n", lambda n: "现在服用" + "a" * n + "。\n"
    ),
    Thing(
        "latin caps",
        16000,
        lambda n: "Take " + "Ab" * (n // 2) + " now.\n",
        lambda n: "现在服用" + "Ab" * (n // 2) + "。\n",
    ),
    Thing(
        "hyphen word",
        16000,
        lambda n: "Take " + "ab-" * (n // 3) + " now.\n",
        lambda n: "现在服用" + "ab-" * (n // 3) + "。\n",
    ),
    Thing("chinese word", 16000, lambda n: "Take it now.\n", lambda n: "药" * n + "\n"),
    Thing(
        "chinese varied",
        16000,
        lambda n: "Take it now.\n",
        lambda n: "".join(chr(0x4E00 + i * 7 % 9000) for i in range(n)) + "\n",
    ),
    Thing(
        "english words",
        16000,
        lambda n: "".join(_letters(i * 7919) + " " for i in range(n // 4)) + ".\n",
        lambda n: "现在服用。\n",
    ),
    Thing(
        "numbers",
        500,
        lambda n: "".join(f"{i * 3} mg, " for i in range(n)) + ".\n",
        lambda n: "".join(f"{i * 3} 毫克，" for i in range(n)) + "。\n",
    ),
    Thing(
        "bare numbers",
        500,
        lambda n: "".join(f"{i * 3} " for i in range(n)) + ".\n",
        lambda n: "".join(f"{i * 3} " for i in range(n)) + "。\n",
    ),
    Thing(
        "numbers differ",
        500,
        lambda n: "".join(f"{i * 3} mg, " for i in range(n)) + ".\n",
        lambda n: "".join(f"{i * 7} 毫克，" for i in range(n)) + "。\n",
    ),
    Thing(
        "number sentences",
        500,
        lambda n: "".join(f"Take {i * 3} mg. " for i in range(n)) + "\n",
        lambda n: "".join(f"服用{i * 3} 毫克。" for i in range(n)) + "\n",
    ),
    Thing(
        "numerals",
        500,
        lambda n: "three hundred and five pills, " * n + ".\n",
        lambda n: "三百零五片，" * n + "。\n",
    ),
    Thing("digits", 16000, lambda n: "Take " + "1" * n + " mg.\n", lambda n: "服用" + "1" * n + "毫克。\n"),
    Thing(
        "numeral run",
        4000,
        lambda n: "Take " + "three " * n + "mg.\n",
        lambda n: "服用" + "三" * n + "毫克。\n",
    ),
    Thing("denials", 4000, lambda n: "Do not drive, " * n + ".\n", lambda n: "不要开车，" * n + "。\n"),
    Thing("denial sentences", 4000, lambda n: "Do not drive. " * n + "\n", lambda n: "不要开车。" * n + "\n"),
    Thing("denial run", 4000, lambda n: "not " * n + ".\n", lambda n: "不" * n + "。\n"),
    Thing(
        "may must",
        4000,
        lambda n: "You must and may drive, " * n + ".\n",
        lambda n: "您必须可以开车，" * n + "。\n",
    ),
    Thing(
        "up down",
        4000,
        lambda n: "It rises before and falls after, " * n + ".\n",
        lambda n: "之前升高之后降低，" * n + "。\n",
    ),
    Thing(
        "names",
        1000,
        lambda n: "".join(f"Dr {_letters(i * 7919 + 500).title()} said, " for i in range(n)) + ".\n",
        lambda n: "".join(f"{_letters(i * 7919 + 500).title()}医生说，" for i in range(n)) + "。\n",
    ),
    Thing(
        "names only en",
        1000,
        lambda n: "".join(f"Dr {_letters(i * 7919 + 500).title()} said, " for i in range(n)) + ".\n",
        lambda n: "医生说。\n",
    ),
    Thing(
        "names only zh",
        1000,
        lambda n: "The doctor said so.\n",
        lambda n: "".join(f"{_letters(i * 7919 + 500).title()}医生说，" for i in range(n)) + "。\n",
    ),
    Thing(
        "ABC",
        1000,
        lambda n: "".join(f"{_letters(i * 79 + 500).upper()[:5]} said, " for i in range(n)) + ".\n",
        lambda n: "".join(f"{_letters(i * 79 + 501).upper()[:5]}说，" for i in range(n)) + "。\n",
    ),
    Thing(
        "terms",
        1000,
        lambda n: "ketamine and esketamine and blood pressure " * n + ".\n",
        lambda n: "氯胺酮和艾司氯胺酮和血压" * n + "。\n",
    ),
    Thing(
        "months",
        1000,
        lambda n: "On 3 May 2020 and Monday, " * n + ".\n",
        lambda n: "2020年5月3日星期一，" * n + "。\n",
    ),
    *MARKED,
)
