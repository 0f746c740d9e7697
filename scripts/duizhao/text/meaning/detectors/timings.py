"""Time: what is over in one sentence, and still going on, or yet to come, in the other.

Chinese needs no word for any of it, and 了 says as much of a change as of a time; so only words that say it plainly (已, 尚未, 正在,
即将, 将于) have to be answered, and an English tense counts where it is plain.
"""

import re
from collections.abc import Iterator, Mapping

from duizhao.text.bilingual import LinkedSentences
from duizhao.text.bilingual.english_forms import IRREGULAR
from duizhao.text.meaning.clue import Clue
from duizhao.text.meaning.operator_lexicon import LOOKALIKE, FoundOperator, OperatorLexicon, words
from duizhao.text.meaning.operators import Comparison, Operator, OperatorSides, compare, operator, sides

ENGLISH = OperatorLexicon(
    {
        "done": "already|has now been|have now been|has now|have now|has just|have just|just been|has ended|now available|now released|has since",
        "~done": "ago|previously|recently|earlier|last week|last year|last month|yesterday|since|by then|former|formerly|once|used to|before|now|so far|to date|until now|thus far|by|finally|as of|completed|past|once|after|upon",
        "not yet": "not yet|yet to|hasn't yet|haven't yet|isn't yet|aren't yet|have not yet|has not yet|not so far|has not so far|have still not|has still not|still not|still hasn't|still haven't|not as yet|never yet|still no|no date yet|remains to be|remain to be",
        "~not yet": "yet|await|awaits|awaiting|awaited|pending|unfinished|incomplete|outstanding|not|no|never|without|unknown|unclear|until|before|lack|remain|remains|remained|unresolved|cannot|far from|fail|failed|n't|un",
        "still": "still|even now|remains in|remain in|continues to be|continue to be|as yet|to this day|is ongoing|are ongoing",
        "~still": "remain|remains|remained|continue|continues|continued|continuing|ongoing|yet|nevertheless|nonetheless|while|currently|always|persist|persists|keep|keeps|kept|even|also|however|but|although|stay|stays|lasting|hold|further|so far",
        "no longer": "no longer|not any longer|not any more|any longer|not anymore|anymore|has stopped|have stopped|has ceased|have ceased|is discontinued|discontinued|never again",
        "~no longer": "stop|stopped|stops|ceased|cease|ended|former|used to|not|no more|more|without|never|out of|un|lost|gone|again|longer|outdated|obsolete|cannot|quit|abandon|abandoned",
        "future": "about to|will soon|shortly|upcoming|forthcoming|will shortly|is going to|are going to|am going to|is set to|are set to|is due to|are due to|soon to|on the point of|plans to|plan to|next week|next month|next year|tomorrow",
        "will": "will be|will|shall|won't",
        "~future": "soon|would|to be|intend|intends|expect|expected|expects|planned|planning|plan|scheduled|coming|future|due|may|might|can|could|should|must|going|ready to|prepare|until|by|next|later|imminent|looming|to|if|when|once|promises|aim|aims|hope|propose|set|approaching|forecast|project|projected|likely|eventually|before|ahead",
        "ongoing": "is being|are being|under review|under way|underway|in progress|in the process of|under construction|being processed|in testing|under investigation|under discussion|under development|currently being|at the moment|is still being|are still being|is currently|are currently",
        "~ongoing": "being|currently|now|presently|ongoing|at present|while|during|amid|under|as|continuing|trying|present|current|these days|moving|active|increasingly|today|still|just|in|process|working",
        "-": "will power|at will|good will|free will|the will|of will|goodwill|last will|if you will|being as|human being|well being|well-being|will of|will to|still life|stock still|stand still|living will|will and|are here soon",
    },
    latin=True,
)
CHINESE = OperatorLexicon(
    {
        "done": "已经|已于|已|业已|早已|均已|都已|现已|刚刚|刚才|已然|就已|已被|已获|已完成|已有|一度",
        "~done": "了|过|曾|刚|完|毕|曾经|完成|以来|之后|后|成|起|结束|到|至今|迄今|获|出|去年|昨|上周|此前|早在|经|为止|目前|如今|旧",
        "not yet": "尚未|还没有|还没|还未|仍未|仍没有|未曾|迟迟未|尚无|尚没有|尚不|至今未|至今没有|至今仍未|暂未|暂无|依然没有|仍无|还不曾|犹未|仍然没有|迄今没有|迄今未",
        "~not yet": "未|没有|没|不|无|待|暂|等待|有待|还|尚|非|缺|仍|前|之前",
        "still": "仍然|仍旧|仍在|仍|依然|依旧|尚在|还在|仍处于|仍有|至今仍|还是|犹|仍需|尚有|尚处",
        "~still": "还|一直|继续|尚|持续|也|但|却|保持|始终|在|即使|而|并|目前|长期|虽|一如既往|都|不变|存|留|会|维持|未|没|又|不断|更",
        "no longer": "不再|已不|不复|再也不|再也没|再无|不复存在|已不再|已停止|停产|停售|不会再|已经不|已停用|再没有",
        "~no longer": "停止|停|不|没|无法|无|曾|过去|终止|结束|未|废|失|离|免|别|取消|以前|再",
        "future": "将于|即将|就要|快要|将要|将会|行将|将在|马上|不久将|将继续|不日|有望|明天|明年|下周|下个月|日后|即日|拟于|定于|计划于|预定于|待定|将由|将成为|将是|将有|将被|将为|将对|将从|将达|将不|必将",
        "~future": "将|会|要|快|计划|预计|打算|拟|准备|今后|未来|未|可|能|应|须|必|可能|下|后|就|等|想|想要|希望|需|有待|欲|临|到|目标|旨在|请|届时|以后|试图|可以|或|预期|便|再",
        "ongoing": "正在|正处于|进行中|办理中|测试中|审核中|审理中|处理中|建设中|施工中|尚在|仍在|正接受|试用中|开发中|筹备中|谈判中|内测|公测|正于|正为|正由|还在",
        "~ongoing": "正|在|中|着|目前|当前|现在|如今|持续|不断|一直|继续|仍|现|处于|还|努力|越来越|日益|试图|当|同时|日渐|逐渐|进行|时|会|今|受",
        "-": "已知|已婚|已故|已成年|已育|不得已|而已|自已|将军|将领|将来|将近|将士|将其|将该|将此|将这|将他|将她|将它|将患者|健将|小将|将功|将信将疑|正在于|存在正|不已|过程|通过|过敏|经过|超过|过量|过度|过滤|过去|过于|不过|难过|过期|过多|过高|过低|过氧|了解|为了|除了|罢了|有的放矢|马上去|还是说|是…还是|或者还是|不再生|不再度|未来",
    },
    latin=False,
)
# 已 with a denial behind it, 将 as 把: what a pattern sees and a list does not.
WILL = re.compile(
    r"(?<![即必行])将(?:会|能|可|要|有|是|成为|继续|进一步|于|在|对|为|被|由|从|持续|开|举行|出台|发布|推出|启用|关闭|增加|提供|采取|面临|取决|导致|影响"
    r"|不会|也会|无法|不再|很快|最终|再次|逐步|首次|共同|如期|陆续|自动|立即)"
)
PERFECT = re.compile(
    r"\b(has|have|'ve|’ve)(?: \w+ly| now| just| also| since| already| all| both| recently)?( been)? (\w+)\b",
    re.IGNORECASE,
)
PAST_BE = re.compile(
    r"\b(?:was|were)(?: \w+ly| also| first| later)? (\w+ed|"
    + "|".join(sorted({form for form in IRREGULAR if form.endswith(("n", "t", "d"))}, key=len, reverse=True))
    + r")\b",
    re.IGNORECASE,
)
PROGRESS = re.compile(
    r"\b(?:is|are|'re|’re|am|'m|’m)(?: \w+ly| now| still| also| already)? (\w{2,}ing)\b", re.IGNORECASE
)
MODAL = re.compile(r"\b(?:would|could|should|might|may|must|will|to|not|['’]d|['’]ll) $")
NO_PROGRESS = {
    "going",
    "including",
    "during",
    "nothing",
    "something",
    "anything",
    "everything",
    "being",
    "missing",
    "willing",
    "amazing",
    "interesting",
    "morning",
    "evening",
    "building",
    "king",
    "bring",
    "outstanding",
    "lacking",
    "concerning",
    "surprising",
    "alarming",
    "exciting",
    "disappointing",
    "thing",
}
PAST_WORD = re.compile(
    r"(?:(?<=[a-z0-9”\"'’)] )|(?<=[a-z], ))([a-z]{2,}ed|"
    + "|".join(
        sorted(
            (
                form
                for form, base in IRREGULAR.items()
                if form != base
                and form
                in {
                    "went",
                    "came",
                    "began",
                    "became",
                    "took",
                    "gave",
                    "wrote",
                    "spoke",
                    "rose",
                    "fell",
                    "grew",
                    "knew",
                    "saw",
                    "ate",
                    "drank",
                    "drove",
                    "chose",
                    "broke",
                    "flew",
                    "threw",
                    "froze",
                    "stole",
                    "sang",
                    "rang",
                    "sank",
                    "hid",
                    "rode",
                    "won",
                    "got",
                    "made",
                    "said",
                    "told",
                    "found",
                    "left",
                    "sent",
                    "built",
                    "spent",
                    "lost",
                    "paid",
                    "met",
                    "held",
                    "kept",
                    "led",
                    "ran",
                    "stood",
                    "sold",
                    "taught",
                    "caught",
                    "brought",
                    "bought",
                    "fought",
                    "underwent",
                    "undertook",
                    "withdrew",
                    "opened",
                    "woke",
                    "forgot",
                    "shook",
                }
            ),
            key=len,
            reverse=True,
        )
    )
    + r")\b"
)
NOT_PAST_AFTER = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|being|has|have|had|a|an|the|of|and|or|by|to|in|with|for|as|not|get|gets|getting|its|their|his|her|your|our|my|this|these|those|no|any|once|if|when|until|unless|than|more|most|\w+ly)|['’](?:s|ve|re|d))$"
)

_ORDER = {
    "done": ("done", "no longer"),
    "not yet": ("not yet", "still", "ongoing", "future"),
    "still": ("still", "ongoing", "not yet"),
    "no longer": ("no longer", "done"),
    "future": ("future", "ongoing"),
    "will": ("future", "ongoing", "not yet", "no longer"),
    "ongoing": ("ongoing", "still", "not yet", "future"),
    "perfect": ("done", "no longer", "still", "ongoing"),
    "past": ("done", "no longer", "still", "ongoing"),
    "progress": ("ongoing", "still", "done", "future"),
}
FIT = {(en, zh): 1 - 0.12 * rank for en, labels in _ORDER.items() for rank, zh in enumerate(labels)}
CONTRARY = {
    ("done", "not yet"): 1.0, ("done", "future"): 0.9, ("done", "ongoing"): 0.7, ("done", "still"): 0.4,
    ("not yet", "done"): 1.0, ("not yet", "no longer"): 0.7, ("not yet", "future"): 0.3,
    ("still", "no longer"): 1.0, ("still", "done"): 0.6, ("still", "future"): 0.6,
    ("no longer", "still"): 1.0, ("no longer", "ongoing"): 0.8, ("no longer", "future"): 0.6, ("no longer", "not yet"): 0.6,
    ("future", "done"): 0.9, ("future", "not yet"): 0.6, ("future", "still"): 0.4, ("future", "ongoing"): 0.3, ("future", "no longer"): 0.3,
    ("will", "done"): 0.9,
    ("ongoing", "done"): 0.7, ("ongoing", "no longer"): 0.8, ("ongoing", "future"): 0.5,
    ("perfect", "not yet"): 0.9, ("perfect", "future"): 0.9, ("perfect", "ongoing"): 0.5,
    ("past", "future"): 0.9, ("past", "not yet"): 0.7, ("past", "ongoing"): 0.5,
    ("progress", "no longer"): 0.7, ("progress", "not yet"): 0.5,
}  # fmt: skip
HOW = Comparison(
    "timing",
    FIT,
    CONTRARY,
    frozenset(
        {"en not yet", "en still", "en no longer", "en future", "en perfect",
         "zh done", "zh not yet", "zh still", "zh no longer", "zh future", "zh ongoing"}
    ),
    {
        name: re.compile(pattern, re.IGNORECASE)
        for name, pattern in {
            "en denial": r"\b(?:not|no|never|without|cannot|nor|neither|none)\b|n't",
            "en date": r"\b(?:19|20)\d\d\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b",
            "en past": r"\b(?:was|were|had|did|said|told)\b|\b\w+ed\b",
            "en if": r"\b(?:if|when|once|until|unless|before|after|as)\b",
            "en perfect": r"\b(?:has|have|had)\b|['’]ve\b",
            "en future": r"\b(?:will|shall|going to|about to|would|soon)\b|['’]ll\b",
            "en says": r"\b(?:said|says|say|told|tells|claim\w*|warn\w*|announc\w*|report\w*)\b",
            "zh denial": r"不|没|未|无",
            "zh le": r"了|过",
            "zh will": r"将|会|要",
            "zh in": r"在|中|正",
            "zh says": r"说|表示|称|宣布|报道",
        }.items()
    },
    soft_answer=False,
    of_the_same=frozenset({("will", "done")}),
)  # fmt: skip


def find(sentences: LinkedSentences) -> Iterator[Clue]:
    """What two sentences put into different times."""
    # 是否已怀孕 asks; it does not say that it has happened.
    seen = [
        one for one in _chinese(sentences.zh) if not sentences.zh.startswith("是否", max(0, one.start - 2))
    ]
    # 报名将于周五截止 is cut into 名将: 将 before such words is the future whatever stands before it.
    zh = words((one for one in seen if one.label != "future"), sentences.zh_tokens)
    zh = sorted([*zh, *(one for one in seen if one.label == "future")], key=lambda one: one.start)
    en = _english(sentences.en)
    if not any(one.firm for one in zh) and not any(one.firm and one.label not in TENSES for one in en):
        return
    both = sides(
        sentences,
        (operator(one, sentences.en, sentences.en_tokens, "en") for one in en),
        (operator(one, sentences.zh, sentences.zh_tokens, "zh") for one in zh),
    )
    for clue in compare(both, HOW, _extra):
        # "No drug has been approved" is 尚未: the denial says what "yet" does.
        if not ("-not yet" in clue.group and DENIED.search(sentences.en)) and not (
            clue.group.startswith("not yet-") and DENIED_ZH.search(sentences.zh)
        ):
            yield clue


DENIED = re.compile(
    r"\b(?:not|no|none|never|without|cannot|neither|nor|yet|un\w{4,}|in\w{6,}|lack\w*|fail\w*)\b|n['’]t",
    re.IGNORECASE,
)
DENIED_ZH = re.compile("未|没|无|待|不")
TENSES = frozenset({"perfect", "past", "progress"})


def _english(text: str) -> list[FoundOperator]:
    found = [one for one in ENGLISH.find(text) if one.label != LOOKALIKE]
    taken = bytearray(len(text))
    for one in found:
        if one.firm:
            taken[one.start : one.end] = b"1" * (one.end - one.start)
    for match in PERFECT.finditer(text):
        verb = match[3].lower()
        if MODAL.search(text[max(0, match.start() - 8) : match.start()].lower()):
            continue
        if (verb.endswith("ed") or (verb in IRREGULAR and verb not in ("to", "had"))) and not any(
            taken[match.start(1) : match.end(1)]
        ):
            found.append(FoundOperator("perfect", match.start(), match.start(3), firm=True))
    for match in PAST_BE.finditer(text):
        found.append(FoundOperator("past", match.start(), match.start(1), firm=True))
    for match in PROGRESS.finditer(text):
        if match[1].lower() not in NO_PROGRESS and not any(taken[match.start() : match.end()]):
            found.append(FoundOperator("progress", match.start(), match.start(1), firm=True))
    for match in PAST_WORD.finditer(text):
        before = text[: match.start()].rstrip(" ,")
        if not NOT_PAST_AFTER.search(before[-12:].lower()):
            found.append(FoundOperator("past", match.start(), match.start(), firm=True))
    return sorted(found, key=lambda one: one.start)


def _chinese(text: str) -> Iterator[FoundOperator]:
    taken = bytearray(len(text))
    for one in CHINESE.find(text):
        if one.firm:
            taken[one.start : one.end] = b"1" * (one.end - one.start)
            yield one
        elif text[one.start : one.end] != "将" or not WILL.match(text, one.start):
            yield one
    for match in WILL.finditer(text):
        if not taken[match.start()]:
            yield FoundOperator("future", match.start(), match.end(), firm=True)


def _extra(en: Operator | None, zh: Operator | None, both: OperatorSides) -> Mapping[str, float]:
    """Which tenses the English has, and whether anything in it is yet to come."""
    found: dict[str, float] = {}
    if zh is not None:
        if zh.label == "future":
            found["nothing to come in English"] = float(
                not any(one.label in ("future", "will") for one in both.en)
            )
        if en is None:
            found |= {
                f"zh {zh.label}, en {tense}": 1.0
                for tense in {one.label for one in both.en if one.label in TENSES}
            }
    return found
