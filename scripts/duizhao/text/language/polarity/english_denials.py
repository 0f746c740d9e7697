"""English words that deny, from general grammar (Huddleston and Pullum 2002, ch. 9: verbal, non-verbal
and affixal
negation, approximate negators, covertly negative words)."""

import re
from collections.abc import Iterator
from functools import lru_cache

from duizhao.text.language.polarity.denial_cue import DenialCue, Force
from duizhao.text.language.polarity.ideas import IDEAS
from duizhao.text.language.quantities.bound_phrases import bound_phrases
from duizhao.text.language.word_lists import read_list
from duizhao.text.language.word_tables import EnglishTable, Tokens, tokens

Kind = tuple[Force, str]
# not, no, none, nothing, n't …; nobody writes the apostrophe everywhere: dont, isnt, wasnt.
NT = re.compile(r"(?:.*n['’]t|(?:do|does|did|is|was|are|were|has|have|had|could|would|should|ca|wo)nt)$")
_LISTS = {name: frozenset(words.split()) for name, words in read_list("polarity", "english.toml").items()}
FIRM, COMMON, OTHERS, NOT_LESS = (_LISTS[name] for name in ("firm", "common", "soft", "not_less"))
# Phrases with "no" or "not" that deny nothing, or that Chinese says with a word of its own (不仅, 不超过).
PHRASES = re.compile(
    r"""\b(?:
    not\s+(?:only|just|merely|simply|solely|alone|least|to\s+mention|until|uncommon|infrequent\w*|un\w+|without|
        more\s+than|less\s+than|fewer\s+than|later\s+than|exceed\w*|so\s+much)
    | no\s+(?:later|earlier|sooner|more|less|fewer|greater|higher|lower|older|younger|longer)\s+than
    | no\s+(?:doubt|wonder|matter) | (?:whether\s+)?or\s+not | if\s+not\b(?=\s*,) | why\s+not
    | (?:not|(?:do|does|did|is|are|was|were)n['’]t)\s+(?:(?:[a-z]+|nearly|quite)\s+)?as\s+[a-z]+
    | not\s+hesitate | (?:do|does|did|should)n['’]t\s+hesitate | without\s+(?:fail|exception|doubt|delay|(?:further|more|much)\s+ado)
    | no\s+exceptions? | nothing\s+(?:but|more\s+than|less\s+than) | never\s+without | no\s*+\.?\s*+\d+ | cannot\s+but
    | (?:can\s*not|can['’]t)\s+(?:help|wait)
    | (?:is|are|was|were|do|does|did|has|have|had|can|could|would|should|will)(?:\s*n['’]t|\s+not)\s+
        (?:it|he|she|you|we|they|i|that|this|there)\b(?=[^.!;]{0,300}\?)
    | run(?:ning|s)?\s+out | ran\s+out | out\s+of\s+(?:(?:the|your|their|sight\s+and|the\s+sight\s+and|sight\s+or)\s+)?(?:stock|reach|sight|date|control|hand|work) | sold\s+out
    | (?:do|does|did)n['’]t\s+(?:only|just|merely|simply) | far\s+from | anything\s+but | too\s+\w+(?:\s+\w+){0,4}?\s+to | (?:yet|remains?|remained)\s+to\s+be
    | (?:leave|leaves|leaving|left|rule|rules|ruled|ruling)(?:\s+\w+){0,3}?\s+out | turn\w*\s+off
    | with\s+or\s+without | (?:may|might|can|do|does)\s+or\s+\w+\s+not
    | rather\s+than(?!\s+later) | free\s+(?:of|from) | less\s+(?!than\b)(?:\w+ly|\w+)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
FREE_OF = re.compile(r"\b[a-z]+-free\b")
# What these keep off is denied though no word of them is a "not" (Huddleston and Pullum 2002, ch. 9, 7.2): keep from freezing,
# protect from harm, advise against driving, a port other than the default.
COVERT = re.compile(
    r"""\b(?:
    (?:keep|keeps|keeping|kept|protect\w*|sav(?:e|es|ed|ing)|spar(?:e|es|ed|ing)|shield\w*|guard\w*|block\w*|deter\w*
        |discourag\w*|dissuad\w*|hinder\w*|safe|safely|safeguard\w*|free|away)\ (?:[\w'’-]+\ ){0,7}?from
    | (?:advis\w*|advice|recommend\w*|warn\w*|caution\w*|decid\w*|counsel\w*|guidance|policy)\ (?:[\w'’-]+\ ){0,4}?against
    | other\ than
    )\b""",
    re.VERBOSE,
)
# Each of them ends with one of these.
COVERT_ENDS = ("from", "against", "other than")
# The first words of those phrases.
PHRASE_STARTS = frozenset(
    (  # noqa: SIM905 - words read best as words
        "not no whether or if why nothing never cannot run running runs ran out sold far anything too yet remain remains remained leave leaves leaving "
        "left rule rules ruled ruling turn turns turned turning with without rather free less"
    ).split()
)
# The same where "not" or "or" follows.
AUXILIARIES = frozenset(
    (  # noqa: SIM905 - words read best as words
        "can is are was were do does did has have had could would should will may might"
    ).split()
)
# Words with a denying prefix or suffix.
NON = re.compile(r"^non[a-z]*$")
NOT_NON = re.compile(r"^(?:none|nonce|nonetheless|nonsense)")
UN = re.compile(r"^un[a-z]{3,}")
NOT_UN = re.compile(
    r"^un(?:der(?!report|estim|treat|diagn|nour|pow|dos)|til|i(?![nmdrs])|anim|cle|to$|ison|less|"
    r"hcr|dul|ction|guent|fold|leash|veil|mask|seat|lock|block|pack|iX)"
)
LATIN = re.compile(
    r"^(?:in(?:abilit|accura|accessib|action|activ|adequa|admissib|advert|animate|appropriat|attent|audible|"
    r"capab|capacit|coheren|complet|compatib|comprehen|conclusive|consisten|continen|convenien|correct|curab|"
    r"decis|definite|describ|discrimin|distinct|distinguish|"
    r"edible|effective|effectual|efficac|efficien|eligib|equal|equit|evitab|exact|excus|expens|experience|explicab|"
    r"fertil|finite|flexib|formal|frequent|hospitab|human|just|nocuous|numerab|operab|"
    r"opportun|organic|sane|secur|sensib|sensitiv|separab|significan|solub|stabil|sufficien|"
    r"surmount|toleran|tolerab|tractab|valid|variab|viab|visib|voluntar|vulnerab)"
    r"|im(?:balance|matur|measur|mobil|modest|moral|mortal|mutab|partial|passab|patien|"
    r"perfect|permea|personal|plausib|polite|possib|potent|practic|precis|probab|proper|pruden|pur[ei])"
    r"|ir(?:ration|regular|relevan|remed|replac|resist|resolut|respons|revers|revoc|repar)"
    r"|il(?:legal|legib|legit|licit|litera|logic)"
    r"|dis(?:ab(?:le|ilit)|advantag|agree|allow|approv|belie|comfort|connect|content|continu|courag|honest|inclin|"
    r"interest|like|loyal|obe[dy]|possess|proportion|prov|qualif|regard|reput|respect|satisf|similar|suad|trust|use))"
)
MIS = re.compile(
    r"^mis(?:underst|us|lead|led|diagnos|interpret|plac|judg|treat|inform|represent|match|behav|spel|calcul|conce|direct|"
    r"guid|fortun|read|quot|report|trust|configur|align)"
)
GREEK = re.compile(
    r"^(?:asymptomatic|atypical|afebrile|asept|athe[io]s|anonym|amoral|apath|anaero|anhydr|abiot|acellul)"
)
# Words with un- that Chinese often says without a denial: 异常 特别 难忘 昏迷 失业 意外 坏.
CLOSED = re.compile(
    r"un(?:der|usual|forgett|conscious|employ|expect|fortun|cover|eas|dergo|precedent|derway|favou?r|rest|well|happ|"
    r"certain|balanc|stab|controll|even|wind|doubt|question|fair|just|healthy|pleasant|comfort|common|suspect|wrap|"
    r"intent|wanted|desir|wise|believ|surpass|rival|equal|parallel|ravel|earth|wittingl|born|load|pack|wrap|register|subscrib|install|set$|sets|zip|mount|link|lock|tie|mark|limit|screw|plug|do|dead|familiarit)"
)
# Denials of these ideas are carried over by a denial.
FIRM_IDEAS = frozenset({"forbid"})
LESS = re.compile(r"^[a-z]{3,}less(?:ly|ness)?$")

LIMITED = re.compile(r"^[^.;:!?]*\b(?:until|unless|without)\b")
AGAIN = re.compile(r"(?:,|\bor|\band|\bnor)\s*$")


@lru_cache(maxsize=64)
def english_cues(text: str) -> tuple[DenialCue, ...]:
    """The words of `text` that deny, and those that answer a Chinese word that seems to, from left to
    right."""
    cut = tokens(text)
    hits = TABLE.find(cut)
    if not hits and PHRASE_STARTS.isdisjoint(cut.words) and not _may_be_covert(cut):
        return ()
    return tuple(sorted(_cues(text, cut, hits), key=lambda cue: cue.start))


def _cues(text: str, cut: Tokens, hits: list[tuple[int, Kind]]) -> Iterator[DenialCue]:
    phrases = list(_phrases(cut))
    for start, end in phrases:
        yield DenialCue(text[start:end], start, end, *_phrase_kind(cut.lower[start:end]))
    for match in COVERT.finditer(cut.lower) if _may_be_covert(cut) else ():
        # It may be answered by a denial, and needs none.
        yield DenialCue(text[match.start() : match.end()], match.start(), match.end(), "soft", "covert")
    limits = [(one.start, one.end) for one in bound_phrases(text, "en") if one.is_denied]
    denied = False
    for index, (force, idea) in hits:
        start, end = cut.spans[index]
        if force == "firm" and any(first <= start < last for first, last in limits):
            # "Do not take more than" is a bound, which the rule about numbers compares.
            yield DenialCue(text[start:end], start, end, "soft", "")
            continue
        if any(first <= start < last for first, last in phrases) or _is_name(text, start, end):
            continue
        if force == "firm":
            # "No food, no drinks": Chinese often says the denial once for all.
            again = denied and AGAIN.search(text, max(0, start - 8), start)
            denied = True
            # "Not … until" is 只有 … 才, "cannot … without" is 必须 … 才.
            if not idea and LIMITED.match(text[end : end + 120]):
                idea = "until"
            yield DenialCue(text[start:end], start, end, "soft" if again else "firm", idea)
        else:
            yield DenialCue(text[start:end], start, end, force, idea)


def _phrases(cut: Tokens) -> Iterator[tuple[int, int]]:
    """The phrases that deny nothing, from left to right."""
    last = 0
    for index, word in enumerate(cut.words):
        if (
            word in PHRASE_STARTS
            or (word in AUXILIARIES and cut.words[index + 1 : index + 2] in (("not",), ("or",)))
            or word.endswith(("n't", "n’t"))
        ):
            start = cut.spans[index][0]
            if start >= last and (match := PHRASES.match(cut.lower, start)):
                last = match.end()
                yield match.span()
    if "-free" in cut.lower:
        yield from (match.span() for match in FREE_OF.finditer(cut.lower))


def _may_be_covert(cut: Tokens) -> bool:
    return any(end in cut.lower for end in COVERT_ENDS)


def _is_name(text: str, start: int, end: int) -> bool:
    """True for a long word with one capital inside a sentence (Unforgiven): a name denies nothing."""
    word = text[start:end]
    return (
        len(word) > 7
        and word[0].isupper()
        and word[1:].islower()
        and text[max(0, start - 2) : start - 1].isalpha()
    )


def _phrase_kind(phrase: str) -> tuple[Force, str]:
    if phrase.endswith("to be"):
        return "firm", "await"
    if phrase.startswith("rather"):
        return "firm", "instead"
    if phrase.endswith("than") or phrase.startswith(("not exceed", "not until")):
        return "soft", "bound"
    return "soft", "few" if phrase.startswith("less") else ""


def _is_open(word: str) -> bool:
    """True where the prefix denies for every reader (unfamiliar, nonlethal), so that Chinese denies as
    well."""
    if NON.match(word):
        return not NOT_NON.match(word)
    return bool(UN.match(word)) and not NOT_UN.match(word) and not CLOSED.match(word)


def _is_affixed(word: str) -> bool:
    """True for unclear, nonlethal, inactive, harmless, atypical; not for under, none, increase, unless."""
    if NON.match(word):
        return not NOT_NON.match(word)
    if UN.match(word):
        return not NOT_UN.match(word)
    return bool(
        MIS.match(word)
        or LATIN.match(word)
        or GREEK.match(word)
        or (LESS.match(word) and word not in NOT_LESS)
    )


def _unlisted(word: str) -> Kind | None:
    """What a word that stands in no list says by its form: n't, or a denying prefix or suffix."""
    if NT.match(word) or _is_open(word):
        return "firm", "non" if NON.match(word) else ""
    return ("soft", "") if _is_affixed(word) else None


def _entries() -> dict[str, Kind]:
    """The listed words and stems. Plain denials go before the words of an idea, these before faint ones."""
    found: dict[str, Kind] = {word: ("firm", "") for word in FIRM}
    for idea in IDEAS:
        for word in idea.firm_en:
            found.setdefault(word, ("firm", idea.name))
        for word in idea.en:
            is_firm = idea.name in FIRM_IDEAS and word not in COMMON
            if _is_open(word.rstrip("*")):
                found.setdefault(word, ("firm", ""))
            found.setdefault(word, ("firm" if is_firm else "faint" if word in COMMON else "soft", idea.name))
    for word in OTHERS:
        found.setdefault(word, ("soft", ""))
    for idea in IDEAS:
        for word in idea.faint:
            if not _is_affixed(word):
                found.setdefault(word, ("faint", idea.name))
    return found


TABLE = EnglishTable(_entries(), otherwise=_unlisted)
