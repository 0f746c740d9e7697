"""Strength: what one sentence calls a duty, an advice, a permission or a ban, and the other calls something else.

The words are those of `text/language/strength`, told apart more finely: a ban (must not) from an advice against (should not) and
from what cannot be (unable), and with turns of speech that no single word carries (under no circumstances, 全看您自己).
"""

import re
from collections.abc import Iterator
from itertools import product

from duizhao.text.bilingual import LinkedSentences, LinkedToken
from duizhao.text.language.polarity.denial_cue import DenialCue
from duizhao.text.language.polarity.english_denials import english_cues as denial_cues
from duizhao.text.language.strength import StrengthCue, chinese_cues, english_cues
from duizhao.text.language.strength.compare_strength import ANSWERS
from duizhao.text.language.strength.english_strength import CLAUSE_START, INSTRUCTIONS
from duizhao.text.language.word_tables import lowered
from duizhao.text.meaning.clue import Clue
from duizhao.text.meaning.denied_words import LEAST, denials
from duizhao.text.meaning.operator_lexicon import LOOKALIKE, FoundOperator, OperatorLexicon
from duizhao.text.meaning.operators import Comparison, Operator, compare, operator, sides

ENGLISH = OperatorLexicon(
    {
        "ban": """under no circumstances|on no account|at no time|in no circumstances|no one may|nobody may|no person may
            |strictly forbidden|strictly prohibited|is forbidden|are forbidden|is prohibited|are prohibited|be prohibited|not allowed
            |not permitted|isn't allowed|aren't allowed|isn't permitted|aren't permitted|banned|off limits|barred|not to be
            |disallow|disallows|disallowed|disallowing|outlawed|is not acceptable|not authorised|not authorized|never allowed|must never|no entry|shall not|won't be allowed""",
        "unadvised": """should not|shouldn't|should never|ought not|best avoided|best not|better not|not recommended|not advised
            |not advisable|inadvisable|not encouraged|discouraged|not suitable|try not to|try to avoid|not a good idea
            |is not suggested|not recommend|advise against|advises against|recommend against|recommends against|warn against
            |advised against|warned against|warns against|should avoid|should be avoided|better to avoid|best to avoid|best to steer clear|best to stay away|best to keep away
            |it is best to steer clear|it's best to steer clear|it is best not|it's best not|it is best to avoid|it's best to avoid
            |it is best to stay away|don't recommend|doesn't recommend|don't advise|doesn't advise|wouldn't recommend|not advise|best avoid|better avoid|advised to avoid|advised not
            |try to stay away|rather not|unwise|ill-advised
            |where possible avoid|if possible avoid|please avoid|avoid if possible""",
        "~ban": "avoid|avoids|avoided|refrain|refrains|stay away|keep away|steer clear|abstain|prevents|forbids|bars|bans|closed to",
        "~unable": "unable|impossible|cannot|can't|can not|could not|couldn't|not able|not possible|can no longer|no longer able|no longer possible",
        "may not": "may not|might not|mightn't",
        "unneeded": """need not|needn't|no need|not need to|not needed|not required|not necessary|don't have to|do not have to
            |doesn't have to|does not have to|don't need to|do not need to|doesn't need to|does not need to|not have to|not obliged
            |not obligatory|not compulsory|not mandatory|under no obligation|not essential
            |not require|n't require|never require|no longer need|no longer require|no longer necessary|isn't necessary|isn't required|aren't required|without having to|without needing to|never have to|no obligation
            |not bound to|dispense with|excused from|exempt from""",
        "option": "optional|optionally",
        "can": """up to you|free to|welcome to|are allowed|is allowed|be allowed|are permitted|is permitted
            |be permitted|at your discretion|your choice|if you like|if you wish|if you prefer|have the option|at liberty to
            |your own decision|feel free|is fine to|is ok to|is all right to|are welcome""",
        "should": "you are expected to|are supposed to|is supposed to|had better|you'd better",
        "~duty": """is due to|are due to|is to|are to|was to|were to|directed to|ordered to|tasked with|obliged to|responsible for
            |responsibility|responsibilities|entitled|intended to|meant to|asked to|instructed to|told to|urged to|required by""",
        "~able": "has the right to|have the right to|entitled to",
        "~need": "important to|it is important|importance of|key to|crucial to|vital to|essential to|cannot afford|calls for|only way",
        "advice": """it is best|it's best|is best to|best to|are best|are advised to|is advised to|is recommended|are recommended
            |be recommended|is advisable|better to|should preferably|should ideally|should if possible|should where possible|if possible|where possible|whenever possible|if at all possible|might want to|may want to|might wish to|may wish to|ideally|preferably|try to|we recommend
            |we suggest|we advise|we encourage|is encouraged|are encouraged|we would recommend|as far as possible|do your best
            |a good idea|recommends|advises|suggests""",
        "must": """have got to|be sure to|make sure|it is essential|is essential to|it is vital|is crucial that|without exception
            |no choice but|no other choice|no option but|at all costs|it is imperative|is mandatory|are mandatory|is compulsory|are compulsory|is obligatory""",
        "~will": "going to",
        "-": "how best to|should be fine|have to do|has to do|can of|may of|the can|a must-see|might and|bound up|please allow|no one can deny|can't help",
    },
    latin=True,
)
CHINESE = OperatorLexicon(
    {
        "ban": """不得|不准|不许|禁止|严禁|切勿|不允许|不容许|不予|请勿|勿|谢绝|禁用|忌用|切忌|千万别|千万不要|千万不能|绝不可|绝不能|决不能
            |绝对不能|一律不|不可以|不可|不能|一概不|未经许可不|违禁|被禁|万万不可|万不可|绝不允许|禁忌|不要""",
        "~unable": "不能够|无法|未能|没能|不可能|没法|做不到|无力|没有能力|无从|不大可能|不太可能",
        "-": """不得不|不能不|不可不|必不可少|不可或缺|不可缺少|不可避免|不可逆|不可思议|不可信|不可靠|不可再生|不可知|不可见|不可分|不可抗力
            |要不要|能不能|可不可以|应不应该|需不需要|不得已|不得而知|不可估量|不可磨灭|不可替代|不可忽视|不容忽视|不可预见|不可预测|不可开交
            |必要条件|不可同日而语|尽可能性|不妨碍|应有的|应该会|可爱|该如何|不由得|巴不得|恨不得|由不得|使不得|少不得|怪不得|来不得|会不会
            |应得|应付|应用|应急|应对|特应性|应激|应变|应邀|应届|应聘|应验|应允|应战|应酬|须知|应运而生|应要求|医生要求|准许|勿忘|不可否认|不可避免|别无选择|不得以|不得人心|选择性|不可告人|不能否认|可有可无|不得而知|不可或缺|要好|要高|要低|要大|要小|要多|要少""",
        "unadvised": """不应该|不应当|不应|不该|不宜|不建议|不推荐|不主张|不提倡|不鼓励|最好别|最好不要|最好不|尽量别|尽量不要|尽量不|尽量避免
            |尽量少|建议不要|建议不|应避免|应尽量避免|应当避免|宜避免|不适合|不适宜|不太适合|慎用|最好避免|少用为宜|应该避免|避免使用""",
        "unneeded": """不必|无须|无需|毋须|毋需|不需要|不需|不用|用不着|没必要|没有必要|无必要|不必要|可以不|也可以不|可不必|可以免|免于|免去|不强制
            |不强求|非必需|非必须|不硬性|可免|大可不必|犯不着|无须再|不一定要|不一定非要|不非得|未必要|可不""",
        "can": """全看您|由您决定|由您自己|由您自行|由你决定|您自己决定|自行决定|自行选择|随意|任意选择|听便|悉听尊便|自便|不妨|无妨|可自行
            |都可以|均可|皆可|亦可|也可以|也可|有权|准予|准许|获准|允许|许可|看您自己|您可酌情|可酌情|尽可|大可""",
        "option": "可选|可选择|选填|可有可无的选项",
        "~able": "即可",
        "advice": """最好|尽量|尽可能|宜|如有可能|若有可能|如可能|若可能|如条件允许|条件允许|争取|倡议|鼓励|提倡|力求|有条件的|为好|为宜|为佳|为妥
            |建议|推荐|劝""",
        "must": """只能|只可|唯有|必须|务必|务须|必需|须得|必得|一定要|千万要|非得|非要|不得不|务请|强制|一律须|一律要|一律应|义务|硬性|切记要|定要|绝对要|无论如何都要""",
        "should": "应该|应当|理应|理当|需应|都应|均应|应",
        "need": "有必要",
        "needed": "必要",
        "chance": "可能会|有可能会",
    },
    latin=False,
)
# What 应 and 宜 are part of in a word: only a word of their own, or one that begins with them, says a duty.
UNLESS_A_WORD = frozenset({"应", "宜", "勿", "劝", "可不", "禁忌", "均可", "即可", "不用", "不要"})
IF_NEEDED = re.compile(
    r"\b(?:unless|if|as|where|when|than|absolutely|strictly) (?:absolutely |strictly |it is )?$"
)
# "A page that needs no notice" does not need one.
NO_NEED = re.compile(r" (?:no|none|nothing|neither)\b", re.IGNORECASE)
# "No other fields are allowed" forbids, and "nobody should".
OF_NONE = re.compile(r"\b(?:(?:no|neither)(?: [\w'’-]+){1,5}|nobody|no one|none|nothing) $", re.IGNORECASE)
DENIED = {
    "can": "ban",
    "may": "ban",
    "must": "ban",
    "should": "unadvised",
    "advice": "unadvised",
    "need": "unneeded",
}
# "As much as you can" is 尽可能: nobody is permitted anything.
AS_THEY_CAN = re.compile(r"\bas [\w-]+(?: [\w-]+){0,5} as (?:[\w-]+ ){1,3}$", re.IGNORECASE)
# Words that say no to another word, not by themselves.
NO_WORD = re.compile(
    r"not|no|never|cannot|n[eo]\w+|.*n['’]t|unable|without|unnecessary|unlikely", re.IGNORECASE
)
ADVICE = ("recommend", "advi", "suggest", "propos")
NEED = re.compile(r"need|requir|necess|ha[vds]|oblig|optional|unnec|volunt|mandat|must")
NOT_ADVISED = re.compile(r"不应|不该|不宜|不建议|不推荐")
CANNOT = re.compile(r"不能够|无法|未能|不可能|不会|没能|能力|无力|不大|不太")
# "You can only" and "only then may you" are 只能, which is a duty elsewhere ("no choice but").
ONLY_EN = re.compile(r"\b(?:only|just|solely|exclusively|limited|restricted|alone|once)\b", re.IGNORECASE)
ONLY_ZH = frozenset(("只能", "只可", "唯有"))
LIFTED = re.compile("(?:不是|并非|并不|不一定|未必|不再|非|很少|极少|几乎不)(?:都|是|总|总是|被)?$")
# 远程办公方面的建议 is a thing, and so are 一些建议.
BEFORE_A_THING = frozenset("的些条项点份")
# A non-compulsory course.
NON = ("non-", "non")
# What nobody can be told not to do.
NO_DEEDS = frozenset(("know", "have", "need", "think", "seem", "believe", "want", "feel", "be", "worry"))
DONT = re.compile(
    r"(?:^|[.!?:;,(–—]|\b(?:then|please|and|or|but))[^\w.!?:;,(–—]*+(do not|don't|don’t|never) ([a-z]+)"
)

# The families of English are those of `text/language/strength`; a ban and what is near to it are told apart here.
_FORBIDDEN = {
    ("ban", "ban"): 1.0, ("ban", "unadvised"): 0.8, ("ban", "unable"): 0.6, ("ban", "unneeded"): 0.2,
    ("unadvised", "unadvised"): 1.0, ("unadvised", "ban"): 0.8, ("unadvised", "advice"): 0.3,
    ("unable", "unable"): 1.0, ("unable", "ban"): 0.95, ("unable", "unadvised"): 0.5, ("unable", "may not"): 0.3,
    ("may not", "chance"): 0.9, ("may not", "unable"): 0.7, ("may not", "ban"): 0.8, ("may not", "unneeded"): 0.7,
    ("may not", "unadvised"): 0.4, ("may not", "will"): 0.4,
    ("dont", "ban"): 1.0, ("dont", "unadvised"): 0.9, ("dont", "advice"): 0.3, ("dont", "unneeded"): 0.4,
    ("unneeded", "unneeded"): 1.0, ("unneeded", "ban"): 0.3, ("unneeded", "can"): 0.4, ("unneeded", "able"): 0.4,
    ("need", "needed"): 0.95, ("thing", "needed"): 0.9, ("must", "needed"): 0.4,
    ("thing", "must"): 0.8, ("thing", "double"): 0.8, ("thing", "should"): 0.6, ("thing", "certain"): 0.5,
    ("imperative", "advice"): 0.8, ("imperative", "should"): 0.9, ("imperative", "need"): 0.9, ("imperative", "must"): 0.8,
    ("imperative", "double"): 0.3, ("imperative", "can"): 0.3, ("imperative", "able"): 0.3, ("imperative", "ban"): 0.3,
    ("option", "option"): 1.0, ("option", "unneeded"): 0.9, ("option", "can"): 0.8, ("option", "able"): 0.7, ("can", "option"): 0.9,
    ("able", "option"): 0.8, ("unneeded", "option"): 0.8, ("may", "option"): 0.5,
    ("can", "unneeded"): 0.3, ("able", "ban"): 0.2, ("imperative", "unadvised"): 0.5,
}  # fmt: skip
FIT = {
    (en, zh): 1 - 0.12 * rank
    for en, families in ANSWERS.items()
    for rank, zh in enumerate(families)
    if "forbidden" not in (en, zh)
} | _FORBIDDEN
# Strengths on a ladder, by label: two that stand on unlike steps contradict each other.
STEP = {
    "must": "M", "need": "M", "certain": "M", "double": "M", "thing": "T", "should": "S", "duty": "S", "advice": "A",
    "can": "P", "able": "P", "option": "P", "may": "C", "chance": "C", "unneeded": "U", "ban": "F", "dont": "F", "unadvised": "N",
    "imperative": "I", "may not": "Y", "will": "W", "unable": "X",
}  # fmt: skip
APART = {
    "M": {"S": 0.3, "A": 0.6, "P": 0.9, "C": 0.9, "U": 1.0, "F": 1.0, "N": 0.9, "W": 0.3},
    "T": {"P": 0.6, "C": 0.6, "U": 0.9, "F": 0.6},
    "S": {"M": 0.3, "A": 0.2, "P": 0.7, "C": 0.8, "U": 1.0, "F": 1.0, "N": 1.0},
    "A": {"M": 0.7, "P": 0.5, "C": 0.5, "U": 0.9, "F": 0.6, "N": 0.4},
    "P": {"M": 0.9, "S": 0.7, "A": 0.6, "U": 0.5, "F": 1.0, "N": 0.9},
    "C": {"M": 0.9, "S": 0.8, "A": 0.5, "U": 0.5, "F": 0.6},
    "U": {"M": 1.0, "S": 0.9, "A": 0.7, "P": 0.2, "F": 0.9, "N": 0.7, "C": 0.3},
    "F": {"M": 1.0, "S": 0.9, "P": 1.0, "A": 0.6, "U": 0.9, "N": 0.5, "C": 0.5},
    "N": {"M": 0.9, "S": 0.8, "P": 0.9, "U": 0.8, "F": 0.5, "C": 0.4},
    "I": {"P": 0.3, "U": 0.9, "F": 0.5},
    "W": {"M": 0.5, "S": 0.4},
    "X": {"M": 0.6, "S": 0.5, "P": 0.7},
    "Y": {"M": 0.8, "S": 0.7, "P": 0.5, "F": 0.2},
}  # fmt: skip
HOW = Comparison(
    "strength",
    FIT,
    {
        (en, zh): APART[a][b]
        for (en, a), (zh, b) in product(STEP.items(), STEP.items())
        # A duty against a ban is a denial: `denials` tells it, and knows that "must stay on" is 不可取下.
        if a in APART and b in APART[a] and not ({a, b} & set("FN") and {a, b} & set("MSA"))
    },
    frozenset(
        f"{side} {label}"
        for side, labels in (
            ("en", ("must", "should", "need", "duty", "can", "may", "unneeded")),
            ("zh", ("must", "should", "need", "certain", "can", "chance", "advice", "unneeded")),
        )
        for label in labels
    ),
    {
        name: re.compile(pattern, re.IGNORECASE)
        for name, pattern in {
            "en question": r"\?",
            "en whether": r"\bwhether\b|\bor not\b",
            "en important": r"\b(?:important|essential|crucial|vital|key|necessary)\b",
            "en due": r"\b(?:due|scheduled|planned|supposed|meant|intended)\b",
            "en if": r"\b(?:if|when|unless|until|before|once)\b",
            "en order": r"\b(?:orders?|ordered|instruct\w*|request\w*|ask(?:ed)?|rules?|laws?|polic\w+|guidelines?|want\w*|call\w* for)\b",
            "en will": r"\b(?:will|would|shall|going to)\b",
            "en only": r"\bonly\b",
            "en to be": r"\b(?:is|are|was|were) to\b",
            "en for": r"\b(?:for|to) \w+",
            "en past": r"\b(?:was|were|had|did|said|told)\b",
            "zh question": r"？|吗|是否",
            "zh cai": r"才|方可|方能|只有|除非|否则",
            "zh please": r"请",
            "zh demand": r"要求|规定|责|令|命|准则|原则|指南|标准",
            "zh yao": r"要|得",
            "zh noun": r"需求|必要|要求|义务|责任|权|能力|可能性|机会|风险",
            "zh will": r"会|将|能|可",
            "zh should": r"应|该|须|必|宜",
        }.items()
    },
    soft_answer=False,
)  # fmt: skip


def find(sentences: LinkedSentences) -> Iterator[Clue]:
    """The words of strength in two sentences that do not answer each other."""
    en = list(_english(sentences))
    zh = list(_chinese(sentences))
    if en or zh:
        yield from compare(sides(sentences, en, zh), HOW)


def _english(sentences: LinkedSentences) -> Iterator[Operator]:
    text = sentences.en
    found = ENGLISH.find(text)
    lower = lowered(text)
    found += [
        FoundOperator("dont", match.start(1), match.end(1), firm=True)
        for match in DONT.finditer(lower)
        if match[2] not in NO_DEEDS
    ]
    found = [
        one._replace(label="unneeded")
        if lower[one.start : one.end].startswith("need") and NO_NEED.match(text, one.end)
        else one
        for one in found
    ]
    taken = bytearray(len(text))
    for one in found:
        taken[one.start : one.end] = b"1" * (one.end - one.start)
    for cue in english_cues(text):
        if not any(taken[cue.start : cue.end]) and not _only_looks(cue, text):
            found.append(_refined(cue, text))
    found = [_of_none(one, text) for one in found]
    found += [
        FoundOperator("imperative", match.start(1), match.start(1), firm=False)
        for match in CLAUSE_START.finditer(lower)
        if match[1] in INSTRUCTIONS
    ]
    for one in sorted((one for one in found if one.label != LOOKALIKE), key=lambda each: each.start):
        yield operator(one, text, sentences.en_tokens, "en", back=_looks_back(text, one))


def _only_looks(cue: StrengthCue, text: str) -> bool:
    """True for a word that is none here: the best response, not always, "Should it rain, …"."""
    word = cue.text.lower()
    # "Medical advice" is a thing.
    if word in ("best", "better", "advice"):
        return True
    if cue.family == "unneeded":
        return not NEED.match(word) or bool(
            IF_NEEDED.search(text[max(0, cue.start - 16) : cue.start].lower())
        )
    if word == "should":
        return cue.text == "Should" and not text.rstrip().endswith("?")
    return word in ("can", "could") and bool(AS_THEY_CAN.search(text, max(0, cue.start - 80), cue.start))


def _of_none(one: FoundOperator, text: str) -> FoundOperator:
    """What a word says of a thing that there is none of: "no children may", "no dose is recommended"."""
    denied = DENIED.get(one.label)
    is_of_none = denied and OF_NONE.search(text, max(0, one.start - 60), one.start)
    return one._replace(label=denied, firm=True) if denied and is_of_none else one


def _refined(cue: StrengthCue, text: str) -> FoundOperator:
    label, word = cue.family, cue.text.lower()
    firm = cue.firm
    if word.startswith("need") and NO_NEED.match(text, cue.end):
        label = "unneeded"
    if label in ("must", "need") and text[max(0, cue.start - 4) : cue.start].lower().endswith(NON):
        label = "unneeded"
    if label == "forbidden":
        label, firm = ("unable", False) if word.startswith(("ca", "un", "imp", "could")) else ("ban", True)
        if word.startswith(("should", "ought", "recommend", "advis", "suggest")):
            label = "unadvised"
        elif word.startswith(("may", "might")):
            label = "may not"
    return FoundOperator(label, cue.start, cue.end, firm or label == "unneeded" or word.startswith(ADVICE))


def _looks_back(text: str, one: FoundOperator) -> bool:
    """True for "X is required.", "X are prohibited": what it is about stands before it."""
    return (
        text[max(0, one.end - 2) : one.end] in ("ed", "en", "ry", "al")
        and text[one.end : one.end + 4] != " to "
    )


def _chinese(sentences: LinkedSentences) -> Iterator[Operator]:
    text, tokens = sentences.zh, sentences.zh_tokens
    starts = {token.start: token for token in tokens}
    only = bool(ONLY_EN.search(sentences.en))
    found = [_in_context(one, text, only) for one in CHINESE.find(text) if _is_word(text, one, starts)]
    taken = bytearray(len(text))
    for one in found:
        taken[one.start : one.end] = b"1" * (one.end - one.start)
    for cue in chinese_cues(text):
        if not any(taken[cue.start : cue.end]):
            found.append(_in_context(_refined_chinese(cue), text, only))
    found += [
        FoundOperator("ban", one.start, one.end, firm=True)
        for one in tokens
        if one.text == "别" and not taken[one.start]
    ]
    denied = _denied_by_one_word(sentences)
    found = [one for one in found if not any(start < one.end and one.start < end for start, end in denied)]
    for one in sorted((one for one in found if one.label != LOOKALIKE), key=lambda each: each.start):
        yield operator(
            one,
            text,
            tokens,
            "zh",
            back=text[one.start : one.end] in ("禁用", "忌用", "禁止", "慎用", "即可", "为宜"),
        )


def _denied_by_one_word(sentences: LinkedSentences) -> list[tuple[int, int]]:
    """Where the Chinese answers one English word that says no by itself (unavailable, 不可用) though it says nothing of strength."""
    # What each denial denies is worth finding out only where a word may be one.
    if not any(_says_no_itself(cue) for cue in denial_cues(sentences.en)):
        return []
    return [
        (start, end)
        for denial in denials(sentences)[0]
        if _says_no_itself(denial.cue) and denial.words
        for start, end, score in denial.words[0].answers
        if score >= LEAST and denial.words[0].start == denial.cue.start
    ]


def _says_no_itself(cue: DenialCue) -> bool:
    return cue.force != "faint" and not NO_WORD.fullmatch(cue.text)


def _in_context(one: FoundOperator, text: str, only: bool) -> FoundOperator:
    """What a word says where it stands: 只能 permits where the English says "only", and 不是必须 lifts a duty."""
    if only and text[one.start : one.end] in ONLY_ZH:
        return one._replace(label="can")
    if one.label == "advice" and text[one.start - 1 : one.start] in BEFORE_A_THING:
        return one._replace(firm=False)
    if one.label in ("must", "need", "needed", "should") and LIFTED.search(text[: one.start][-5:]):
        return one._replace(label="unneeded")
    return one


def _is_word(text: str, one: FoundOperator, starts: dict[int, LinkedToken]) -> bool:
    word = text[one.start : one.end]
    if word not in UNLESS_A_WORD:
        return True
    token = starts.get(one.start)
    return token is not None and (
        token.end <= one.end or (word == "应" and token.text in ("应由", "应为", "应以", "应将"))
    )


def _refined_chinese(cue: StrengthCue) -> FoundOperator:
    label, firm = cue.family, cue.firm
    if label == "forbidden":
        label, firm = ("unable", False) if CANNOT.search(cue.text) else ("ban", True)
        if NOT_ADVISED.search(cue.text):
            label = "unadvised"
    return FoundOperator(label, cue.start, cue.end, firm or label == "unneeded")
