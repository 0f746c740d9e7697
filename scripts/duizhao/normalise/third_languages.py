"""Pieces in a language that is neither English nor Chinese, and Chinese that stands in both its scripts.

They are no halves of a pair: a third language goes into both pages as it is, marked with its language, or into none of
them, by one decision for all (`[languages] leave_out`). Of a text in both scripts the library keeps its own.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from rapidfuzz.fuzz import ratio

from duizhao.base.bilingual import Bilingual
from duizhao.normalise.piece import Piece
from duizhao.text.language.main_language import main_language
from duizhao.text.language.other_languages import OTHER_NAMES, other_languages
from duizhao.text.language.simplified import folded, is_traditional

# Kinds that hold no sentences in a language.
NO_LANGUAGE = frozenset({"code", "boilerplate", "label", "row"})
ALL = "all"
# Two texts of this likeness, once written in the same characters, are the same: words differ by region (裡面, 里面).
SAME_TEXT = 85.0
# A text stands this near to the same one in other characters, in pieces, where it is not the same to the letter.
NEAR = 12
SCRIPTS = Bilingual(
    "The same text stands in {kept} characters in line {line}.", "同一段文字的{kept}写法在第 {line} 行。"
)
SCRIPT_NAMES = {False: Bilingual("Simplified", "简体"), True: Bilingual("Traditional", "繁体")}


def with_languages(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces, those in a third language with its code."""
    chosen = [index for index, piece in enumerate(pieces) if piece.kind not in NO_LANGUAGE]
    codes = dict(zip(chosen, other_languages([pieces[index].text for index in chosen]), strict=True))
    return tuple(
        replace(piece, foreign=codes[index], language="other") if codes.get(index) else piece
        for index, piece in enumerate(pieces)
    )


def third_languages_told(pieces: Sequence[Piece]) -> Bilingual | None:
    """One line on all of them: which there are, where they go, and how to decide otherwise. None where there are none."""
    told: list[Bilingual] = []
    codes = Counter(piece.foreign for piece in pieces if piece.foreign)
    if codes:
        many = ", ".join(f"{number} {OTHER_NAMES[code].en}" for code, number in codes.most_common())
        lists = "、".join(f"{OTHER_NAMES[code].zh} {number} 段" for code, number in codes.most_common())
        kept = sorted({piece.foreign for piece in pieces if piece.foreign and not piece.left_out})
        if kept:
            given = ", ".join(f'"{code}"' for code in kept)
            told.append(
                Bilingual(
                    f"pieces in other languages: {many}; in both pages as they are. To leave them out, put "
                    f"leave_out = [{given}] below [languages] in duizhao.toml.",
                    f"其他语言：{lists}；在两种页面中原样保留。要全部不采用，请在 duizhao.toml 的 [languages] 下写 "
                    f"leave_out = [{given}]。",
                )
            )
        else:
            told.append(
                Bilingual(f"pieces in other languages: {many}; left out", f"其他语言：{lists}；均未采用")
            )
    twice = sum(piece.left_out is not None and not piece.topic and _is_twice(piece) for piece in pieces)
    if twice:
        told.append(
            Bilingual(
                f"{twice} pieces stand in both Chinese scripts: one of each is left out.",
                f"{twice} 段同时有简体和繁体两种写法，只采用其中一种。",
            )
        )
    if not told:
        return None
    return Bilingual(" ".join(one.en for one in told), "".join(one.zh for one in told))


def _is_twice(piece: Piece) -> bool:
    return piece.left_out is not None and piece.left_out.en.startswith(SCRIPTS.en.partition("{")[0])


def reason(code: str) -> Bilingual:
    """Why a piece in this language is in no page: the settings of the library say so."""
    name = OTHER_NAMES[code]
    return Bilingual(
        f"In {name.en}: the library leaves it out ([languages] leave_out).",
        f"{name.zh}内容：知识库设置为不采用（[languages] leave_out）。",
    )


def without_left_out(pieces: Sequence[Piece], leave_out: Collection[str]) -> tuple[Piece, ...]:
    """The pieces, those in a language to leave out with the reason and without a topic."""
    return tuple(
        replace(piece, left_out=reason(piece.foreign), topic="")
        if piece.foreign and (ALL in leave_out or piece.foreign in leave_out)
        else piece
        for piece in pieces
    )


def in_one_script(pieces: Sequence[Piece], *, keep_traditional: bool) -> tuple[Piece, ...]:
    """The pieces, without a topic what stands a second time in the other Chinese script. `keep_traditional` is True where
    the library is written in Traditional characters."""
    chinese = [
        index
        for index, piece in enumerate(pieces)
        if piece.topic and piece.kind != "code" and main_language(piece.text) == "zh"
    ]
    traditional = {index for index in chinese if is_traditional(pieces[index].text)}
    if not traditional or len(traditional) == len(chinese):
        return tuple(pieces)
    other = {index for index in chinese if index not in traditional}
    spare, kept = (other, traditional) if keep_traditional else (traditional, other)
    done = list(pieces)
    for index, twin in _same(pieces, sorted(spare), sorted(kept)):
        name, line = SCRIPT_NAMES[keep_traditional], pieces[twin].line
        why = Bilingual(
            SCRIPTS.en.format(kept=name.en, line=line), SCRIPTS.zh.format(kept=name.zh, line=line)
        )
        done[index] = replace(pieces[index], topic="", left_out=why, twin=None)
    return tuple(done)


def _same(pieces: Sequence[Piece], spare: Sequence[int], kept: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Each of the spare pieces that says the same as a kept one, with that one."""
    words = {index: _bare(pieces[index].text) for index in (*spare, *kept)}
    exact: dict[str, list[int]] = {}
    for index in kept:
        exact.setdefault(words[index], []).append(index)
    taken: set[int] = set()
    for index in spare:
        found = [one for one in exact.get(words[index], ()) if one not in taken] or [
            one
            for one in range(max(index - NEAR, 0), min(index + NEAR, len(pieces)))
            if one in words
            and one not in taken
            and one in kept
            and _digits(words[one]) == _digits(words[index])
            and ratio(words[one], words[index]) >= SAME_TEXT
        ]
        if found:
            # The nearest of those that are alike: a phrase may stand more than once.
            twin = min(found, key=lambda one: abs(one - index))
            taken.add(twin)
            yield index, twin


def _bare(text: str) -> str:
    return "".join(character for character in folded(text) if character.isalnum())


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))
