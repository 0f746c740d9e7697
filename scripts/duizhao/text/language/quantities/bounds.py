"""Bounds around a number (at least, more than, up to … / 至少, 超过, 不超过 …) and what it is counted by (a day, 每日)."""

import re

from duizhao.base.bilingual import Language
from duizhao.text.language.quantities.quantity import Bound
from duizhao.text.language.word_tables import word_set

# Behind each expression a few words may stand before the number: "at least another 2 weeks", 至少需要 2 周.
_EN_BEFORE: dict[Bound, str] = {
    "down": r"at (?:the )?most|no(?:t)? (?:more|greater|longer|higher|later|older|bigger|larger|farther) than|up to|"
    r"a maximum of|maximum(?: of)?|max\.?|less than|fewer than|lower than|shorter than|smaller than|younger than|"
    r"below|under|not (?:to )?exceed(?:ing)?|does not exceed|do not exceed|must not exceed|should not exceed|"
    r"or less than|≤|<=|<|&lt;",
    "up": r"at (?:the )?least|no(?:t)? (?:less|fewer|lower|shorter|younger|earlier|smaller) than|a minimum of|minimum(?: of)?|"
    r"min\.|more than|greater than|longer than|higher than|older than|larger than|bigger than|above|"
    r"exceed(?:s|ed|ing)?|in excess of|upwards of|surpass(?:es|ed|ing)?|topp(?:ed|ing)|over|≥|>=|>|&gt;",
    "open": r"within|nearly|almost|beyond|about|around|approximately|roughly|some|close to|from|past|after|before|"
    r"by|until|up|than|as (?:many|much|long|few|little|high|low) as",
}
_EN_AFTER: dict[Bound, str] = {
    "up": r"(?:or|and) (?:more|over|older|above|higher|longer|greater|later|up|upwards?|beyond)|\+|plus|at (?:the )?least|"
    r"minimum",
    "down": r"(?:prior |before |ago )?(?:or|and) (?:less|fewer|under|younger|below|lower|shorter|smaller|earlier)|at (?:the )?most|maximum|max\.?",
}
_ZH_BEFORE: dict[Bound, str] = {
    "down": r"最多|至多|不(?:能|得|应|可|要|会|宜)?(?:超过|多于|高于|大于|长于|迟于|晚于|超)|未(?:超过|满|达|到|足)|少于|低于|"
    r"小于|不足|不到|短于|上限为?|最高|最大|最长|顶多|≤|＜|<|尚不足",
    "up": r"至少|最少|不(?:得|应|能|可|会)?(?:少于|低于|小于|短于|早于|亚于)|超过|多于|大于|高于|超出|长于|逾|"
    r"起码|突破了?|最低|最短|下限为?|≥|＞|>|超(?!声)",
    "open": r"约|大约|大概|近|达到?|将近|接近|左右|可达|高达|多达|长达|才|仅|只有|仅有|过|满|从|自|到|至|在|经过|前|后",
}
_ZH_AFTER: dict[Bound, str] = {
    "up": r"(?:及|或|和)?以上|(?:及|或)更(?:多|长|久|高|大|早|晚)|(?:及|或)其?以上|有余|余|多(?=[人名例个种年天万家位次])|起(?=[，。、])|"
    r"之上|开外",
    "down": r"(?:及|或|和)?以下|(?:及|或)更(?:少|短|低|小)|之下",
    "open": r"以内|之内|内|左右|上下|多|来|前|后|以前|以后|之前|之后",
}
_FILLER_EN = r"(?: (?:the|a|an|another|about|approximately|around|only|age|aged|age of|every|each|for|of|last|first|past|next|\$|US\$|£|€))*[ $£€(]*$"
_FILLER_ZH = r"(?:需要?|要|为|是|有|达到?|了|等待|停留|间隔|持续|约|大约|每[天日周月年次]|连续|使用|服用|休息|观察|再|保持|相距|距离|[\u4e00-\u9fff]{0,4}的|\s|（|\()*$"
# Between "at least" and its number a verb may stand in Chinese: 至少已有 1279 例, 最多可以存活 5 天.
_ZH_WITH_VERB: dict[Bound, str] = {
    "up": r"(?:至少|最少|起码)[\u4e00-\u9fff]{0,5} ?$",
    "down": r"(?:最多|至多|顶多)[\u4e00-\u9fff]{0,5} ?$",
}
_BEFORE = {
    "en": [
        (bound, re.compile(rf"(?:^|[^A-Za-z])(?:{words}){_FILLER_EN}", re.IGNORECASE))
        for bound, words in _EN_BEFORE.items()
    ],
    "zh": [(bound, re.compile(rf"(?:{words}){_FILLER_ZH}")) for bound, words in _ZH_BEFORE.items()]
    + [(bound, re.compile(words)) for bound, words in _ZH_WITH_VERB.items()],
}
_AFTER = {
    "en": [(bound, re.compile(rf"(?: (?:of age|old|years? old|mg|people|points?|percent))?,?[ -]?(?:{words})(?![A-Za-z])", re.IGNORECASE)) for bound, words in _EN_AFTER.items()],
    "zh": [(bound, re.compile(rf"\s?[人名例个种岁位次张件项家只粒片支瓶]?的?\s?(?:{words})")) for bound, words in _ZH_AFTER.items()],
}  # fmt: skip
WINDOW = 60

_EN_PERIOD = re.compile(
    r"\s*(?:times?|doses?|sessions?|infusions?|tablets?|drinks?|cups?|capsules?|visits?|treatments?)?\s*"
    r"(?:(?:an?|per|each|every|/)\s?(?P<one>day|week|month|year|hour|minute|night)(?![a-z])|"
    r"(?P<ly>daily|weekly|monthly|yearly|annually|hourly|nightly))",
    re.IGNORECASE,
)
_LY = {"daily": "day", "weekly": "week", "monthly": "month", "yearly": "year", "annually": "year", "annual": "year", "hourly": "hour", "nightly": "night"}  # fmt: skip
_ZH_PERIODS = {
    "天": "day", "日": "day", "周": "week", "星期": "week", "礼拜": "week", "月": "month", "个月": "month", "年": "year",
    "小时": "hour", "个小时": "hour", "分钟": "minute", "晚": "night", "夜": "night",
}  # fmt: skip
_ZH_PERIOD_BEFORE = re.compile(
    r"(?:[每一](?P<each>天|日|周|星期|礼拜|个月|月|年|小时|个小时|分钟|晚|夜))(?:[^\d，。；、,;每]{0,6})$"
)
_ZH_PERIOD_AFTER = re.compile(
    r"\s*(?:次|片|粒|支|杯|剂)?\s*(?:/|每)\s*(?P<each>天|日|周|星期|个?月|年|小时|分钟|晚)"
)


# "No country had tested more than 3 %" is 均未超过 3%: under a negation, up is down. Left open.
_NEGATED = {
    "en": re.compile(r"(?<![A-Za-z])(?:no|not|never|none|nobody|neither|nor|without|cannot|[a-z]+n['’]t)(?![A-Za-z])[^.;,]*$", re.IGNORECASE),
    "zh": re.compile(r"[不未没无][^，。；、]{0,8}$"),
}  # fmt: skip
# "infused over 40 minutes" says how long, not how long at least.
_OVER = re.compile(r"(?:^|[^A-Za-z])over(?: the| a| about)* $", re.IGNORECASE)
TIMES = ("second", "minute", "hour", "day", "week", "month", "year")


# The words that the English expressions above cannot do without.
_BOUND_WORDS = frozenset(
    (  # noqa: SIM905 - words read best as words
        "most more greater longer higher later older bigger larger farther up maximum max less fewer lower shorter "
        "smaller younger below under exceed exceeds exceeded exceeding prior least earlier minimum min above excess "
        "upwards surpass surpasses surpassed topped topping over within nearly almost beyond about around "
        "approximately roughly some close from past after before by until than many much long few little high low plus "
        "upward"
    ).split()
)
_BOUND_MARKS = re.compile("[≤≥<>+]|&[lg]t;")
_PERIOD_WORDS = frozenset(
    "day week month year hour minute night daily weekly monthly yearly annually annual hourly nightly".split()  # noqa: SIM905
)


def may_be_bounded(text: str, language: Language) -> bool:
    """False where no number of the text can have a bound: a quick look."""
    return language == "zh" or not _BOUND_WORDS.isdisjoint(word_set(text)) or bool(_BOUND_MARKS.search(text))


def may_be_counted(text: str, language: Language) -> bool:
    """False where no number of the text can be counted by a period: a quick look."""
    if language == "zh":
        return "每" in text or "一" in text or "/" in text
    return not _PERIOD_WORDS.isdisjoint(word_set(text))


# What the English expressions that look back from a number end in, but for their fillers; and the words of the fillers.
_END_WORDS: dict[Bound, str] = {
    "down": "most than to of maximum max below under exceed exceeding . < = ;",
    "up": "least than of minimum above exceed exceeds exceeded exceeding surpass surpasses surpassed surpassing "
    "topped topping over . > = ;",
    "open": "within nearly almost beyond about around approximately roughly some to from past after before by until "
    "up than as",
}
_ENDS: dict[Bound, frozenset[str]] = {bound: frozenset(ends.split()) for bound, ends in _END_WORDS.items()}
_FILLERS = frozenset(
    "the a an another about approximately around only age aged of every each for last first past next us".split()  # noqa: SIM905
)
_LAST_WORD = re.compile("[A-Za-z]+$")
# Longer than any of them.
_LAST = 15


def _last_words(before: str) -> list[str] | None:
    """What an expression that looks back from a number can end in: the words or the sign behind which there are fillers
    alone. None where each expression has to be asked."""
    # Some letters beyond ASCII are, but for their case, letters of it.
    if not before.isascii():
        return None
    met = []
    while True:
        before = before.rstrip(" $(\n")
        match = _LAST_WORD.search(before[-_LAST:])
        met.append(word := match.group().lower() if match else before[-1:])
        if word not in _FILLERS:
            return met
        before = before[: -len(word)]


def bound_of(text: str, start: int, end: int, unit: str, language: Language) -> Bound:
    """The bound of the quantity that stands from `start` to `end`."""
    before = text[max(0, start - WINDOW) : start]
    for bound, expression in _AFTER[language]:
        if expression.match(text, end):
            return bound
    last = _last_words(before) if language == "en" else None
    if language == "en" and unit in TIMES and "old" not in text[start:end] and _OVER.search(before):
        return "open"
    for bound, expression in _BEFORE[language]:
        found = expression.search(before) if last is None or not _ENDS[bound].isdisjoint(last) else None
        if found:
            lead = found.start() + (language == "en")
            return "open" if _NEGATED[language].search(before[:lead]) else bound
    return ""


_EN_CUE = re.compile(
    r"(?<![A-Za-z])(?:(?:per|each|every|a (?=(?:day|week|month|year)(?![a-z])))\s?(?P<one>day|week|month|year|hour|minute|night)"
    r"(?![a-z])|(?P<ly>daily|weekly|monthly|yearly|annually|annual|hourly|nightly))",
    re.IGNORECASE,
)
# "for a week", "after a month" say how long or when, not how often.
_NOT_A_PERIOD = re.compile(
    r"(?:for|after|within|in|than|of|about|over|takes?|took|lasts?|lasted|only|once|such|half|quite|almost|nearly|until|"
    r"whole|was|is|been|have|has|had|be|what|what's|as|with|on|from|to|and|or|,) $",
    re.IGNORECASE,
)
_ZH_CUE = re.compile(r"[每逐](?P<each>天|日|周|星期|礼拜|个月|月|年|小时|个小时|分钟|晚|夜)")


def periods(text: str, language: Language) -> list[tuple[str, int, int]]:
    """Every "each day" of a text: the period, start and end."""
    if language == "zh":
        if "每" not in text and "逐" not in text:
            return []
        return [(_ZH_PERIODS[match["each"]], match.start(), match.end()) for match in _ZH_CUE.finditer(text)]
    if _PERIOD_WORDS.isdisjoint(word_set(text)):
        return []
    found = []
    for match in _EN_CUE.finditer(text):
        if match.group()[:2].lower() == "a " and _NOT_A_PERIOD.search(
            text[max(0, match.start() - 10) : match.start()]
        ):
            continue
        found.append(((match["one"] or _LY[match["ly"].lower()]).lower(), match.start(), match.end()))
    return found


def period_of(text: str, start: int, end: int, language: Language) -> str:
    """What the number is counted by: `week` for "twice a week" and 每周 2 次; empty where nothing says so."""
    if language == "en":
        match = _EN_PERIOD.match(text, end)
        return "" if not match else (match["one"] or _LY[match["ly"].lower()]).lower()
    match = _ZH_PERIOD_BEFORE.search(text[max(0, start - 16) : start]) or _ZH_PERIOD_AFTER.match(text, end)
    return _ZH_PERIODS.get(match["each"], "") if match else ""
