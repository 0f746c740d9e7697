"""Give the readers odd and damaged input: does any of it end the program otherwise than in a sentence for a person?

Usage: python -m bench.fuzz_readers [--inputs N] [--documents N] [--seed N] [--only KIND]

Cheap inputs are texts: page pairs and tables of sentence pairs through the check, settings, waivers and front matter, PO and
XLIFF through what reads them. Each is a sound text with a few random changes. Documents are damaged Word, Excel and PDF files
through the readers of the normaliser. A crash is any error but CannotRun, and any page that could not be checked; a slow
input took longer than five seconds. What crashed is printed, so that it can become a test.
"""

import argparse
import io
import random
import sys
import tempfile
import time
import traceback
import warnings
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from duizhao.base.errors import CannotRun
from duizhao.checks.check_library import check_texts
from duizhao.checks.check_sentences import check_sentences
from duizhao.checks.finding import Finding
from duizhao.checks.rule import Knowledge
from duizhao.checks.troubles import CANNOT_ANSWER
from duizhao.checks.waivers import read_waivers
from duizhao.library.safety import Safety
from duizhao.library.sentence_table import parse_pairs
from duizhao.library.settings import Settings
from duizhao.library.terms.term_base import TermBase
from duizhao.memory.exchange.returned_file import read_units
from duizhao.memory.exchange.word_returned import read_word_rows
from duizhao.memory.po import read_po, rest_of, write_po
from duizhao.normalise.source import source_of
from duizhao.text.markdown.blocks import read_blocks

ROOT = Path(__file__).parents[1]
SLOW = 5.0
MOST_SHOWN = 10
MOST_CHANGES = 6
TABLE = Path("pairs.tsv")

EN = (
    "---\ntitle: Dose\ntags: [a, b]\n---\n# Dose {#dose}\n\nTake **5 mg** up to 3 times a day; never more than 2.5%.\n\n"
    '- one half, ten to twelve\n- [a link](b.md#c "t")\n\n!!! warning "Stop"\n    Call 911 within 24 hours.\n\n'
    "| a | b |\n|---|---|\n| 1 | two |\n\n```py\nx = 1\n```\n\n<div>no</div>\n\n[^1]: {name} &amp; `code` <b>x</b>\n"
)
ZH = (
    "---\ntitle: 用量\ntags: [a, b]\n---\n# 用量 {#dose}\n\n每天最多服用 3 次，每次 **5 毫克**；切勿超过百分之二点五。\n\n"
    '- 一半，十到十二\n- [链接](b.md#c "t")\n\n!!! warning "停"\n    24 小时内请拨打 911。\n\n'
    "| 甲 | 乙 |\n|---|---|\n| 1 | 二 |\n\n```py\nx = 1\n```\n\n<div>不</div>\n\n[^1]: {name} &amp; `code` <b>x</b>\n"
)
ROWS = (
    "id\ten\tzh\n"
    + "a\tTake 5 mg twice a day.\t每天两次，每次 5 毫克。\n"
    + "b\tNot before 2026-01-02, at 3:30 pm.\t2026 年 1 月 2 日下午三点半以前不要。\n"
)
SETTINGS = '[paths]\nen = "docs/en"\nterms = "terms.csv"\n[sources]\nsimplify = true\n'
SAFETY = 'topics = ["dose"]\nsections = ["dose*"]\nen = ["overdose"]\nzh = ["过量"]\nunits = ["mg"]\n'
WAIVERS = '[[waiver]]\nrule = "a"\npage = "b"\nreason = "c"\nby = "d"\nbound_to = "0a"\non = 2026-01-02\n'
TERMS = (
    "id,en,en_variants,en_forbidden,zh,zh_variants,zh_misspelt,zh_forbidden,scope,plain_en,plain_zh,note\n"
    'k,ketamine,"K|Special, K",,氯胺酮,,酮胺,,here,,,\n'
)
PO = (
    '# first\nmsgid ""\nmsgstr ""\n"Language: zh_CN\\n"\n\n# Li, 2026-01-02 10:00:00 UTC\n#. paragraph (warning)\n'
    '#, fuzzy, no-wrap\n#| msgid "Old"\nmsgctxt "page#a@en:0123456789ab>zh:0123456789ab"\nmsgid "One \\"two\\"\\n"\n"more"\nmsgstr "一"\n\n'
    '#~ msgid "Gone"\n#~ msgstr "没有了"\n'
)
XLIFF = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">\n'
    '<file original="page" source-language="en" target-language="zh-CN" datatype="x-markdown"><body>\n'
    '<trans-unit id="page#a@en:0123456789ab&gt;zh:0123456789ab" approved="yes"><source>Take <x id="1"/>5 mg.</source>'
    '<target state="translated">服用 <x id="1"/>5 毫克。</target><note>n</note></trans-unit>\n</body></file></xliff>\n'
)
XLIFF2 = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="2.1" srcLang="en" trgLang="zh-CN" '
    'xmlns="urn:oasis:names:tc:xliff:document:2.0"><file id="f"><unit id="u" name="page#a@en:item:0123456789ab&gt;zh">'
    '<notes><note>Exported 导出: 0123456789ab 1/2</note></notes><segment state="translated"><source>Take <ph id="x1"/>'
    '<pc id="b1">5</pc> mg.</source><target>服用 <sc id="b1"/>5<ec startRef="b1"/><cp hex="0009"/>毫克。</target></segment>'
    "<ignorable><source> </source></ignorable></unit></file></xliff>\n"
)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD = (
    f'<w:document xmlns:w="{W}"><w:body><w:tbl><w:tr><w:tc><w:p><w:r><w:t>id</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc>'
    "<w:p><w:r><w:t>page#a@en:item:0123456789ab&gt;zh</w:t></w:r></w:p><w:p><w:r><w:t>Exported 导出: -</w:t></w:r></w:p>"
    "<w:p><w:r><w:t>Texts 文字: 0123456789ab -</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc><w:tc><w:p><w:pPr><w:rPr><w:del/>"
    "</w:rPr></w:pPr><w:r><w:t>Take</w:t><w:tab/></w:r><w:del><w:r><w:delText>4</w:delText></w:r></w:del><w:ins><w:r><w:t>5"
    "</w:t></w:r></w:ins></w:p></w:tc><w:tc><w:p><w:r><w:br/></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"
)
# What readers stumble over: digits and spaces of other scripts, marks that open and close, numbers of every kind.
WORDS = (
    "٥ ３ ² ½ Ⅳ ㎎ 〇 百分之 分之 点 万亿 一两 半 -0 1e999 9999999999999999999999 0x1F 1,000,0 .5. 3:61 2026-13-45 －5 ≤ ~ – "
    "not never 不 非 未必 must 切勿 above 以上 twice 两倍 &a *a << !!python/object [[ ]] {{ }} {% %} {# #} ` ``` ~~~ ::: /// "
    "=== !!! ??? <!-- --> <b </b> <div <script> &# &#x110000; &#0; [^1] [^1]: ![ ]( ](< \\ ** __ ~~ $$ $ | |--- > # 1. 1) - "
    "--- +++ ' \" “ ” 《 》 （ ） 。 ， 、 … — 😀 é msgid msgstr #~ #, fuzzy ]]> <![CDATA[ <!DOCTYPE = =="
)
HIDDEN = "\u200b\u202e\u2028\x85\ufeff\ufffd\x00\x0b\x1b\x7f\t\r\n\u3000\u00a0\ud7ff "
LONG = ("\n\n", "    ", '""', "[" * 300, "(" * 300, "> " * 150, "*" * 200, "a" * 2000, "9" * 5000)
ODD = (*WORDS.split(" "), *HIDDEN, *LONG)

Read = Callable[[str, Path], object]


def changed(text: str, chance: random.Random) -> str:
    """`text` with a few random changes: odd signs put in, stretches cut out, doubled or moved."""
    for _ in range(chance.choice((1, 1, 1, 2, 3, MOST_CHANGES))):
        at = chance.randint(0, len(text))
        end = min(len(text), at + chance.choice((1, 1, 2, 5, 20, 100)))
        to = chance.randint(0, len(text))
        match chance.randrange(5):
            case 0 | 1:
                text = text[:at] + chance.choice(ODD) + text[at:]
            case 2:
                text = text[:at] + text[end:]
            case 3:
                text = text[:to] + text[at:end] + text[to:]
            case _:
                text = text[:at] + chance.choice(ODD) + text[end:]
    return text


def _refuse_crash(findings: Sequence[Finding]) -> None:
    for finding in findings:
        if finding.rule in CANNOT_ANSWER:
            raise AssertionError(finding.message.en)


def _page(text: str, _folder: Path) -> None:
    # Half the changes hit one side, half the other.
    en, zh = (text, ZH) if len(text) % 2 else (EN, text)
    _refuse_crash(check_texts(en, zh, Knowledge()))


def _front_matter(text: str, _folder: Path) -> None:
    read_blocks(f"---\n{text}\n---\n")


def _table(text: str, _folder: Path) -> None:
    _refuse_crash(check_sentences(parse_pairs(text, TABLE), TABLE, Knowledge()))


def _file(read: Callable[[Path], object], name: str) -> Read:
    def given(text: str, folder: Path) -> None:
        path = folder / name
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        read(path)

    return given


def _po(path: Path) -> None:
    for drafts in (False, True):
        write_po(read_po(path, drafts), "comment", drafts, rest_of(path, "comment", drafts))


def _word(text: str, folder: Path) -> None:
    path = folder / "given.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", text.encode("utf-8", "surrogatepass"))
    read_word_rows(path)


# The kind, its sound texts, what reads it, and its share of all cheap inputs.
KINDS: dict[str, tuple[tuple[str, ...], Read, float]] = {
    "page": ((EN, ZH), _page, 0.10),
    "table": ((ROWS,), _table, 0.15),
    "front matter": (('title: "a"\ntags: [a, &b c, *b]\nd: 2026-01-02\ne: {f: 1.5}\n',), _front_matter, 0.10),
    "settings": ((SETTINGS,), _file(lambda path: Settings.read(path.parent), "duizhao.toml"), 0.15),
    "safety": ((SAFETY,), _file(Safety.read, "safety.toml"), 0.10),
    "waivers": ((WAIVERS,), _file(read_waivers, "waivers.toml"), 0.10),
    "terms": ((TERMS,), _file(TermBase.read, "terms.csv"), 0.05),
    "po": ((PO,), _file(_po, "page.po"), 0.10),
    "po to import": ((PO,), _file(read_units, "given.po"), 0.05),
    "xliff": ((XLIFF,), _file(read_units, "given.xliff"), 0.05),
    "xliff 2": ((XLIFF2,), _file(read_units, "given.xlf"), 0.025),
    "word to import": ((WORD,), _word, 0.025),
}
WAYS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)


def documents() -> dict[str, bytes]:
    """A sound document of each kind, by its ending."""
    sys.path.insert(0, str(ROOT / "tests/normalise/readers"))
    from office_files import item, paragraph, table, word_file
    from openpyxl import Workbook
    from pdf_files import pdf

    book = Workbook()
    for row in (["en", "zh"], ["Take 5 mg.", "服用 5 毫克。"], [1.5, None]):
        book.active.append(row)
    made = io.BytesIO()
    book.save(made)
    body = paragraph("Dose", "Title") + paragraph("服用 5 毫克。") + item("one") + table([["a", "甲"]])
    return {
        ".docx": word_file(body, {"footnotes": "", "header1": paragraph("top")}),
        ".xlsx": made.getvalue(),
        ".pdf": pdf([("Take 5 mg twice a day.", 72, 700, 12)], [("More.", 72, 700, 12)]),
    }


def damaged(data: bytes, chance: random.Random) -> bytes:
    """A document with damage: packed in another way, a part of it changed, bytes changed, or cut off."""
    if data.startswith(b"PK") and chance.random() < 0.6:
        data = _repacked(data, chance)
        if chance.random() < 0.5:
            return data
    bytes_left = bytearray(data)
    match chance.randrange(4):
        case 0:
            del bytes_left[chance.randint(1, len(bytes_left)) :]
        case 1:
            at = chance.randrange(len(bytes_left))
            bytes_left[at : at + chance.randint(1, 200)] = chance.randbytes(chance.randint(0, 50))
        case _:
            for _ in range(chance.randint(1, 8)):
                bytes_left[chance.randrange(len(bytes_left))] = chance.randrange(256)
    return bytes(bytes_left)


def _repacked(data: bytes, chance: random.Random) -> bytes:
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as before,
        zipfile.ZipFile(made, "w", chance.choice(WAYS)) as after,
    ):
        for one in before.infolist():
            content = before.read(one)
            if chance.random() < 0.2:
                content = changed(content.decode("utf-8", "replace"), chance).encode("utf-8", "surrogatepass")
            after.writestr(one.filename, content)
    return made.getvalue()


class Tally:
    """What became of the inputs of one kind."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.count: Counter[str] = Counter()
        self.crashes: dict[str, str] = {}
        self.slow: list[tuple[float, str]] = []

    def take(self, read: Callable[[], object], shown: str) -> None:
        """Read one input."""
        begun = time.monotonic()
        try:
            read()
            self.count["read"] += 1
        except CannotRun:
            self.count["refused"] += 1
        except Exception as fault:
            self.count["crashed"] += 1
            place = traceback.extract_tb(fault.__traceback__)[-1]
            name = f"{type(fault).__name__}: {str(fault)[:100]} ({Path(place.filename).name}:{place.lineno})"
            # The shortest says most.
            self.crashes[name] = min(self.crashes.get(name, shown), shown, key=len)
        seconds = time.monotonic() - begun
        if seconds > SLOW:
            self.slow.append((seconds, shown))

    def tell(self, seconds: float) -> None:
        """One line, and what crashed."""
        inputs = sum(self.count.values())
        print(
            f"{self.kind}: {inputs:,} inputs in {seconds:.0f} s: {self.count['read']:,} read, "
            f"{self.count['refused']:,} refused, {self.count['crashed']:,} crashed, {len(self.slow)} slow",
            flush=True,
        )
        for name, shown in list(self.crashes.items())[:MOST_SHOWN]:
            print(f"  {name}\n    {shown[:2000]!r}", flush=True)
        for seconds_taken, shown in self.slow[:MOST_SHOWN]:
            print(f"  {seconds_taken:.1f} s\n    {shown[:2000]!r}", flush=True)


def fuzz_texts(kind: str, inputs: int, seed: int) -> Tally:
    """Read `inputs` changed texts of a kind."""
    sound, read, _share = KINDS[kind]
    tally = Tally(kind)
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "docs/en").mkdir(parents=True)
        Path(folder, "terms.csv").touch()
        chance = random.Random(f"{seed} {kind}")
        for _ in range(inputs):
            text = changed(chance.choice(sound), chance)
            tally.take(lambda text=text: read(text, Path(folder)), text)
    return tally


def fuzz_documents(ending: str, data: bytes, inputs: int, seed: int) -> Tally:
    """Read `inputs` damaged documents of a kind."""
    tally = Tally(ending)
    chance = random.Random(f"{seed} {ending}")
    path = Path(f"document{ending}")
    for _ in range(inputs):
        given = damaged(data, chance)
        tally.take(lambda given=given: source_of(given, path), given.hex())
    return tally


def main(arguments: Sequence[str] | None = None) -> int:
    """Run and print; 1 where anything crashed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--documents", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", action="append", metavar="KIND")
    given = parser.parse_args(arguments)
    warnings.simplefilter("ignore")
    crashed = 0
    for kind, (_sound, _read, share) in KINDS.items():
        if not given.only or kind in given.only:
            begun = time.monotonic()
            tally = fuzz_texts(kind, round(given.inputs * share), given.seed)
            tally.tell(time.monotonic() - begun)
            crashed += tally.count["crashed"]
    for ending, data in documents().items():
        if not given.only or ending in given.only:
            begun = time.monotonic()
            tally = fuzz_documents(ending, data, -(-given.documents // 3), given.seed)
            tally.tell(time.monotonic() - begun)
            crashed += tally.count["crashed"]
    return int(bool(crashed))


if __name__ == "__main__":
    sys.exit(main())
