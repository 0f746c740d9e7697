"""What words exclude each other, from WordNet 3.0.

A line of the result: word TAB classes TAB antonyms TAB number of senses. A class is two small letters (a fine class: LEGEND)
and a path below it, a digit a level, as in the library: of two words of one class, the one whose path begins the other's is the
more general word, equal paths are synonyms, all else excludes. `^` marks what the thing is a part of. A capital: the broad class.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

from bench.word_table.word_list import listed

FINE = """
bp body part: body_part#1 | bf body fluid: body_substance#1 | dr medicine: drug#1 | vi vitamin: vitamin#1 | dg medicine by hand: | df form of medicine: pill#2 capsule#3 lozenge#2 suppository#1 injection#1 ointment#1
di disease: disease#1 disorder#1 illness#1 infection#1 mental_disorder#1 | in injury: injury#1 | sy symptom: symptom#1 pain#1 pain#3
ve vehicle: conveyance#3 | wd weekday: day_of_the_week#1 weekday#1 | mo month: calendar_month#1 gregorian_calendar_month#1 | se season: season#2 | tu unit of time: time_unit#1
td time of day: morning#1 afternoon#1 evening#1 night#1 noon#1 midnight#1 dawn#1 dusk#1 | da day: today#2 tomorrow#1 yesterday#1
re relative: relative#1 spouse#1 | oc occupation: worker#1 professional#1 health_professional#1 medical_specialist#1 educator#1 leader#1 | lr learner: student#1
co colour: chromatic_color#1 achromatic_color#1 | an animal: animal#1 | mi microbe: microorganism#1 | pl plant: tree#1 herb#1 shrub#1 flower#1
fr fruit: edible_fruit#1 fruit#1 | vg vegetable: vegetable#1 | me meat: meat#1 seafood#1 | be drink: beverage#1 | br baked goods: baked_goods#1 | dp dairy: dairy_product#1 | ml meal: meal#1 | nu nut: nut#1
cn condiment: condiment#1 flavorer#1 | el element: chemical_element#1 | ct container: container#1 | fu furniture: furniture#1 | cl clothing: garment#1 footwear#1 footwear#2 headdress#1 | tl tool: tool#1
bu building: building#1 | ro room: room#1 | mu musical instrument: musical_instrument#1 | wp weapon: weapon#1 | sp sport: sport#1 | lg language: natural_language#1
cy country: country#1 country#2 | ci city: city#1 | st province: state#1 | ct2 continent: continent#1 | pv province of China: | cc city of China: | rl religion: religion#1 | ds subject: discipline#1 | um unit of measurement: unit_of_measurement#1
cp direction: compass_point#1 direction#2 cardinal_compass_point#1 | cu currency: monetary_unit#1 | gm shape: plane_figure#1 solid_figure#1 | ag age and sex: male_child#1 girl#1 girl#2 man#1 woman#1 baby#1 child#1 adolescent#1
na nationality: european#1 asian#1 african#1 american#1 | bl body of water: body_of_water#1 | mt mountain: mountain#1 | gem gem: jewel#1
""".replace("ct2", "ce").replace("gem gem", "gs gem")
# The number of a file of WordNet and the letter of its broad class: attribute, body, food, time and others.
BROAD = {
    pair[:2]: pair[2]
    for pair in listed(
        "03X 04T 05K 06A 07U 08B 09G 10C 11E 12F 13O 14R 15L 16M 17N 18P 19H 20V 21Q 22I 23Y 24J 25Z 26S 27W 28D"
    )
}
# Above so many kinds, a word is a group's name, which may be said of what stands elsewhere, too.
FEW = {
    "dr": 8,
    "di": 12,
    "sy": 8,
    "in": 5,
    "oc": 60,
    "ds": 15,
    "df": 5,
    "cl": 80,
    "tl": 20,
    "bu": 20,
    "mi": 10,
    "ct": 15,
}
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
Synset = tuple[str, str]
Rows = dict[str, list]
FILES = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}


def legend() -> Iterator[tuple[str, str, list[str]]]:
    """The fine classes: letters, name, and the senses of WordNet at their top."""
    for entry in re.split(r"\s*[|\n]\s*", FINE.strip()):
        head, roots = (entry + " ").split(": ")
        code, name = head.split(" ", 1)
        yield code, name, roots.split()


class WordNet:
    """The files of WordNet's folder `dict`, as far as they are needed."""

    def __init__(self, folder: Path) -> None:
        count: dict = {}
        for line in (folder / "cntlist.rev").read_text("latin-1").splitlines():
            key, n, c = line.split()
            lemma, rest = key.split("%")
            count[lemma, rest[0].replace("5", "3"), int(n)] = int(c)
        self.synsets: dict = {}
        self.index: dict = defaultdict(list)
        for number, (name, pos) in zip("1234", FILES.items(), strict=True):
            for line in (folder / f"data.{name}").read_text("latin-1").splitlines():
                if line.startswith(" "):
                    continue
                t = line.split(" | ")[0].split(" ")
                n = int(t[3], 16)
                words = [re.sub(r"\(.*\)", "", w).lower() for w in t[4 : 4 + 2 * n : 2]]
                k = 5 + 2 * n
                m = int(t[k - 1])
                self.synsets[pos, t[0]] = (
                    words,
                    [
                        (
                            t[k + 4 * i],
                            (t[k + 4 * i + 2].replace("s", "a"), t[k + 4 * i + 1]),
                            t[k + 4 * i + 3],
                        )
                        for i in range(m)
                    ],
                    t[1],
                )
            for line in (folder / f"index.{name}").read_text("latin-1").splitlines():
                if line.startswith(" "):
                    continue
                t = line.split()
                for rank, offset in enumerate(t[4 + int(t[3]) + 2 :], 1):
                    self.index[t[0]].append(((pos, offset), rank, count.get((t[0], number, rank), 0)))

    def all_senses(self, word):
        for form in (word.replace(" ", "_"), word.replace(" ", "_").replace("-", "_"), word.replace("-", "")):
            if form in self.index:
                return self.index[form]
        return []

    def common(self, word, pos, most, share=0.08):
        found = sorted((s for s in self.all_senses(word) if s[0][0] in pos), key=lambda s: (-s[2], s[1]))
        if not found:
            return []
        best = found[0][2]
        return [
            s[0]
            for n, s in enumerate(found[:most])
            if n == 0 or (s[2] >= share * best and (best or s[1] <= 3))
        ]

    def above(self, synset):
        return [target for kind, target, _ in self.synsets[synset][1] if kind in ("@", "@i")]

    def wholes(self, synset, depth=3):
        """What it is a part of, and what that is a part of."""
        direct = [target for kind, target, _ in self.synsets[synset][1] if kind == "#p"]
        return [*direct, *(w for d in direct for w in self.wholes(d, depth - 1))] if depth else []


def digit(n: int) -> str:
    return DIGITS[n] if n < 61 else "Z" + digit(n - 61)


@cache
def net_of(folder: Path) -> WordNet:
    """WordNet, read once."""
    return WordNet(folder)


def kinds(folder: Path, keys: Iterable[str]) -> dict[str, str]:
    """What part of speech a word mostly is."""
    net, result = net_of(folder), {}
    for w in keys:
        by: dict = defaultdict(float)
        for (pos, _), rank, count in net.all_senses(w):
            by[pos] += count + 0.5 / rank
        if by:
            result[w] = {v: k for k, v in FILES.items()}[max(by, key=by.__getitem__)]
    return result


def distil(folder: Path, keys: Iterable[str], hand=(), opposites=()) -> Rows:
    """By word its classes, antonyms, and number of senses. `hand`: a class with words that mean the same; `opposites`: pairs."""
    net = net_of(folder)
    root: dict = {}
    for code, _, roots in legend():
        for r in roots:
            lemma, n = r.split("#")
            found = [s for s, rank, _ in net.index.get(lemma, []) if s[0] == "n" and rank == int(n)]
            assert found, r
            root.setdefault(found[0], code)
    children: dict = defaultdict(dict)
    cached: dict = {}
    sizes: dict = {}

    def paths(synset) -> set:
        """Every path from a fine class down to `synset`: (class, root, synset …)."""
        if synset in cached:
            return cached[synset]
        cached[synset] = set()
        result = {(*p, synset) for up in net.above(synset) for p in paths(up)}
        result = set(sorted(result)[:3])
        if synset in root:
            result.add((root[synset], synset))
        cached[synset] = result
        return result

    def size(synset) -> int:
        """How many kinds of it there are."""
        if synset not in sizes:
            sizes[synset] = 0
            sizes[synset] = sum(1 + size(t) for k, t, _ in net.synsets[synset][1] if k == "~")
        return sizes[synset]

    def code(path) -> str:
        text = path[0]
        for upper, lower in pairwise(path):
            below = children[(path[0], upper)]
            text += digit(below.setdefault(lower, len(below)))
        return text

    keys = sorted(keys)
    known = set(keys)
    senses = {w: net.common(w, "n", 3) for w in keys}
    result = {}
    for w in keys:
        every = net.all_senses(w)
        fine, broad = [], []
        for s in senses[w]:
            # A word for many kinds (infection, analgesic) says nothing against one that stands elsewhere in the tree.
            found = sorted(("~" if size(s) > FEW.get(p[0], 1000) else "") + code(p) for p in sorted(paths(s)))
            fine += [c for c in found if c not in fine]
            if not found and net.synsets[s][2] in BROAD:
                broad.append(BROAD[net.synsets[s][2]])
            if net.synsets[s][2] == "08":
                fine += sorted(
                    {"^" + code(p) for whole in net.wholes(s) for p in sorted(paths(whole)) if p[0] == "bp"}
                )
        # What its other senses are, so that a synonym is seen.
        for s in [s for s, _, _ in every if s[0] == "n" and s not in senses[w]][:6]:
            fine += sorted({"~" + code(p) for p in sorted(paths(s))} - {"~" + c for c in fine})[:1]
        opposite: list = []
        for s in net.common(w, "avrn", 6, 0.05):
            words, pointers, _ = net.synsets[s]
            for kind, target, where in pointers:
                if kind == "!":
                    source, to = int(where[:2], 16), int(where[2:], 16)
                    if words[source - 1] == w.replace(" ", "_"):
                        opposite.append(net.synsets[target][0][to - 1])
                elif kind == "&" and s[0] == "a" and not any(k == "!" for k, _, _ in pointers):
                    for kind2, target2, where2 in net.synsets[target][1]:
                        if kind2 == "!":
                            opposite.append(net.synsets[target2][0][int(where2[2:], 16) - 1])
        opposite = [o.replace("_", " ") for o in dict.fromkeys(opposite)]
        fine = list(dict.fromkeys(f for f in fine if f))
        result[w] = [fine + sorted(set(broad)), [o for o in opposite if o in known][:4], len(every)]
    for n, (kind, words) in enumerate(hand):
        # Numbers of three digits, so that none begins another.
        here = kind + DIGITS[n // 3600] + DIGITS[n // 60 % 60] + DIGITS[n % 60]
        for w in words:
            result.setdefault(w, [[], [], 1])[0].insert(0, here)
    for a, b in opposites:
        for x, y in ((a, b), (b, a)):
            row = result.setdefault(x, [[], [], 1])
            if y not in row[1]:
                row[1].append(y)
    return {w: r for w, r in result.items() if r[0] or r[1] or r[2] > 1}


def lines(rows: Rows) -> bytes:
    """The file of classes."""
    text = "".join(
        f"{w}\t{' '.join(c)}\t{','.join(a)}\t{n}\n"
        for w, (c, a, n) in sorted(rows.items(), key=lambda r: r[0].encode())
    )
    return text.encode()
