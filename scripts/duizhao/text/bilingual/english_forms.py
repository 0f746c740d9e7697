"""English words and what they may be forms of: by rules and a short list of irregular ones, without a model."""

import re

WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")

IRREGULAR = {
    form: base
    for line in """
    be am is are was were been being|have has had having|do does did done|go goes went gone|say said|make made|take took taken
    get got gotten|come came|see saw seen|know knew known|give gave given|find found|think thought|tell told|become became
    leave left|feel felt|put put|bring brought|begin began begun|keep kept|hold held|write wrote written|stand stood|hear heard
    let let|mean meant|meet met|run ran|pay paid|sit sat|speak spoke spoken|lie lay lain lying|lead led|read read|grow grew grown
    lose lost|fall fell fallen|send sent|build built|understand understood|draw drew drawn|break broke broken|spend spent
    cut cut|rise rose risen|drive drove driven|buy bought|wear wore worn|choose chose chosen|eat ate eaten|drink drank drunk
    sleep slept|swell swollen|bleed bled|feed fed|breed bred|bite bit bitten|shake shook shaken|hurt hurt|wake woke woken
    forget forgot forgotten|catch caught|teach taught|seek sought|fight fought|sell sold|die dying|tie tying|show shown
    undergo underwent undergone|undertake undertook undertaken|withdraw withdrew withdrawn|spread spread|shed shed|swim swam swum
    fly flew flown|throw threw thrown|freeze froze frozen|steal stole stolen|sing sang sung|ring rang rung|sink sank sunk
    hide hid hidden|ride rode ridden|win won|bind bound|wind wound|grind ground|sweep swept|weep wept|lend lent|bend bent
    dig dug|stick stuck|strike struck|swing swung|shoot shot|light lit|slide slid|deal dealt|dream dreamt|burn burnt|learn learnt
    man men|woman women|child children|foot feet|tooth teeth|goose geese|mouse mice|person people|life lives|knife knives
    wife wives|half halves|leaf leaves|self selves|good better best|bad worse worst|little less least|many more most|far further furthest
    bacterium bacteria|datum data|criterion criteria|phenomenon phenomena|medium media|diagnosis diagnoses|analysis analyses
    crisis crises|thesis theses|hypothesis hypotheses|basis bases|axis axes|prognosis prognoses|index indices|appendix appendices
    vertebra vertebrae|larva larvae|nucleus nuclei|fungus fungi|stimulus stimuli|bacillus bacilli|alveolus alveoli|ovum ova
    """.replace("\n", "|").split("|")
    for base, *forms in [line.split() or [""]]
    for form in forms
    if form != base
}


def bases(word: str) -> list[str]:
    """What `word` (lower case) may be a form of, the likeliest first; never the word itself."""
    found: list[str] = []
    if word in IRREGULAR:
        found.append(IRREGULAR[word])
    length = len(word)
    if word.endswith(("'s", "’s")):
        found.append(word[:-2])
    if word.endswith("ies") and length > 4:
        found.append(word[:-3] + "y")
    elif word.endswith(("ches", "shes", "sses", "xes", "zes", "oes")):
        found += [word[:-2], word[:-1]]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and length > 3:
        found.append(word[:-1])
    for ending, after in (("ing", "e"), ("ied", ""), ("ed", "e"), ("est", "e"), ("er", "e")):
        if not word.endswith(ending) or length < len(ending) + 3:
            continue
        stem = word[: -len(ending)]
        if ending == "ied":
            found.append(stem + "y")
            continue
        if ending in ("er", "est") and stem.endswith("i"):
            found.append(stem[:-1] + "y")
            continue
        if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "aeiouls":
            found.append(stem[:-1])
        elif ending in ("ing", "ed") and len(stem) > 3 and stem[-1] == stem[-2]:
            found += [stem, stem[:-1]]
        if stem[-1] in "vcguz" or stem.endswith(("at", "ir", "ur", "as", "os", "us", "ut", "id", "ak", "in")):
            found += [stem + after, stem]
        else:
            found += [stem, stem + after]
    if word.endswith("ly") and length > 5:
        found.append(word[:-3] + "y" if word.endswith("ily") else word[:-2])
        if word.endswith("ally"):
            found.append(word[:-4])
    return list(dict.fromkeys(base for base in found if base != word))


KIN = (
    ("iness", "y"),
    ("ness", ""),
    ("ication", "y"),
    ("ation", "e"),
    ("ation", "ate"),
    ("ation", ""),
    ("ition", "e"),
    ("ition", ""),
    ("ion", "e"),
    ("ion", ""),
    ("ment", ""),
    ("ance", ""),
    ("ence", ""),
    ("ance", "e"),
    ("al", ""),
    ("al", "e"),
    ("ical", "y"),
    ("ity", ""),
    ("ity", "e"),
    ("ability", "able"),
    ("able", ""),
    ("able", "e"),
    ("ive", "ion"),
    ("ful", ""),
    ("less", ""),
    ("ic", "y"),
    ("ic", ""),
    ("ous", ""),
    ("y", ""),
    ("er", ""),
    ("er", "e"),
    ("or", "e"),
    ("or", ""),
    ("t", "ce"),
    ("ize", ""),
    ("ise", "ize"),
    ("isation", "ization"),
    ("our", "or"),
    ("aem", "em"),
    ("oe", "e"),
)
MORE = ("ion", "tion", "ation", "ment", "ness", "ing", "al")


def kin(word: str) -> list[str]:
    """Words of the same root that may be rendered alike: dizziness, dizzy; treat, treatment."""
    found = [word[: -len(a)] + b for a, b in KIN if word.endswith(a) and len(word) > len(a) + 3]
    found += [word.replace(a, b) for a, b in (("aem", "em"), ("oed", "ed"), ("our", "or")) if a in word]
    stem = word[:-1] if word.endswith("e") else word
    found += [stem + end for end in MORE] if len(word) > 3 else []
    if word.endswith("y"):
        found += [word[:-1] + "iness"]
    return list(dict.fromkeys(f for f in found if f != word))


STOP = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "to",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "with",
        "without",
        "within",
        "into",
        "onto",
        "upon",
        "over",
        "under",
        "about",
        "above",
        "below",
        "between",
        "among",
        "through",
        "during",
        "before",
        "after",
        "since",
        "until",
        "till",
        "as",
        "than",
        "then",
        "so",
        "such",
        "and",
        "or",
        "but",
        "nor",
        "not",
        "no",
        "yes",
        "if",
        "whether",
        "while",
        "when",
        "where",
        "who",
        "whom",
        "whose",
        "which",
        "what",
        "that",
        "this",
        "these",
        "those",
        "there",
        "here",
        "it",
        "its",
        "it's",
        "he",
        "him",
        "his",
        "she",
        "her",
        "hers",
        "we",
        "us",
        "our",
        "ours",
        "you",
        "your",
        "yours",
        "they",
        "them",
        "their",
        "theirs",
        "i",
        "me",
        "my",
        "mine",
        "am",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "have",
        "has",
        "had",
        "having",
        "do",
        "does",
        "did",
        "done",
        "doing",
        "will",
        "would",
        "shall",
        "should",
        "can",
        "could",
        "may",
        "might",
        "must",
        "ought",
        "cannot",
        "can't",
        "don't",
        "doesn't",
        "didn't",
        "isn't",
        "aren't",
        "wasn't",
        "weren't",
        "won't",
        "wouldn't",
        "shouldn't",
        "i'm",
        "you're",
        "they're",
        "we're",
        "i've",
        "you've",
        "we've",
        "he's",
        "she's",
        "that's",
        "there's",
        "what's",
        "let's",
        "also",
        "just",
        "only",
        "very",
        "too",
        "more",
        "most",
        "much",
        "many",
        "some",
        "any",
        "all",
        "each",
        "every",
        "both",
        "either",
        "neither",
        "other",
        "others",
        "another",
        "own",
        "same",
        "few",
        "several",
        "less",
        "least",
        "even",
        "still",
        "yet",
        "ever",
        "never",
        "again",
        "however",
        "therefore",
        "thus",
        "hence",
        "because",
        "although",
        "though",
        "unless",
        "despite",
        "per",
        "via",
        "etc",
        "e.g",
        "i.e",
        "one",
        "ones",
        "get",
        "got",
        "go",
        "goes",
        "went",
        "make",
        "made",
        "up",
        "down",
        "out",
        "off",
        "how",
        "why",
        "s",
        "t",
        "re",
        "ve",
        "ll",
        "d",
        "m",
    ]
)
