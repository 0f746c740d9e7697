"""Words of a set put in the place of others of the set, to fit how certain a contrast is (never to measure how many are found:
the words are the detector's own).

In: good pairs and a seed. Out: the pairs with one word exchanged on one side, as a careless translator would.
"""

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from bench.meaning_data import Labelled
from duizhao.base.bilingual import Language
from duizhao.text.bilingual import link, rendering_table
from duizhao.text.bilingual.word_classes import by_class, paths
from duizhao.text.meaning.contrast_hits import Hit, chinese_hits, english_hits
from duizhao.text.meaning.contrast_sets import contrast_sets, forms, shipped


def contrasted(pairs: Iterable[Labelled], seed: int = 0) -> Iterator[Labelled]:
    """One fault in English and one in Chinese for each pair that has a word of a set."""
    words = _words()
    for pair in pairs:
        sides: tuple[tuple[Language, str, tuple[Hit, ...]], ...] = (
            ("en", pair.en, english_hits(pair.en, contrast_sets())),
            ("zh", pair.zh, chinese_hits(pair.zh, contrast_sets())),
        )
        for language, text, hits in sides:
            chance = random.Random(f"{seed} {pair.name} {language}")
            named = [(hit, name) for hit in hits for name in hit.named.strong if len(hit.tokens) == 1]
            if not named:
                continue
            hit, name = chance.choice(named)
            others = [word for member, word in words[language, name] if member not in hit.members(name)]
            if not others:
                continue
            new = _as(text[hit.start : hit.end], chance.choice(others), language)
            edited = text[: hit.start] + new + text[hit.end :]
            en, zh = (edited, pair.zh) if language == "en" else (pair.en, edited)
            yield Labelled(
                pair.source,
                en,
                zh,
                f"contrast-{name}",
                f"{pair.name}/contrast/{language}",
                (pair.en, pair.zh),
            )


def mistaken(pairs: Iterable[Labelled], seed: int = 0) -> Iterator[Labelled]:
    """The pairs with one Chinese word, which answers an English one, changed for an answer to another word of its class (or
    to any word, where it has none)."""
    groups = by_class()
    everything = [word for words in groups.values() for word in words]
    for pair in pairs:
        sentences = link(pair.en, pair.zh)
        chance = random.Random(f"{seed} {pair.name} mistaken")
        links = [one for one in sentences.links if one.score >= 0.7 and one.end - one.start > 1]
        for one in chance.sample(links, min(2, len(links))):
            word = sentences.en_tokens[one.en].forms[0]
            near = [other for path in paths(word) for other in groups.get(path, ())]
            new = _answer(word, near if near and chance.random() < 0.7 else everything, chance)
            if new:
                zh = pair.zh[: one.start] + new + pair.zh[one.end :]
                name = f"{pair.name}/mistaken/{one.en}"
                yield Labelled(pair.source, pair.en, zh, "mistaken", name, (pair.en, pair.zh))


def _answer(word: str, others: list[str], chance: random.Random) -> str:
    """A sure answer to one of the others that is none to the word; empty where none was found."""
    own = rendering_table().answers(word)
    for _try in range(20):
        answers = rendering_table().answers(chance.choice(others))
        sure = [answer for answer, score in answers.items() if score >= 0.8 and len(answer) > 1]
        if sure and sure[0] not in own:
            return sure[0]
    return ""


def weighed(pairs: Iterable[Labelled]) -> Iterator[Labelled]:
    """The pairs with "less" for the first "more", or "more" for the first "less"."""
    for pair in pairs:
        if match := re.search(r"\b(?:more|less)(?= [a-z]+)", pair.en):
            word = "less" if match.group() == "more" else "more"
            en = pair.en[: match.start()] + word + pair.en[match.end() :]
            yield Labelled(pair.source, en, pair.zh, "weighed", f"{pair.name}/weighed/en", (pair.en, pair.zh))


def _words() -> defaultdict[tuple[Language, str], list[tuple[str, str]]]:
    """The first word of each member, by language and set."""
    found: defaultdict[tuple[Language, str], list[tuple[str, str]]] = defaultdict(list)
    seen = set()
    for language, form, name, member, strong in forms(shipped()):
        if strong and (language, name, member) not in seen and not set(form) & set("/*"):
            seen.add((language, name, member))
            found[language, name].append((member, form))
    return found


def _as(old: str, new: str, language: Language) -> str:
    """`new` with the capital and the plural ending of `old`."""
    if language == "en" and old[:1].isupper():
        new = new[:1].upper() + new[1:]
    plural = language == "en" and old.endswith("s") and not old.endswith(("ss", "us", "is"))
    return new + "s" if plural and not new.endswith("s") else new
