"""English number words: `twenty-five`, `a hundred and two`, `half a million`, `twice`, multiples (tenfold)."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from duizhao.text.language.word_tables import word_set

ONES = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = dict(
    zip(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
        range(20, 100, 10),
        strict=True,
    )
)
BIG = {
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "dozen": 12,
}
ORDINALS = {
    word: number
    for number, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
            "twenty-first",
        ],
        start=1,
    )
}
MULTIPLES = {"once": 1, "twice": 2, "thrice": 3}
FRACTIONS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5,
    "tenth": 10, "tenths": 10, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8, "ninth": 9,
    "ninths": 9, "hundredth": 100, "hundredths": 100, "thousandth": 1000, "thousandths": 1000,
}  # fmt: skip
MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "january|jan",
            "february|feb",
            "march|mar",
            "april|apr",
            "may",
            "june|jun",
            "july|jul",
            "august|aug",
            "september|sept|sep",
            "october|oct",
            "november|nov",
            "december|dec",
        ],
        start=1,
    )
    for name in names.split("|")
}


def any_of(words: Iterable[str]) -> str:
    """The alternatives of a regular expression, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


# A run of number words: "two hundred and fifty thousand". "a" only counts before hundred, thousand, million, dozen.
NUMBER_WORD = rf"(?:{any_of(ONES)}|{any_of(TENS)}|{any_of(BIG)})"
RUN = re.compile(
    rf"(?<![A-Za-z-])(?:(?P<half>half a )|an? (?=(?:{any_of(BIG)})(?![A-Za-z])))?"
    rf"(?P<run>{NUMBER_WORD}(?:(?:[ -]|(?<=hundred) and |(?<=thousand) and |(?<=million) and )"
    rf"{NUMBER_WORD}(?![A-Za-z]))*)(?:(?: point (?P<point>(?:zero|nought|oh|{any_of(ONES)})(?:[ -](?:zero|nought|oh|{any_of(ONES)}))*)))?(?![A-Za-z])",
    re.IGNORECASE,
)
FOLD = re.compile(
    rf"(?<![A-Za-z])(?P<number>{any_of((*ONES, *TENS))}|hundred|thousand)[ -]?fold(?![A-Za-z])", re.IGNORECASE
)
MULTIPLE = re.compile(rf"(?<![A-Za-z-])(?:{any_of(MULTIPLES)})(?![A-Za-z])", re.IGNORECASE)
FRACTION = re.compile(
    rf"(?<![A-Za-z-])(?:(?P<whole>(?<!\d)\d++|{any_of(ONES)}|{any_of(TENS)}) and (?=(?:an?|{any_of(ONES)})[ -]))?(?:(?P<count>{any_of(ONES)}|a|an)[ -])?(?P<part>{any_of(FRACTIONS)})(?![A-Za-z])"
    r"(?! (?:a |party|person|time|world|degree|level|year|line|dose|day|week|month|quarter|edition|generation))",
    re.IGNORECASE,
)
PAIR = re.compile(
    r"(?<![A-Za-z])(?:both|pairs?|couples?|doubl(?:e|ed|ing)|dual|twins?|either|neither)(?![A-Za-z])",
    re.IGNORECASE,
)
ORDINAL_WORD = any_of(ORDINALS)
ORDINAL = re.compile(rf"(?<![A-Za-z-])(?:{ORDINAL_WORD})(?![A-Za-z])", re.IGNORECASE)
PLURAL_DECADE = re.compile(
    rf"(?<![A-Za-z-])(?P<tens>{'|'.join(name[:-1] for name in TENS)})ies(?![A-Za-z])", re.IGNORECASE
)

RUN_WORDS = frozenset((*ONES, *TENS, *BIG))
FRACTION_WORDS = frozenset(FRACTIONS)
MULTIPLE_WORDS = frozenset((*MULTIPLES, *(f"{name[:-1]}ies" for name in TENS)))
ORDINAL_WORDS = frozenset(name.split("-")[0] for name in ORDINALS)
PAIR_WORDS = frozenset(
    [
        "both",
        "pair",
        "pairs",
        "couple",
        "couples",
        "double",
        "doubled",
        "doubling",
        "dual",
        "twin",
        "twins",
        "either",
        "neither",
    ]
)
MONTH_WORDS = frozenset(MONTHS)
# A text that has none of these holds no number in words.
FOLD_WORDS = frozenset(f"{name}fold" for name in (*ONES, *TENS, "hundred", "thousand"))
WORDS = (
    FOLD_WORDS
    | RUN_WORDS
    | FRACTION_WORDS
    | MULTIPLE_WORDS
    | ORDINAL_WORDS
    | PAIR_WORDS
    | MONTH_WORDS
    | {"other", "alternate"}
)


def number_words(text: str) -> Iterator[tuple[Decimal, int, int, str]]:
    """Value, start, end and kind (number, multiple, ordinal, decade, fraction, mixed, fold) of every number in words."""
    present = word_set(text)
    fractions = [] if FRACTION_WORDS.isdisjoint(present) else list(FRACTION.finditer(text))
    for match in fractions:
        # "The third year" is no third part.
        if match["part"].lower() in ORDINALS and not (match["count"] or match["whole"]):
            continue
        count = ONES.get((match["count"] or "one").lower(), 1)
        share = Decimal(count) / FRACTIONS[match["part"].lower()]
        if whole := (match["whole"] or "").lower():
            share += Decimal(whole) if whole.isdigit() else Decimal(ONES.get(whole) or TENS[whole])
        yield share, match.start(), match.end(), "mixed" if whole else "fraction"
    taken = {place for match in fractions for place in range(*match.span())}
    for match in () if RUN_WORDS.isdisjoint(present) else RUN.finditer(text):
        value = _value(match["run"])
        # The "two" of "two-thirds" is told with the fraction.
        if value is not None and taken.isdisjoint(range(*match.span())):
            if match["point"]:
                digits = "".join(str(ONES.get(word, 0)) for word in re.split("[ -]", match["point"].lower()))
                value += Decimal(f"0.{digits}")
            yield (value / 2 if match["half"] else value), match.start(), match.end(), "number"
    for match in FOLD.finditer(text) if "fold" in text else ():
        name = match["number"].lower()
        yield Decimal(ONES.get(name) or TENS.get(name) or BIG[name]), match.start(), match.end(), "fold"
    if MULTIPLE_WORDS.isdisjoint(present) and ORDINAL_WORDS.isdisjoint(present):
        return
    for match in MULTIPLE.finditer(text):
        yield Decimal(MULTIPLES[match.group().lower()]), match.start(), match.end(), "multiple"
    for match in ORDINAL.finditer(text):
        yield Decimal(ORDINALS[match.group().lower()]), match.start(), match.end(), "ordinal"
    for match in PLURAL_DECADE.finditer(text):
        yield Decimal(TENS[match["tens"].lower() + "y"]), match.start(), match.end(), "decade"


def _value(run: str) -> Decimal | None:
    """The value of a run of number words; None where it is no number ("one two three" is a list)."""
    total, group = 0, 0
    last = None
    for word in re.split(r"[ -]", run.lower()):
        if word == "and":
            continue
        if word in BIG and word != "hundred":
            total += max(group, 1) * BIG[word]
            group, last = 0, "big"
        elif word == "hundred":
            group, last = max(group, 1) * 100, "hundred"
        elif word in TENS:
            if last in ("one", "ten"):
                return None
            group, last = group + TENS[word], "ten"
        else:
            if last == "one" or (last == "ten" and ONES[word] > 9):
                return None
            group, last = group + ONES[word], "one"
    return Decimal(total + group)
