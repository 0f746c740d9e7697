"""A text of the program that says the same twice in a line, first in English, then in Chinese, cut into the two."""

import re

from duizhao.base.bilingual import Bilingual

CHINESE = re.compile(r"[\u2018-\u201d\u3001-\u303f\u4e00-\u9fff\uff01-\uff60]")
# A remark in brackets at the end, which has both languages of its own or is the same in both.
REMARK = re.compile(r"^(?P<text>.*\S) \((?P<remark>[^()]*)\)$", re.DOTALL)
# What stands behind a Chinese word and a colon is the same in both languages: `default 默认: .`
SHARED = re.compile(r"^(?P<en>.*\S) (?P<zh>[^\x00-\x7f]+): (?P<value>.*)$", re.DOTALL)

# English sentences up to the last full stop before anything Chinese.
SENTENCES = re.compile(rf"^(?P<en>(?:(?!{CHINESE.pattern}).)*\.) (?P<zh>.*)$", re.DOTALL)


def in_two(text: str) -> Bilingual:
    """The English and the Chinese of `text`. Raises ValueError where one of them is lacking."""
    text = " ".join(text.split())
    remark = Bilingual("", "")
    if not CHINESE.search(text.rpartition(" (")[0]):
        pass
    elif found := REMARK.match(text):
        text = found["text"]
        inner = _remark(found["remark"])
        remark = Bilingual(f" ({inner.en})", f"（{inner.zh}）")
    start = CHINESE.search(text)
    if start is None or not text[: start.start()].strip():
        raise ValueError(f"This says nothing in one of the languages: {text}")
    en, zh = text[: start.start()].strip(), text[start.start() :].strip()
    return Bilingual(en + remark.en, zh + remark.zh)


def sentences(text: str) -> Bilingual:
    """The same for a text of whole sentences, as the schemas have them: the Chinese may begin with a Latin word. Raises ValueError."""
    found = SENTENCES.match(text)
    if found is None or not CHINESE.search(found["zh"]):
        raise ValueError(f"This says nothing in one of the languages: {text}")
    return Bilingual(found["en"], found["zh"])


def _remark(text: str) -> Bilingual:
    if shared := SHARED.match(text):
        return Bilingual(f"{shared['en']}: {shared['value']}", f"{shared['zh']}：{shared['value']}")
    start = CHINESE.search(text)
    if start is None:
        return Bilingual(text, text)
    return Bilingual(text[: start.start()].strip(), text[start.start() :].strip())
