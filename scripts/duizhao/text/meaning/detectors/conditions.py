"""Conditions: under which one sentence holds and the other does not: unless against even if, before against after, only if
against whatever happens.

Each word that opens a condition has a label; several Chinese turns answer one English word ("until" is 直到, 之前, or 才), and
only labels that contradict each other, or a word that nothing at all may answer, are clues.
"""

import re
from collections.abc import Iterator, Mapping

from duizhao.text.bilingual import LinkedSentences
from duizhao.text.meaning.clue import Clue
from duizhao.text.meaning.operator_lexicon import LOOKALIKE, OperatorLexicon, words
from duizhao.text.meaning.operators import Comparison, Operator, OperatorSides, compare, operator, sides

ENGLISH = OperatorLexicon(
    {
        "unless": "unless|except if|except when|except where|save where|failing which|other than when|except in|except during",
        "until": "until|till|up to the point|up until|not before|pending",
        "not until": """not until|only after|only once you|only once your|only once the|only once it|only once they
            |only once this|only once these|only once all|only when you have|not before|only then|only following|must first|first have to
            |not start until|no sooner than|only when""",
        "before": "before|prior to|ahead of|in advance of|previous to|in the run-up to|beforehand",
        "~before": "first|previously|formerly|earlier|in advance|preceding|by|previous|outside|by the time|pre-op|ago|up to|leading up to|already",
        "after": "after|following|subsequent to|afterwards|thereafter|in the wake of|upon completion",
        "~after": "year after|years after|month after|months after|week after|weeks after|day after|days after|hour after|hours after|minutes after|since|then|later|upon|post|on completion|subsequently|from|as a result|behind|past|beyond|on",
        "once": "once|as soon as|the moment|the minute|the instant|no sooner|immediately after|straight after|right after|directly",
        "if": """if|in the event|in the event of|in the event that|should you|assuming|supposing|suppose|on condition|were you
            |in case of|had you|if so|as long as|so long as
            """,
        "provided": "provided|providing|provided that|providing that|on condition that|on the condition that|subject to|contingent on",
        "~if": """given that|depending on|when|whenever|where|wherever|anyone|those who|everytime|every time|each time|with|while|should|as|otherwise|or else
            |were|would|could|in the case of|in cases of|by|for|without|during|given|where there is|who|whose""",
        "in case": """in case|lest|for fear|so that you do not|so as not to|in order not to|just in case|to be on the safe side""",
        "~in case": "to avoid|to prevent|to guard against|in order to avoid|in order to prevent|against",
        "even if": """even if|even when|even where|even after|even before|even with|even without|even during|even in|even on
            |even at|even for|regardless|regardless of|irrespective|irrespective of|no matter|whatever|whether or not|whichever|wherever
            |whoever|in all weathers|come what may""",
        "although": "although|even though|despite|in spite of|albeit|notwithstanding|though",
        "~even if": """however|independent of|at any time|in any case|in any event|whether|while|even|still|too|also|nevertheless|nonetheless|any|anyway
            |yet|at all|all|always|every|whatsoever|without exception|including|only|just|but|at the same time|either|or""",
        "only if": """only if|only when|only where|only in|only for|only with|solely if|if and only if|only during
            |exclusively when|only on|strictly when|nothing but""",
        "~only if": "only|just|solely|exclusively|unless|until|without|limited to|must|merely|alone|required|necessary|not|no|to be",
        "except": """except|except for|with the exception of|apart from|aside from|other than|but for|excluding|save for|barring|bar
            |excepting|not including|exclusive of|exempt|exempts|excepted""",
        "~except": "besides|in addition to|beyond|as well as|outside|only|not|without|out|besides|off|but",
        "including": "including|inclusive of|even including|along with|together with|plus|included|not excepting",
        "-": """as soon as possible|as soon as practicable|for as long as|last as long as|as if|even so|what if|if only|ever after|look after|named after|after all|before long|before the court|however much
            |at once|all at once|once again|once more|once a|once every|once daily|once only|once in|once upon|only once|if not|if any|since then|more than once|once per|once or twice|day after day|one after another|time after time|year after year|after-hours|sought after|just after all
            |following day|the following|following is|are following|be following|by following|is following|not only in|not only for
            |see whether|know whether|know if|see if|ask if|asked if|wonder if|check if|determine if|tell if|unsure if|sure if
            |the before|in before|even more|even less|even better|even worse|even higher|even lower|even greater|even further|not even""",
    },
    latin=True,
)
CHINESE = OperatorLexicon(
    {
        "unless": "除非|若非|要不是|若无|如无|有特殊|另有",
        "~unless": "否则|不然|要不然|没有|未|如不|若不|不|无|除|外|没|非|别|莫",
        "until": "直到|直至|一直到|为止|关闭至|持续到|持续至|延长至|延长到|等到|推迟到|推迟至|延续至|维持到|保持到|延至|留到|到时为止",
        "~until": "才|到|至|前|待|等|再",
        "not until": "方可|方能|才可|才能|才会|才|始能|始可|再行|方|之后再|后再|后才",
        "before": "之前|以前|前夕|事前|在先|前须|前请|前应|前要",
        "~before": "前|先|预先|提前|早于|早|事先|曾|原|此前|先前|尚未|未|起初|最初|首先|过去|以往",
        "after": "之后|以后|事后|过后|后才|后再|后方可|后须|后请|后应|后要|之后再",
        "~after": "随后|后|自|自从|继|再|经|完|毕|了|其后|此后|接着|然后|接下来|紧接|以来|起|出|于|从",
        "once": "一旦|一经|立即|立刻|马上|随即|即刻|一…就|刚一|一到|一有|当即|同时",
        "~once": "就|便|即|一|后|时|当|如|若|如果|只要|只有|曾|则|待|等|才",
        "if": "如果|倘若|假如|假若|要是|若是|若|如|只要|假使|倘|设若|的话|一旦|但凡|凡|万一|如有|若有|视乎|取决于",
        "~if": "时|当|的人|者|遇|在|则|就|便|情况下|后|每次|每当|是否|能否|当中|随|未|没有",
        "in case": "以防|以免|以备|免得|以防万一|省得|以备不时|以策万全|万一",
        "~in case": "防|避免|以便|备用|备",
        "even if": "了也|也要|也须|也应|也得|也别|也不|即使|即便|哪怕|就算|纵使|纵然|即令|也不例外|不论|无论|不管|不分|任凭|无论如何|不拘|照样",
        "although": "尽管|虽然|虽说|虽",
        "~even if": "也|仍|仍然|还|都|均|但|然而|却|却是|不过|任何|所有|一切|总|虽说|而|甚至|连|反而|依然|随时|始终|可|亦|就是|只是|或",
        "only if": "只有|仅当|只有在|仅在|唯有|只在|只限|仅限|除非|方可|方能|才可|才能|才会|必须先|惟有|才|只要|只能|只可|仅供",
        "~only if": "仅|只|限于|限|唯|必须|须|否则|不得|单|需|先|要|如果|才|专|不|独",
        "except": "除外|除了|之外|以外|不含|不包括|不计|唯独|只差|除…外|除|不在此列|例外|非|不在内",
        "~except": "外|不|但|只有|无|另|余|其他|其它|别的|仅|唯一|没有|未|免",
        "including": "包括|包含|含|在内|连|甚至|也不例外|涵盖|以及",
        "-": """前者|前往|前来|前进|前景|前提|前线|目前|当前|前期|前列腺|提前|空前|前臂|前所未有|前瞻|之前的|前总统|前任|前夫|前妻|前台|前途|前后|前沿|前方|面前
            |眼前|前几|前十|前三|前五|前两|前四|前一|前年|前天|前言|前辈|先进|后果|后代|后者|后续|后面|后来|后卫|背后|落后|后遗症|先后|前述|后悔|后退|后勤
            |后院|后备|后期|幕后|后台|最后|今后|术后护理|如何|如此|例如|比如|如下|譬如|诸如|正如|假如说|如同|如今|不如|犹如|若干|倘佯|在内心|内在|也就是
            |天才|人才|才华|刚才|才能力|才智|口才|方才|只不过|不只|不仅|不仅仅|不仅如此|除了…还|一再|再次|再生|再度|立即性|同时间|也许|外国|外部|国外|海外|外科
            |户外|室外|例外地|意外|此外|外卖|外套|另外|外界|以前往|非常|非洲|非法|并非|除非洲|虽然如此|除颤|消除|解除|清除|去除|排除|删除|根除|免除|扣除|切除
            |拆除|开除|废除|驱除|除以|除夕|铲除|摆脱|无论如何也|或者|前身|后裔|前缀|后缀|从前|前卫|前锋|史前|前体|术前|后天|然后|自然|自己|自我|各自|自由|自动""",
    },
    latin=False,
)
# What usually answers each English label, the likeliest first; soft words of the same name answer too.
ANSWERS = {
    "unless": ("unless", "except", "only if", "if", "not until"),
    "until": ("until", "before", "not until", "after", "once", "only if", "unless", "if"),
    "not until": ("not until", "until", "only if", "after", "before", "once", "unless", "if"),
    "before": ("before", "until", "not until", "unless", "in case"),
    "after": ("after", "once", "not until", "if", "even if", "only if", "until"),
    "once": ("once", "after", "if", "not until", "only if"),
    "if": ("if", "once", "only if", "even if", "unless", "after", "not until", "until"),
    "provided": ("if", "only if", "once", "unless", "not until"),
    "before doing": ("before", "until", "not until", "unless", "in case", "after"),
    "in case": ("in case", "if", "unless", "before", "once"),
    "even if": ("even if", "although", "including", "except", "if"),
    "although": ("although", "even if"),
    "only if": ("only if", "not until", "unless", "if", "except", "once", "after"),
    "except": ("except", "unless", "even if", "including", "only if"),
    "including": ("including", "even if", "except"),
}
FIT = {(en, zh): 1 - 0.1 * rank for en, labels in ANSWERS.items() for rank, zh in enumerate(labels)}
CONTRARY = {
    ("unless", "even if"): 1.0, ("unless", "if"): 0.6, ("unless", "once"): 0.9, ("unless", "in case"): 1.0,
    ("unless", "including"): 0.9, ("unless", "after"): 0.5, ("unless", "before"): 0.6, ("unless", "until"): 0.3,
    ("until", "after"): 0.6, ("until", "once"): 0.7, ("until", "even if"): 0.6, ("until", "if"): 0.5, ("until", "in case"): 0.7,
    ("not until", "even if"): 0.8, ("not until", "in case"): 0.8, ("not until", "before"): 0.5, ("not until", "including"): 0.5,
    ("before", "after"): 1.0, ("before", "once"): 0.9, ("before", "if"): 0.4, ("before", "even if"): 0.4,
    ("after", "before"): 1.0, ("after", "until"): 0.8, ("after", "unless"): 0.6, ("after", "in case"): 0.6,
    ("once", "before"): 1.0, ("once", "until"): 0.9, ("once", "unless"): 0.9, ("once", "even if"): 0.6, ("once", "in case"): 0.9,
    ("if", "unless"): 0.7, ("provided", "even if"): 1.0, ("provided", "in case"): 0.8, ("provided", "unless"): 0.4, ("before doing", "once"): 0.8,
    ("if", "in case"): 0.7, ("if", "before"): 0.3, ("if", "until"): 0.4,
    ("in case", "unless"): 0.9, ("in case", "once"): 0.6, ("in case", "even if"): 0.7, ("in case", "only if"): 0.8,
    ("in case", "after"): 0.5,
    ("even if", "unless"): 1.0, ("even if", "only if"): 1.0, ("even if", "not until"): 0.9, ("even if", "except"): 0.9,
    ("even if", "if"): 0.5, ("even if", "once"): 0.6, ("even if", "in case"): 0.8, ("even if", "until"): 0.6,
    ("even if", "before"): 0.4,
    ("unless", "although"): 0.9, ("although", "unless"): 0.9, ("although", "only if"): 0.8, ("only if", "although"): 0.8,
    ("only if", "even if"): 1.0, ("only if", "in case"): 0.9, ("only if", "including"): 0.6, ("only if", "before"): 0.5,
    ("except", "including"): 0.9, ("except", "even if"): 0.7, ("except", "if"): 0.3,
    ("including", "except"): 0.9, ("including", "unless"): 0.8, ("including", "only if"): 0.4,
}  # fmt: skip
HOW = Comparison(
    "condition",
    FIT,
    CONTRARY,
    # Chinese and English leave out when: only what is never left out is a clue by itself.
    frozenset(f"{side} {label}" for side in ("en", "zh") for label in ("unless", "even if", "only if", "in case")),
    {
        name: re.compile(pattern, re.IGNORECASE)
        for name, pattern in {
            "en denial": r"\b(?:not|no|never|without|cannot|nor|neither|none|un\w+)\b|n't",
            "en question": r"\?",
            "en even": r"\beven\b",
            "en only": r"\bonly\b",
            "en ing": r"\b\w+ing\b",
            "en in order to": r"\b(?:so that|in order|to)\b",
            "zh denial": r"不|没|未|无|勿|别|莫",
            "zh also": r"也|都|均|亦|仍|还",
            "zh question": r"？|吗|是否",
            "zh only": r"只|仅|才|方",
            "zh then": r"就|便|则|即",
        }.items()
    },
    soft_answer=False,
)  # fmt: skip


def find(sentences: LinkedSentences) -> Iterator[Clue]:
    """The conditions of two sentences that contradict each other, or that one of them lacks."""
    # "He bowed before leaving" is 鞠躬后离开 as well.
    en = [
        one._replace(label="before doing")
        if one.label == "before" and DOING.match(sentences.en, one.end)
        else one
        for one in ENGLISH.find(sentences.en)
        if one.label != LOOKALIKE
    ]
    alone = {token.start for token in sentences.zh_tokens if token.text in ("前", "后")}
    # 停药前: a word of its own that says when.
    zh = [
        one._replace(firm=True)
        if one.start in alone
        and one.label in BACK
        and "先" not in sentences.zh[max(0, one.start - NEAR) : one.start]
        else one
        for one in words(CHINESE.find(sentences.zh), sentences.zh_tokens)
    ]
    # 直到…为止 is one word in two parts.
    zh = [one for one in zh if not (one.label == "until" and UNTIL_BEFORE.search(sentences.zh, 0, one.start))]
    if WITHOUT_IT_NOT.search(sentences.zh):
        # 没有医生的指示，请勿停用: two denials say what "unless" says.
        en = [one for one in en if one.label != "unless"]
    if not any(one.firm for one in (*en, *zh)):
        return
    both = sides(
        sentences,
        (operator(one, sentences.en, sentences.en_tokens, "en") for one in en),
        (operator(one, sentences.zh, sentences.zh_tokens, "zh", back=one.label in BACK) for one in zh),
    )
    yield from compare(both, HOW, _extra)


# 停药之前, 高峰时段除外: what these are about stands before them.
BACK = frozenset({"before", "after", "until"})


def _extra(en: Operator | None, zh: Operator | None, both: OperatorSides) -> Mapping[str, float]:
    """Whether "if" goes with a denial, which makes it an "unless"."""
    found: dict[str, float] = {}
    if en is not None and zh is not None and "unless" in (en.label, zh.label):
        denied = (
            DENIED["zh"].search(both.sentences.zh)
            if en.label == "unless"
            else DENIED["en"].search(both.sentences.en)
        )
        found["unless against a denial"] = float(bool(denied))
        found["unless against no denial"] = float(not denied)
    return found


WITHOUT_IT_NOT = re.compile(
    r"(?:没有|没|未经|未得|未|无|非经|不经)[^。；！？]{1,16}(?:勿|不得|不要|不可|不能|不准|不许|切莫|别|不)"
)
UNTIL_BEFORE = re.compile("(?:直到|直至|等到|持续到|持续至)[^。；！？]{0,40}$")
DOING = re.compile(r" (?:\w+ly )?\w{2,}ing\b")
# 先下后上: so near before it 先 makes 后 a mere "then".
NEAR = 8
DENIED = {
    "en": re.compile(r"\b(?:not|no|never|without|cannot|un\w+)\b|n['’]t", re.IGNORECASE),
    "zh": re.compile("不|没|未|无|非"),
}
