"""Bounds around a number: at least, more than, up to … / 至少, 超过, 不超过 …

A comparing word says a direction; a denial before it turns it round: "more than" is a lower bound, "do not take more
than" and 不得超过 are upper ones. Where it cannot be told what is denied, the bound stays open.
"""

import re

from duizhao.base.bilingual import Language
from duizhao.text.language.quantities.quantity import Bound
from duizhao.text.language.word_tables import word_set

TIMES = ("second", "minute", "hour", "day", "week", "month", "year")
WINDOW = 70
_THAN_UP = "more|greater|longer|higher|later|older|bigger|larger|farther|further|better"
_THAN_DOWN = "less|fewer|lower|shorter|younger|earlier|smaller|sooner"
_EXCEED = r"exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|go(?:es|ing)? (?:over|above|beyond)|topp(?:ed|ing)"
# Behind each expression a few words may stand before the number: "at least another 2 weeks", 至少需要 2 周.
_EN_BEFORE: dict[Bound, str] = {
    # A denial does not turn these round.
    "down": r"at (?:the )?most|up to|a maximum of|maximum(?: of)?|max\.?|or less than|no later than|≤|<=|<|&lt;",
    "up": r"at (?:the )?(?:very )?least|a minimum of|minimum(?: of)?|min\.?|in excess of|upwards? of|≥|>=|>|&gt;",
    "open": r"nearly|almost|about|around|approximately|roughly|some|close to|from|past|after|before|"
    r"by|until|up|than|as (?:many|much|long|few|little|high|low) as",
}
_EN_TURNING: dict[Bound, str] = {
    "up": rf"(?:{_THAN_UP}) than|{_EXCEED}|above|over|beyond",
    "down": rf"(?:{_THAN_DOWN}) than|below|under|within|falls? below|drops? below",
}
_EN_AFTER: dict[Bound, str] = {
    "up": r"(?:or|and) (?:more|over|older|above|higher|longer|greater|later|up|upwards?|beyond)|\+|plus|at (?:the )?least|"
    r"minimum|onwards?",
    "down": r"(?:prior |before |ago )?(?:or|and) (?:less|fewer|under|younger|below|lower|shorter|smaller|earlier)|at (?:the )?most|maximum|max\.?|or sooner",
}
_ZH_BEFORE: dict[Bound, str] = {
    "down": r"最多|至多|不到|不足|未满|不满|未达|未到|未足|上限为?|最高|最大|最长|顶多|封顶|≤|＜|<|尚不足|最迟|最晚|不出",
    "up": r"至少|最少|不亚于|不逊于|不下于?|起码|最低|最短|下限为?|≥|＞|>|最早",
    "open": r"约|大约|大概|近|达到?|将近|接近|左右|可达|高达|多达|长达|才|仅|只有|仅有|过|满|从|自|到|至|在|经过|前|后",
}
_ZH_TURNING: dict[Bound, str] = {
    "up": r"超过|多于|大于|高于|超出|长于|晚于|迟于|逾|突破了?|超(?!声)",
    "down": r"少于|低于|小于|短于|早于|亚于",
}
_ZH_AFTER: dict[Bound, str] = {
    "up": r"(?:及|或|和)?以上|(?:及|或)更(?:多|长|久|高|大|晚|新)|(?:及|或)其?以上|有余|余|多(?=[人名例个种年天万家位次])|(?:及以后)?(?:开始|起)(?=[，。、]|$)|"
    r"之上|开外|封底|起步",
    "down": r"(?:及|或|和)?以下|(?:及|或)更(?:少|短|低|小|早|旧)|之下|以内|之内|内(?!容|部|科|外|置|存|在)|封顶",
    "open": r"左右|上下|多|来|前|以前|之前",
}
_FILLER_EN = r"(?: (?:(?:the|a|an|another|about|approximately|around|only|age|aged|every|each|for|of|last|first|past|next)(?![A-Za-z])|\$|US\$|£|€))*+[ $£€(]*+$"
# The arm with 的 stands first: no other holds that character, so nothing is lost by taking it as far as it goes.
_FILLER_ZH = r"(?:[\u4e00-\u9fff]{0,4}的|需要?|要|为|是|有|达到?|了|等待|停留|间隔|持续|约|大约|每[天日周月年次]|连续|使用|服用|休息|观察|再|保持|相距|距离|\s|（|\(){0,70}+$"
# Between "at least" and its number a verb may stand in Chinese: 至少已有 1279 例, 最多可以存活 5 天.
_ZH_WITH_VERB: dict[Bound, str] = {
    "up": r"(?:至少|最少|起码)[\u4e00-\u9fff]{0,5} ?$",
    "down": r"(?:最多|至多|顶多)[\u4e00-\u9fff]{0,5} ?$",
}
_AT_LEAST_ZH = re.compile(r"(?:至少|最少|起码|不少于)[\u4e00-\u9fff]{0,2} ?$")
_Expressions = list[tuple[Bound, re.Pattern[str]]]
_BEFORE: dict[Language, _Expressions] = {
    "en": [(bound, re.compile(rf"(?:^|[^A-Za-z])(?:{words}){_FILLER_EN}", re.IGNORECASE)) for bound, words in _EN_BEFORE.items()],
    "zh": [(bound, re.compile(rf"(?:{words}){_FILLER_ZH}")) for bound, words in _ZH_BEFORE.items()]
    + [(bound, re.compile(words)) for bound, words in _ZH_WITH_VERB.items()],
}  # fmt: skip
_TURNING: dict[Language, _Expressions] = {
    "en": [(bound, re.compile(rf"(?:^|[^A-Za-z])(?P<word>{words}){_FILLER_EN}", re.IGNORECASE)) for bound, words in _EN_TURNING.items()],
    "zh": [(bound, re.compile(rf"(?P<word>{words}){_FILLER_ZH}")) for bound, words in _ZH_TURNING.items()],
}  # fmt: skip
_AFTER: dict[Language, _Expressions] = {
    "en": [(bound, re.compile(rf"(?: (?:of age|old|years? old|mg|people|points?|percent|after))?,?[ -]?(?:{words})(?![A-Za-z])", re.IGNORECASE)) for bound, words in _EN_AFTER.items()],
    "zh": [(bound, re.compile(rf"\s?[人名例个种岁位次张件项家只粒片支瓶]?的?\s?(?:{words})")) for bound, words in _ZH_AFTER.items()],
}  # fmt: skip
# What may stand between a denial and the comparing word that it turns round.
_DONE_EN = (
    r"be|been|to|take|taken|taking|use|used|using|give|given|drink|eat|have|last|stay|wait|for|any|a|the|it|much|go|leave|left|"
    r"keep|kept|store|stored|drive|driven|consume|receive|received|should|must|at|heat|heated|them|allow|run|smoke|apply|inject|"
    r"administer|administered|hold|contain|temperatures?|require|need|get|wear|spend|work|travel|carry|weigh|in|one|day|by|"
    r"your|dose|doses|rise|fall|drop"
)
_DENIED = {
    "en": re.compile(rf"(?<![A-Za-z])(?:no|not|never|nor|without|cannot|[a-z]+n['’]t)(?: (?:{_DONE_EN})){{0,6}} ?$", re.IGNORECASE),
    "zh": re.compile(
        r"(?<!有)[不未没勿别无](?:得|能|应|宜|可|要|会|许|可以|应当|允许|再|曾|均|都|有|服用?|使用|吃|喝|用|在|于|存放|保存|贮存|储存|饮用?|抽|吸|一次|单次|每[日天次周晚]|"
        r"将|把|其|让|的|持续|停留|连续|达|温度|剂量|用量|保持|给予|给药|注射|输注|摄入|行驶|驾驶|加热|时间|间隔|携带|佩戴|等待|置于|放在|需要?|过|大幅|明显| )*$"
    ),
}  # fmt: skip
# 请勿在 25 ℃ 以上保存: what is denied is the place of the number itself.
_NOT_AT = re.compile(
    r"(?:不[要得应可能宜]|勿)(?:在|于|置于|存放[于在]|保存[于在]|贮存[于在]|储存[于在]|放在|暴露[于在]|加热[至到]|升[至到])(?:温度|环境温度)? ?$"
)
# A denial further away: what it denies is not told here.
_FAR_DENIED = {
    "en": re.compile(r"(?<![A-Za-z])(?:no|not|never|none|nobody|neither|nor|without|cannot|[a-z]+n['’]t|avoid|ban(?:s|ned|ning)?|prohibit[a-z]*|forbid[a-z]*|refus[a-z]*|limit[a-z]*|restrict[a-z]*|prevent[a-z]*)(?![A-Za-z])[^.;,]*$", re.IGNORECASE),
    "zh": re.compile(r"(?:[不未没无勿禁]|避免|防止|限制|拒)[^，。；、]{0,12}$"),
}  # fmt: skip
_OPPOSITE: dict[Bound, Bound] = {"up": "down", "down": "up"}
# "infused over 40 minutes" says how long, not how long at least.
_OVER = re.compile(
    r"(?:^|[^A-Za-z])over(?: the| a| about| last| past| next| course of| period of| these| those)* $",
    re.IGNORECASE,
)
# Prepositions may belong to a noun: in "do not use in children under 12" the 12 is no bound of the use.
_PREPOSITIONS = frozenset(("above", "over", "below", "under", "within", "beyond"))
_PLACED = re.compile(
    r"(?:store|stored|keep|kept|heat|heated|drive|driven|go|rise|fall|drop|be|them|it|temperatures?|at) ?$",
    re.IGNORECASE,
)
_LATER = re.compile(r" ?[之以]?后(?![天来续期果代者卫备遗的])")
_FROM = re.compile(r"(?:^|[^A-Za-z])from (?:day |age |about |the age of )?$", re.IGNORECASE)
_NO_RANGE = re.compile(
    r"(?! ?(?:-|–|—|to|through|until|till|up to|and|or|ago|in|of|per|/)(?![a-z]))", re.IGNORECASE
)

# The words that the English expressions above cannot do without.
_BOUND_WORDS = frozenset(
    (  # noqa: SIM905 - words read best as words
        "most more greater longer higher later older bigger larger farther further better up maximum max less fewer lower shorter "
        "smaller younger below under exceed exceeds exceeded exceeding prior least earlier sooner minimum min above excess "
        "upwards surpass surpasses surpassed surpassing topped topping over within nearly almost beyond about around "
        "approximately roughly some close from past after before by until than many much long few little high low plus "
        "upward onward onwards"
    ).split()
)
_BOUND_MARKS = re.compile("[≤≥<>+]|&[lg]t;")


def may_be_bounded(text: str, language: Language) -> bool:
    """False where no number of the text can have a bound: a quick look."""
    return language == "zh" or not _BOUND_WORDS.isdisjoint(word_set(text)) or bool(_BOUND_MARKS.search(text))


def bound_of(text: str, start: int, end: int, unit: str, language: Language) -> Bound:
    """The bound of the quantity that stands from `start` to `end`."""
    before = text[max(0, start - WINDOW) : start]
    for bound, expression in _AFTER[language]:
        if expression.match(text, end):
            if language == "zh" and bound != "open":
                if unit in TIMES and _AT_LEAST_ZH.search(before):
                    # 至少两周内 is a time of at least two weeks.
                    return "up"
                return _OPPOSITE[bound] if _NOT_AT.search(before) else bound
            return bound
    is_english = language == "en"
    if is_english and not _ends_in_a_bound(before):
        return ""
    if is_english and unit in TIMES and "old" not in text[start:end] and _OVER.search(before):
        return "open"
    if is_english and unit in TIMES and _FROM.search(before) and _NO_RANGE.match(text, end):
        return "up"
    for bound, expression in _TURNING[language]:
        if found := expression.search(before):
            lead = before[: found.start("word")]
            if found["word"].lower() in _PREPOSITIONS and not _PLACED.search(lead):
                return "open" if _FAR_DENIED[language].search(lead) else bound
            return turned(bound, lead, language)
    for bound, expression in _BEFORE[language]:
        if found := expression.search(before):
            lead = before[: found.start() + is_english]
            return "open" if is_english and _FAR_DENIED[language].search(lead) and bound != "down" else bound
    # 28 天后 is no time within 28 days.
    return "up" if not is_english and unit in TIMES and _LATER.match(text, end) else ""


def turned(bound: Bound, lead: str, language: Language) -> Bound:
    """The bound that a comparing word says behind `lead`: turned round where `lead` ends in a denial of it, open where the denial
    stands further away."""
    if _DENIED[language].search(lead):
        return _OPPOSITE.get(bound, bound)
    return "open" if _FAR_DENIED[language].search(lead) else bound


# What the English expressions that look back from a number end in, but for their fillers; and the words of the fillers.
_ENDS = frozenset(
    (  # noqa: SIM905 - words read best as words
        "most than to of maximum max below under exceed exceeds exceeded exceeding least minimum min above beyond "
        "surpass surpasses surpassed surpassing topped topping over within nearly almost about around approximately "
        "roughly some from past after before by until up as . < > = ; ≤ ≥"
    ).split()
)
_FILLERS = frozenset(
    "the a an another about approximately around only age aged of every each for last first past next us day".split()  # noqa: SIM905
)
_LAST_WORD = re.compile("(?<![A-Za-z])[A-Za-z]++$")
# Longer than any of them.
_LAST = 15


def _ends_in_a_bound(before: str) -> bool:
    """False where no expression that looks back from a number can match: a quick look at the last words."""
    # Some letters beyond ASCII are, but for their case, letters of it.
    if not before.isascii():
        return True
    while True:
        before = before.rstrip(" $(\n")
        match = _LAST_WORD.search(before[-_LAST:])
        word = match.group().lower() if match else before[-1:]
        if word in _ENDS:
            return True
        if word not in _FILLERS:
            return False
        before = before[: -len(word)]
