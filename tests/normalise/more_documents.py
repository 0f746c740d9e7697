"""Fourteen more documents that look like those that people have, in every kind of file, made here part by part."""

import io
from collections.abc import Callable
from itertools import chain
from textwrap import wrap

import openpyxl
from document_words import (
    AFTER,
    CONSENT,
    CONSENT_ES,
    CONSENT_JA,
    FAQ,
    LETTER,
    MEANINGS,
    NOTICE,
    SERVICES,
    SPOKEN,
    WORDS,
    Pairs,
)
from real_documents import RealDocument

PRICES = (20, 60, 80, 150, 35, 120)
PINYIN = ("guòmǐn", "shíyù", "yūshāng", "késou", "gǎnrǎn", "zhǒngzhàng")
NUMERALS = "一二三四五六七"


def more_documents(
    word_file: Callable[..., bytes], paragraph: Callable[..., str], pdf: Callable[..., bytes]
) -> dict[str, RealDocument]:
    """The documents by name; the makers of files are those of the tests of readers."""
    return {
        "hospital notice in Word": _notice(word_file, paragraph),
        "questions and answers of a web page": _web_page(),
        "instructions translated by a browser": _browser(),
        "price list in Excel with merged heads": _excel(),
        "glossary in Markdown with meanings": _glossary(),
        "doses in Word with merged heads": _doses(word_file, paragraph),
        "consent form in four columns": _consent(),
        "subtitles of a film": _film(),
        "subtitles of the web": _web_film(),
        "WeChat article with numbered parts": _article(),
        "letter in two halves, wrapped by hand": _letter(),
        "PDF in two columns, wrapped": _columns(pdf),
        "read-me in two files": _read_me(),
        "instructions in an old encoding": _old(),
    }


def _notice(word_file: Callable[..., bytes], paragraph: Callable[..., str]) -> RealDocument:
    (title, rules) = NOTICE[0], NOTICE[1:]
    body = paragraph(title[0], "Heading1") + paragraph(title[1], "Heading1")
    body += "".join(paragraph(f"{n}. {en}") + paragraph(f"{n}. {zh}") for n, (en, zh) in enumerate(rules, 1))
    address = ("City Hospital, 12 Lake Road", "市医院，湖滨路 12 号")
    body += paragraph(" / ".join(address)) + paragraph("Tel 电话: 555 0142")
    return RealDocument({"notice.docx": word_file(body)}, [*NOTICE, address], ["555 0142"])


def _web_page() -> RealDocument:
    body = "".join(
        f"<h2>{FAQ[n][0]} {FAQ[n][1]}</h2><p>{FAQ[n + 1][0]}</p><p>{FAQ[n + 1][1]}</p>"
        for n in range(0, len(FAQ), 2)
    )
    page = (
        '<html><head><meta charset="utf-8"><title>Common questions 常见问题</title></head><body><nav><a href="/">Home</a> '
        f'<a href="/news">News</a></nav><main>{body}</main><footer>© City Hospital</footer></body></html>'
    )
    return RealDocument({"questions.html": page}, FAQ)


def _browser() -> RealDocument:
    body = "".join(
        f'<li>{en}<font class="immersive-translate-target-wrapper" lang="zh-CN"><br><font>{zh}</font></font></li>'
        for en, zh in AFTER
    )
    return RealDocument({"after.html": f"<html><body><ol>{body}</ol></body></html>"}, AFTER)


def _excel() -> RealDocument:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Prices"
    sheet.append(["Prices 2026 价目表"])
    sheet.append(["Service", "项目", "Price in yuan", None])
    sheet.append([None, None, "Adult", "Child"])
    for (en, zh), price in zip(SERVICES, PRICES, strict=True):
        sheet.append([en, zh, price, price // 2])
    for stretch in ("A1:D1", "A2:A3", "B2:B3", "C2:D2"):
        sheet.merge_cells(stretch)
    made = io.BytesIO()
    book.save(made)
    return RealDocument(
        {"prices.xlsx": made.getvalue()}, SERVICES, [f"{one} | {one // 2} |" for one in PRICES]
    )


def _glossary() -> RealDocument:
    rows = zip(WORDS, PINYIN, MEANINGS, strict=True)
    lines = [f"| {en} | {pin} | {zh} | {meaning} | {said} |" for (en, zh), pin, (meaning, said) in rows]
    head = "| Word | Pinyin | 词语 | Meaning | 含义 |\n|---|---|---|---|---|\n"
    return RealDocument(
        {"glossary.md": f"# Glossary\n\n# 词汇表\n\n{head}" + "\n".join(lines) + "\n"}, WORDS, list(PINYIN)
    )


def _doses(word_file: Callable[..., bytes], paragraph: Callable[..., str]) -> RealDocument:
    def cell(words: str, across: int = 1, down: str = "") -> str:
        properties = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
        properties += f'<w:vMerge w:val="{down}"/>' if down else ""
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(words)}</w:tc>"

    drugs = [
        ("Pain tablet", "止痛片", "1", "2"),
        ("Cough syrup", "止咳糖浆", "5 mL", "10 mL"),
        ("Eye drops", "眼药水", "3", "3"),
    ]
    rows = [
        cell("Medicine 药品", down="restart") + cell("Dose 剂量", across=2),
        cell("", down="continue") + cell("Morning 早上") + cell("Evening 晚上"),
        *(cell(f"{en} {zh}") + cell(day) + cell(night) for en, zh, day, night in drugs),
    ]
    body = f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"
    last = ("Shake the bottle before use.", "使用前请摇匀。")
    body += paragraph(last[0]) + paragraph(last[1])
    pairs = [(en, zh) for en, zh, _day, _night in drugs] + [last]
    return RealDocument(
        {"doses.docx": word_file(body)}, pairs, [f"| {day} | {night} |" for _e, _z, day, night in drugs]
    )


def _consent() -> RealDocument:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["English", "中文", "Español", "日本語"])
    for (en, zh), es, ja in zip(CONSENT, CONSENT_ES, CONSENT_JA, strict=True):
        sheet.append([en, zh, es, ja])
    made = io.BytesIO()
    book.save(made)
    return RealDocument({"consent.xlsx": made.getvalue()}, CONSENT, [*CONSENT_ES, *CONSENT_JA])


def _film() -> RealDocument:
    cues = "".join(
        f"{n}\n00:01:{n * 4:02},000 --> 00:01:{n * 4 + 3:02},500\n{en}\n{zh}\n\n"
        for n, (en, zh) in enumerate(SPOKEN, 1)
    )
    return RealDocument({"film.srt": cues}, SPOKEN)


def _web_film() -> RealDocument:
    cues = "".join(
        f"00:{n * 5:02}.000 --> 00:{n * 5 + 4:02}.000 align:start\n{zh}\n{en}\n\n"
        for n, (en, zh) in enumerate(SPOKEN, 1)
    )
    return RealDocument({"film.vtt": f"WEBVTT\n\n{cues}"}, SPOKEN)


def _article() -> RealDocument:
    body = "".join(
        f"<section><p><strong>{sign}</strong></p></section><section><p><span>{zh}</span></p><p>{en}</p></section>"
        for sign, (en, zh) in zip(NUMERALS, LETTER, strict=True)
    )
    page = (
        '<html><head><meta charset="utf-8"></head><body><h1 id="activity-name">眼科检查 Eye examination</h1>'
        f'<div id="js_content" class="rich_media_content">{body}<p>长按识别二维码关注我们</p><p>阅读原文</p></div></body></html>'
    )
    return RealDocument({"eyes.html": page}, [("Eye examination", "眼科检查"), *LETTER])


def _letter() -> RealDocument:
    english = "\n\n".join("\n".join(wrap(en, 44)) for en, _zh in LETTER)
    chinese = "\n\n".join(
        "\n".join(zh[start : start + 22] for start in range(0, len(zh), 22)) for _en, zh in LETTER
    )
    return RealDocument({"letter.txt": f"{english}\n\n{chinese}\n"}, LETTER)


def _columns(pdf: Callable[..., bytes]) -> RealDocument:
    lines: list[tuple[str, float, float, float]] = [("Page 1", 280, 30, 8)]
    height = 780.0
    for en, zh in AFTER:
        left, right = wrap(en, 34), [zh[start : start + 14] for start in range(0, len(zh), 14)]
        for number, words in enumerate(left):
            lines.append((words, 50, height - 14 * number, 10))
        for number, words in enumerate(right):
            lines.append((words, 320, height - 14 * number, 10))
        height -= 14 * max(len(left), len(right)) + 16
    return RealDocument({"after.pdf": pdf(lines)}, AFTER)


def _read_me() -> RealDocument:
    def page(side: int) -> str:
        (head, *rest) = [pair[side] for pair in NOTICE]
        return f"# {head}\n\n" + "\n".join(f"- {text}" for text in rest) + "\n"

    return RealDocument({"README.md": page(0), "README.zh.md": page(1)}, NOTICE)


def _old() -> RealDocument:
    text = "\r\n".join(chain.from_iterable((en, zh, "") for en, zh in AFTER))
    return RealDocument({"after.txt": text.encode("gb18030")}, AFTER)


__all__ = ["Pairs", "more_documents"]
