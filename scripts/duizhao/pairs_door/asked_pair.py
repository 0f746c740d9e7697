"""A pair of texts that a program asks about: read from a line of JSON, and nothing of it believed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from duizhao.base.bilingual import LANGUAGES, Bilingual
from duizhao.base.errors import CannotRun
from duizhao.base.known_names import did_you_mean

KEYS = ("id", *LANGUAGES, "want")
# What may be asked for beside the findings.
WANTS = ("terms", "memory")
# More than this is no pair of sentences or paragraphs, and would be held in memory whole. In bytes.
LONGEST_LINE = 1_000_000


@dataclass(frozen=True, slots=True)
class AskedPair:
    """Two texts with a name; one of them is None where a program only wants to hear what helps to translate the other. `want`
    are names of `WANTS`."""

    id: str | int
    en: str | None
    zh: str | None
    want: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """True where both texts are there, so that they can be compared."""
        return self.en is not None and self.zh is not None


class UnusablePair(CannotRun):
    """What was asked cannot be answered; `id` is its name as far as that could be read."""

    def __init__(self, where: Bilingual, what: Bilingual, name: str | int | None = None) -> None:
        super().__init__(f"{where.en}: {what.en}", f"{where.zh}：{what.zh}")
        self.id = name


def read_line(line: bytes, where: Bilingual) -> AskedPair:
    """The pair in a line of JSON; `where` names the line in errors. Raises UnusablePair."""
    if len(line) > LONGEST_LINE:
        raise UnusablePair(
            where,
            Bilingual(
                f"longer than {LONGEST_LINE} bytes. Send a sentence or a paragraph at a time.",
                f"超过 {LONGEST_LINE} 字节。请每次发送一句或一段。",
            ),
        )
    try:
        given = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as fault:
        raise UnusablePair(
            where,
            Bilingual(
                f"no UTF-8 text: the byte at offset {fault.start} does not fit. Send UTF-8.",
                f"不是 UTF-8 文本：偏移量 {fault.start} 处的字节无法解读。请发送 UTF-8。",
            ),
        ) from fault
    except (ValueError, RecursionError) as fault:
        raise UnusablePair(
            where,
            Bilingual(
                f'no JSON ({fault}). Send one object a line: {{"id": "…", "en": "…", "zh": "…"}}.',
                f'不是 JSON（{fault}）。每行发送一个对象：{{"id": "…", "en": "…", "zh": "…"}}。',
            ),
        ) from fault
    return asked_pair(given, where)


def asked_pair(given: object, where: Bilingual) -> AskedPair:
    """The pair that a value of JSON describes; `where` names it in errors. Raises UnusablePair for what is no object, an unknown
    key, an `id` that is missing, a text that is none, and where nothing is asked."""
    if not isinstance(given, dict):
        raise UnusablePair(
            where,
            Bilingual(
                'no object. Send {"id": "…", "en": "…", "zh": "…"}.',
                '不是对象。请发送 {"id": "…", "en": "…", "zh": "…"}。',
            ),
        )
    name = _name(given)
    for key in given:
        if key not in KEYS:
            near = did_you_mean(str(key), KEYS)
            raise UnusablePair(
                where,
                Bilingual(
                    f"unknown key {key!r}.{near.en} The keys are: {', '.join(KEYS)}.",
                    f"没有 {key!r} 这一项。{near.zh}可用的有：{'、'.join(KEYS)}。",
                ),
                name,
            )
    if name is None:
        raise UnusablePair(
            where,
            Bilingual(
                "no 'id'. Give each pair a text or a number by which you know its answer.",
                "缺少 'id'。请为每一对给出文字或数字编号，以便辨认回答。",
            ),
        )
    en, zh = (_text(given, language, where, name) for language in LANGUAGES)
    pair = AskedPair(name, en, zh, wants(given.get("want", ()), where, name))
    if not pair.is_whole and not (pair.want and (en or zh)):
        raise UnusablePair(
            where,
            Bilingual(
                "'en' and 'zh' are both needed to compare them. One alone will do where \"want\" asks for terms or memory.",
                "对照需要同时给出 'en' 和 'zh'。只有在 \"want\" 中要求 terms 或 memory 时，才可以只给一个。",
            ),
            name,
        )
    return pair


def wants(given: object, where: Bilingual, name: str | int | None = None) -> tuple[str, ...]:
    """What is asked for beside the findings, each once. Raises UnusablePair for what is no list of `WANTS`."""
    if not isinstance(given, list | tuple) or any(one not in WANTS for one in given):
        raise UnusablePair(
            where,
            Bilingual(
                f'"want" is {given!r}. It is a list of: {", ".join(WANTS)}.',
                f'"want" 为 {given!r}。它应是列表，可包含：{"、".join(WANTS)}。',
            ),
            name,
        )
    return tuple(dict.fromkeys(str(one) for one in given))


def _name(given: Mapping[str, Any]) -> str | int | None:
    name = given.get("id")
    if isinstance(name, int) and not isinstance(name, bool):
        return name
    return name if isinstance(name, str) and name.strip() and _is_text(name) else None


def _text(given: Mapping[str, Any], language: str, where: Bilingual, name: str | int) -> str | None:
    text = given.get(language)
    if text is None or (isinstance(text, str) and _is_text(text)):
        return text
    raise UnusablePair(
        where,
        Bilingual(
            f"{language!r} is no text. Give the text in quotation marks, without halves of characters.",
            f"{language!r} 不是文本。请给出加引号的文本，其中不能有半个字符。",
        ),
        name,
    )


def _is_text(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
