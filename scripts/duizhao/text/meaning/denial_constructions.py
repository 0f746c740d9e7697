"""Constructions that may carry a denial without a word that denies, by language: what stands in a sentence beside a denial."""

import re

CONSTRUCTIONS = {
    "en": {
        "until": r"\b(?:until|till|before)\b",
        "unless": r"\bunless\b",
        "without": r"\bwithout\b",
        "only": r"\b(?:only|just|merely|alone)\b",
        "but": r"\bbut\b",
        "rather": r"\b(?:rather than|instead of|as opposed to)\b",
        "too": r"\btoo \w+",
        "than": r"\bthan\b",
        "question": r"\?",
        "whether": r"\b(?:whether|or not)\b",
        "except": r"\b(?:except|other than|apart from|exclud\w+)\b",
        "permit": r"\b(?:allow(?:s|ed)?|permit(?:s|ted)?|may|can|could|fine)\b",
        "out": r"\b(?:out of|away from|outside|off|absen\w+|beyond)\b",
        "lack": r"\b(?:lack\w*|fail\w*|miss\w*|free|less|few|little|hard\w*|difficult\w*|refus\w*|rare\w*|den(?:y|ies|ied)|loss|lost)\b",
        "prevent": r"\b(?:prevent\w*|avoid\w*|protect\w*|stop\w*|against|forbid\w*|prohibit\w*|ban\w*|refrain\w*|keep\w*)\b",
    },
    "zh": {
        "permit": r"(?<!不)(?:允许|可以|准许|能够|许可)",
        "cai": r"才|方可|方能|始能",
        "unless": r"除非|否则|不然",
        "only": r"只有|仅|只|唯",
        "must": r"必须|务必|须|必",
        "but": r"而是|但|却|然而",
        "rather": r"而不是|而非|不是",
        "than": r"不如|比|过于|太",
        "question": r"？|吗|是否",
        "except": r"除了|除外|以外|之外|除",
        "lack": r"缺|失|难|少|未|罕|差|弱|低|不足|空|尽",
        "prevent": r"防|免|避|禁|忌|戒|停|拒|阻|杜绝|切勿|切忌",
        "before": r"之前|以前|前|尚|还",
    },
}
FOUND = {
    language: {name: re.compile(pattern, re.IGNORECASE) for name, pattern in patterns.items()}
    for language, patterns in CONSTRUCTIONS.items()
}
# "Not … until", "not … without" need no denial in a Chinese sentence that has one of these (只有 … 才, 做完再). Without one
# they are a denial like any other.
WAITS = re.compile(r"才|方可|方能|始能|再|直到|直至|只有|除非|必须|须|否则|后|等")
# 第二天才可以开车 is "not until the next day", 须与食物同服 "not without food".
NOT_UNTIL = re.compile(
    r"(?:\b(?:not|never|no|nobody|nothing)\b|n['’]t\b)[^.!?]{1,80}\b(?:until|without|unless|except)\b",
    re.IGNORECASE,
)
ONLY_THEN = re.compile("才|方可|方能|只有|除非")
MUST_BE = re.compile("必须|须|务必|一定要")


def is_only_then(en: str, zh: str) -> bool:
    """True for an English "not until" or "not without" where the Chinese sentence says only then, or that it must be so: it needs
    no denial."""
    return bool(NOT_UNTIL.search(en) and (ONLY_THEN.search(zh) or MUST_BE.search(zh)))
