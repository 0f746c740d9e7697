"""English words that deny, from general grammar (Huddleston and Pullum 2002, ch. 9: verbal, non-verbal
and affixal
negation, approximate negators, covertly negative words)."""

import re
from collections.abc import Iterator
from functools import lru_cache

from duizhao.language.polarity.cue import Cue, Force
from duizhao.language.polarity.ideas import IDEAS
from duizhao.language.word_lists import read_list

WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?")
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
    | nothing\s+(?:but|more\s+than|less\s+than) | never\s+without | no\s*\.?\s*\d+ | cannot\s+but
    | (?:can\s*not|can['’]t)\s+(?:help|wait)
    | (?:is|are|was|were|do|does|did|has|have|had|can|could|would|should|will)(?:\s*n['’]t|\s+not)\s+
        (?:it|he|she|you|we|they|i|that|this|there)\b(?=[^.!;]{0,300}\?)
    | run(?:ning|s)?\s+out | ran\s+out | out\s+of\s+(?:stock|reach|date|control|hand|work) | sold\s+out
    | far\s+from | anything\s+but | too\s+\w+(?:\s+\w+){0,4}?\s+to | (?:yet|remains?|remained)\s+to\s+be
    | (?:leave|leaves|leaving|left|rule|rules|ruled|ruling)\s+out | turn\w*\s+off
    | with\s+or\s+without | (?:may|might|can|do|does)\s+or\s+\w+\s+not
    | rather\s+than(?!\s+later) | \w+-free | free\s+(?:of|from) | less\s+(?!than\b)(?:\w+ly|\w+)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
PHRASE_START = re.compile(
    r"no|n['’]t|\brun|\bran\b|\bout\b|\boff\b|far from|anything but|too |to be|free|less |rather than|"
    r"without",
    re.IGNORECASE,
)
# Words with a denying prefix or suffix.
NON = re.compile(r"^non[a-z]*$")
NOT_NON = re.compile(r"^(?:none|nonce|nonetheless|nonsense)")
UN = re.compile(r"^un[a-z]{3,}")
NOT_UN = re.compile(
    r"^un(?:der(?!report|estim|treat|diagn|nour|pow|dos)|til|it|ion|iq|ivers|iform|anim|ited|cle|to$|ison|icorn|less|"
    r"iv|h+|dul|ction|guent|ilater|if|fold|leash|veil|mask|seat|lock|block|pack|iX)"
)
LATIN = re.compile(
    r"^(?:in(?:abilit|accura|accessib|action|activ|adequa|admissib|advert|animate|appropriat|attent|audible|"
    r"capab|capacit|coheren|complet|compatib|comprehen|conclusive|consisten|continen|convenien|correct|curab|"
    r"decis|definite|dependen|describ|differen|direct|discrimin|distinct|distinguish|"
    r"edible|effective|effectual|efficac|efficien|eligib|equal|equit|evitab|exact|excus|expens|experience|explicab|"
    r"fertil|finite|flexib|formal|frequent|hospitab|human|just|nocuous|numerab|nocen|operab|"
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

_IDEA = re.compile("|".join(f"(?P<{idea.name}>{idea.en})" for idea in IDEAS if idea.en))
_FAINT = re.compile("|".join(f"(?P<{idea.name}>{idea.faint})" for idea in IDEAS if idea.faint))
LIMITED = re.compile(r"^[^.;:!?]*\b(?:until|unless|without)\b")
AGAIN = re.compile(r"(?:,|\bor|\band|\bnor)\s*$")


def english_cues(text: str) -> tuple[Cue, ...]:
    """The words of `text` that deny, and those that answer a Chinese word that seems to, from left to
    right."""
    return tuple(sorted(_cues(text), key=lambda cue: cue.start))


def _cues(text: str) -> Iterator[Cue]:
    phrases = [match.span() for match in PHRASES.finditer(text)] if PHRASE_START.search(text) else []
    for start, end in phrases:
        yield Cue(text[start:end], start, end, *_phrase_kind(text[start:end].lower()))
    denied = False
    ahead = iter([*phrases, (len(text) + 1, len(text) + 1)])
    start, end = next(ahead)
    for match in WORD.finditer(text):
        while match.start() >= end:
            start, end = next(ahead)
        kind = _kind(_folded(text, match)) if match.start() < start else None
        if kind:
            force, idea = kind
            # "No food, no drinks": Chinese often says the denial once for all.
            again = (
                denied and force == "firm" and AGAIN.search(text, max(0, match.start() - 8), match.start())
            )
            denied = denied or force == "firm"
            # "Not … until" is 只有 … 才, "cannot … without" is 必须 … 才.
            if force == "firm" and not idea and LIMITED.match(text[match.end() : match.end() + 120]):
                idea = "until"
            yield Cue(match.group(), match.start(), match.end(), "soft" if again else force, idea)


def _folded(text: str, match: re.Match[str]) -> str:
    """The word in small letters; a word with one capital inside a sentence is a name (Unforgiven) and
    stays."""
    word = match.group()
    is_name = (
        word[0].isupper()
        and word[1:].islower()
        and text[max(0, match.start() - 2) : match.start() - 1].isalpha()
    )
    return word if is_name and len(word) > 7 else word.lower()


def _phrase_kind(phrase: str) -> tuple[Force, str]:
    if phrase.startswith("rather"):
        return "firm", "instead"
    if phrase.endswith("than") or phrase.startswith(("not exceed", "not until")):
        return "soft", "bound"
    return "soft", "few" if phrase.startswith("less") else ""


@lru_cache(maxsize=100_000)
def _kind(word: str) -> tuple[Force, str] | None:
    if word in FIRM or NT.match(word):
        return "firm", ""
    if _is_open(word):
        return "firm", ""
    idea = _IDEA.fullmatch(word)
    if idea and idea.lastgroup in FIRM_IDEAS and word not in COMMON:
        return "firm", str(idea.lastgroup)
    if idea:
        return ("faint" if word in COMMON else "soft"), str(idea.lastgroup)
    if word in OTHERS or _is_affixed(word):
        return "soft", ""
    faint = _FAINT.fullmatch(word)
    return ("faint", str(faint.lastgroup)) if faint else None


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
