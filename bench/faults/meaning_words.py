"""What a careless hand does to the meaning of a sentence, for `bench.faults.meaning`.

English: regular expressions and what stands in their place. Chinese: a whole word and the words that may
take its
place. Written down from the grammar of each language, without looking at what the rules know.
"""

# Not before a denial that is there already, nor before the subject of a question.
_FREE = (
    r"(?!\s+(?:not|no|never|nothing|nobody|none|you|we|they|it|he|she|I|there|this|that|these|those|your|the|"
    r"un[a-z]+)\b|n['’]t)"
)
_VERB = r"(?=\s+(?:[a-z]+(?:ed|en|wn|ne|de|nt|un|ung|ught|und|ld|ed|n't)|been|had|made|done|seen|led)\b)"

ENGLISH_ADD = (
    (rf"\b(is|are|was|were|should|must|may|might|could|would|will){_FREE}(?=\s)", r"\1 not"),
    (rf"\bcan{_FREE}(?=\s+[a-z])", "cannot"),
    (rf"\b(has|have|had){_FREE}{_VERB}", r"\1 not"),
    (
        r"\b(we|they|you|people|patients|symptoms)(?=\s+(?:have|need|want|use|take|feel|show|suffer|"
        r"require|live)\b)",
        r"\1 do not",
    ),
    (r"\bcauses\b", "does not cause"),
    (r"\brequires\b", "does not require"),
    (r"\bincludes\b", "does not include"),
    (r"\bsuggests?\b(?=\s+that)", "does not suggest"),
    (
        r"(?<![\w,] )\b(Take|Use|Tell|Call|Stop|Drink|Eat|Keep|Give|Apply|Wear|Wash|Drive|Leave|Store|Stay)"
        r"\b(?=\s)",
        r"Do not \1",
    ),
    (r"\bwith(?=\s+(?:a|an|the|any|fever|symptoms|water|food)\b)", "without"),
)
ENGLISH_REMOVE = (
    (r"\b(do|does|did)\s*(?:not|n['’]t)\s+(?!only\b)", ""),
    (r"\bcannot\b|\bcan not\b|\bcan['’]t\b", "can"),
    (r"\bwon['’]t\b", "will"),
    (r"(?<=is|re|as|ve|ld|st|ad|ay)(?: not|n['’]t)\b(?!\s+(?:only|just|until|least))", ""),
    (r"(?<=will)(?: not|n['’]t)\b(?!\s+(?:only|just|until))", ""),
    (r"\bnever\b", "always"),
    (r"\b(?<!or )no(?=\s+(?!longer|more|less|later|doubt|matter|fewer|one)[a-z])", "some"),
    (r"\bno longer\b", "still"),
    (r"\bwithout\b", "with"),
    (r"\bunable\b", "able"),
    (r"\bunlikely\b", "likely"),
    (r"\bunknown\b", "known"),
    (r"\bunclear\b", "clear"),
    (r"\bnone of\b", "all of"),
)
CHINESE_ADD = {
    "是": ("不是", "并非"),
    "可以": ("不可以", "不能"),
    "能": ("不能",),
    "能够": ("不能够", "无法"),
    "会": ("不会",),
    "应": ("不应",),
    "应该": ("不应该",),
    "应当": ("不应当",),
    "需要": ("不需要", "无需"),
    "必须": ("不必",),
    "有": ("没有", "无"),
    "具有": ("不具有",),
    "存在": ("不存在",),
    "已": ("未", "尚未"),
    "已经": ("尚未", "没有"),
    "曾": ("未曾",),
    "建议": ("不建议",),
    "推荐": ("不推荐",),
    "属于": ("不属于",),
    "包括": ("不包括",),
    "导致": ("不会导致", "未导致"),
    "引起": ("不会引起", "未引起"),
    "用于": ("不用于",),
    "要": ("不要",),
    "发现": ("没有发现", "未发现"),
    "知道": ("不知道",),
    "使用": ("不使用", "勿使用"),
    "支持": ("不支持",),
    "请": ("请勿", "请不要"),
    "允许": ("不允许", "禁止"),
}
CHINESE_REMOVE = {
    "没有": ("有", "已"),
    "没": ("",),
    "不": ("",),
    "不是": ("是",),
    "不会": ("会",),
    "不能": ("能", "可以"),
    "不可": ("可",),
    "不可以": ("可以",),
    "不能够": ("能够",),
    "不要": ("要",),
    "不应": ("应",),
    "不该": ("该",),
    "不得": ("可以",),
    "不再": ("仍",),
    "不需": ("需",),
    "不必": ("必须",),
    "不用": ("要",),
    "不足以": ("足以",),
    "不太": ("很",),
    "不易": ("容易",),
    "不清楚": ("清楚",),
    "不明": ("明确",),
    "不知": ("知道",),
    "不知道": ("知道",),
    "不具": ("具",),
    "不到": ("到",),
    "不便": ("方便",),
    "不利": ("有利",),
    "不愿": ("愿意",),
    "不想": ("想",),
    "从不": ("总是",),
    "并不": ("",),
    "并不是": ("是",),
    "并非": ("是",),
    "未": ("已",),
    "尚未": ("已经",),
    "从未": ("曾",),
    "未能": ("能够",),
    "未知": ("已知",),
    "无法": ("能够", "可以"),
    "无需": ("需要",),
    "无须": ("必须",),
    "无": ("有",),
    "无效": ("有效",),
    "无关": ("有关",),
    "毫无": ("很有",),
    "勿": ("",),
    "请勿": ("请",),
    "切勿": ("请",),
    "禁止": ("允许",),
    "避免": ("允许",),
}

ENGLISH_STRENGTH = (
    (r"\bmust\b(?!\s+(?:not|have)\b|n)", "may"),
    (r"\bmust\b(?!\s+(?:not|have)\b|n)", "should"),
    (r"\bshould\b(?!\s+(?:not|have)\b|n)", "must"),
    (r"\bshould\b(?!\s+(?:not|have)\b|n)", "may"),
    (r"\bmay\b(?!\s+not\b|\s*,)", "must"),
    (r"\bmay\b(?!\s+not\b|\s*,)", "should"),
    (r"\bmight\b(?!\s+not\b)", "must"),
    (r"\bcan\b(?!\s+not\b|['’])", "must"),
    (r"\bcan\b(?!\s+not\b|['’])", "should"),
    (r"\b(?:have|has) to\b", "may"),
    (r"\b(?:have|has) to\b", "should"),
    (r"\bneeds? to\b", "may"),
    (r"\b(is|are) recommended\b", r"\1 required"),
    (r"\b(is|are) required\b", r"\1 optional"),
    (r"\b(is|are) necessary\b", r"\1 optional"),
    (r"\bmust not\b", "may"),
    (r"\bshould not\b", "may"),
    (r"\bneed not\b", "must"),
)
CHINESE_STRENGTH = {
    "必须": ("可以", "应", "可能"),
    "务必": ("可以",),
    "须": ("可",),
    "应": ("可以", "必须"),
    "应该": ("可以", "必须"),
    "应当": ("可以", "必须"),
    "可以": ("必须", "应"),
    "可": ("必须", "应"),
    "可能": ("必须", "一定"),
    "能": ("必须",),
    "需要": ("可以",),
    "需": ("可",),
    "建议": ("必须", "强制"),
    "不必": ("必须",),
    "无需": ("必须",),
    "不得": ("可以",),
    "不应": ("可以",),
    "一定": ("可能",),
}

_SIDES = (
    r"(?=\s+(?:arm|hand|side|lung|leg|knee|eye|ear|foot|ventric\w+|atri\w+|bank|wing|half|brain|hip|"
    r"shoulder|breast)s?\b)"
)


def _both(
    pairs: tuple[tuple[str, str], ...], before: str = r"\b", after: str = r"\b"
) -> tuple[tuple[str, str], ...]:
    return tuple(
        (before + old + after, new) for a, b in pairs for old, new in ((a, b), (b, a), (a.title(), b.title()))
    )


ENGLISH_DIRECTION = (
    *_both(
        (
            ("increase", "decrease"),
            ("increases", "decreases"),
            ("increased", "decreased"),
            ("increasing", "decreasing"),
            ("rise", "fall"),
            ("rises", "falls"),
            ("rising", "falling"),
            ("rose", "fell"),
            ("higher", "lower"),
            ("above", "below"),
            ("before", "after"),
            ("faster", "slower"),
            ("inside", "outside"),
            ("upper", "lower"),
            ("larger", "smaller"),
            ("longer", "shorter"),
            ("earlier", "later"),
            ("started", "stopped"),
            ("start", "stop"),
            ("begins", "ends"),
            ("gain", "loss"),
            ("opened", "closed"),
            ("better", "worse"),
            ("improve", "worsen"),
            ("maximum", "minimum"),
            ("highest", "lowest"),
        ),
        before=r"(?<!no )(?<!least )\b",
    ),
    (r"\breduce\b", "increase"),
    (r"\breduced\b", "increased"),
    (r"\breduces\b", "increases"),
    (r"\breducing\b", "increasing"),
    (r"(?<!no )\bmore than\b", "less than"),
    (r"(?<!no )\bless than\b", "more than"),
    (r"\bhigh(?=[\s-][a-z])", "low"),
    (r"\blow(?=[\s-][a-z])", "high"),
    (rf"\bleft{_SIDES}", "right"),
    (rf"\bright{_SIDES}", "left"),
    (r"\bnorthern\b", "southern"),
)
_CHINESE_OPPOSITES = (
    ("增加", "减少"),
    ("增多", "减少"),
    ("增长", "下降"),
    ("上升", "下降"),
    ("升高", "降低"),
    ("提高", "降低"),
    ("高于", "低于"),
    ("大于", "小于"),
    ("多于", "少于"),
    ("以上", "以下"),
    ("之前", "之后"),
    ("以前", "以后"),
    ("前", "后"),
    ("左", "右"),
    ("左侧", "右侧"),
    ("左手", "右手"),
    ("开始", "停止"),
    ("更多", "更少"),
    ("更高", "更低"),
    ("较高", "较低"),
    ("较多", "较少"),
    ("最高", "最低"),
    ("最大", "最小"),
    ("较大", "较小"),
    ("更大", "更小"),
    ("最早", "最晚"),
    ("加快", "减慢"),
    ("内", "外"),
    ("打开", "关闭"),
    ("改善", "恶化"),
    ("加重", "减轻"),
    ("延长", "缩短"),
    ("扩大", "缩小"),
    ("超过", "不到"),
    ("高", "低"),
    ("上方", "下方"),
    ("早期", "晚期"),
    ("增强", "减弱"),
    ("加强", "减弱"),
)
CHINESE_DIRECTION: dict[str, tuple[str, ...]] = {}
for _a, _b in _CHINESE_OPPOSITES:
    CHINESE_DIRECTION.setdefault(_a, ())
    CHINESE_DIRECTION[_a] += (_b,)
    CHINESE_DIRECTION.setdefault(_b, ())
    CHINESE_DIRECTION[_b] += (_a,)
