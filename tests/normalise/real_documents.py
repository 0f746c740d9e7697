"""Ten small documents that look like those that people have, made here part by part, and what their pages should hold."""

from collections.abc import Callable
from dataclasses import dataclass, field

Pairs = list[tuple[str, str]]

LEAFLET: Pairs = [
    ("Before Your Blood Test", "验血之前"),
    ("Please do not eat for 8 hours before the test.", "检查前 8 小时请不要进食。"),
    ("You may drink water and take your usual medicine.", "您可以喝水，也可以服用平时的药物。"),
    ("Tell the nurse if you are pregnant.", "如果您怀孕，请告诉护士。"),
    ("Bring your card and 2 photos on Monday morning.", "请在星期一上午带上您的卡和 2 张照片。"),
    ("You can go home after 30 minutes.", "30 分钟后您可以回家。"),
]
FORM: Pairs = [
    ("I agree to the operation on my left knee.", "我同意接受左膝手术。"),
    ("The doctor has explained the risks to me.", "医生已向我说明风险。"),
    ("I can change my mind at any time.", "我可以随时改变主意。"),
    ("I have been given a copy of this form.", "我已收到本同意书的副本。"),
]
SPANISH = [
    "Acepto la operación de mi rodilla izquierda.",
    "El médico me ha explicado los riesgos.",
    "Puedo cambiar de opinión en cualquier momento.",
    "He recibido una copia de este formulario.",
]
JAPANESE = [
    "左膝の手術を受けることに同意します。",
    "医師からリスクの説明を受けました。",
    "いつでも考えを変えることができます。",
    "この同意書の写しを受け取りました。",
]
PRICES: Pairs = [
    ("Blood test", "验血"),
    ("Chest X-ray", "胸部 X 光检查"),
    ("Dressing change", "换药"),
    ("Dental cleaning", "洗牙"),
]
GLOSSARY: Pairs = [
    ("bandage", "绷带"),
    ("fever", "发热"),
    ("nurse", "护士"),
    ("wound", "伤口"),
    ("blood pressure", "血压"),
]
PINYIN = ["bēngdài", "fārè", "hùshi", "shāngkǒu", "xuèyā"]


@dataclass(frozen=True)
class RealDocument:
    """The files of a document by name, what its pages hold at the end, in both languages, and what else they keep."""

    files: dict[str, str | bytes]
    pairs: Pairs
    alike: list[str] = field(default_factory=list)


def _html(body: str, head: str = "") -> str:
    return f'<!DOCTYPE html><html><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


def documents(
    word_file: Callable[..., bytes], paragraph: Callable[..., str], pdf: Callable[..., bytes]
) -> dict[str, RealDocument]:
    """The documents by name; the makers of files are those of the tests of readers."""
    sides = list(zip(*LEAFLET, strict=True))
    form = [
        text for (en, zh), es, ja in zip(FORM, SPANISH, JAPANESE, strict=True) for text in (en, zh, es, ja)
    ]
    wechat = "".join(
        f'<section style="margin:0"><p><span style="color:#333">{zh}</span></p></section>'
        f"<section><p><span>{en}</span><br></p></section>"
        for en, zh in LEAFLET[1:]
    )
    google = "".join(
        f'<p class="c1"><span class="c0">{en}</span></p><p class="c1"><span class="c0 c3">{zh}</span></p>'
        for en, zh in LEAFLET[1:]
    )
    columns = [
        [(en, 50, 760 - 40 * row, 10) for row, (en, _zh) in enumerate(LEAFLET[1:])]
        + [(zh, 320, 760 - 40 * row, 10) for row, (_en, zh) in enumerate(LEAFLET[1:])]
    ]
    subtitles = "".join(
        f"{number}\n00:00:{number * 4:02},000 --> 00:00:{number * 4 + 3:02},500\n{zh}\n{en}\n\n"
        for number, (en, zh) in enumerate(LEAFLET[1:], start=1)
    )
    labelled = "\n\n".join(f"**English:** {en}\n\n**中文：** {zh}" for en, zh in LEAFLET[1:])
    table = "\n".join(
        [
            "Item,项目,Price",
            *(f"{en},{zh},{price}" for (en, zh), price in zip(PRICES, (80, 150, 30, 200), strict=True)),
        ]
    )
    words = "\n".join(
        [
            "English\tPinyin\t中文",
            *(f"{en}\t{pin}\t{zh}" for (en, zh), pin in zip(GLOSSARY, PINYIN, strict=True)),
        ]
    )
    garbled = "\n\n".join(f"{en.replace('your', 'the patient’s')}\n\n{zh}" for en, zh in LEAFLET[1:])
    return {
        "leaflet in two Word files": RealDocument(
            {
                "leaflet.en.docx": word_file(
                    paragraph(sides[0][0], "1") + "".join(map(paragraph, sides[0][1:]))
                ),
                "leaflet.zh.docx": word_file(
                    paragraph(sides[1][0], "1") + "".join(map(paragraph, sides[1][1:]))
                ),
            },
            LEAFLET,
        ),
        "consent form in four languages": RealDocument(
            {"form.docx": word_file("".join(map(paragraph, form)))}, FORM, [*SPANISH, *JAPANESE]
        ),
        "price list": RealDocument({"prices.csv": table}, PRICES),
        "glossary with pinyin": RealDocument({"glossary.csv": words}, GLOSSARY),
        "WeChat article": RealDocument(
            {
                "article.html": _html(
                    f'<div id="js_content" class="rich_media_content">{wechat}</div>',
                    '<meta property="og:title" content="Blood test">',
                )
            },
            LEAFLET[1:],
        ),
        "PDF in two columns": RealDocument({"columns.pdf": pdf(*columns)}, LEAFLET[1:]),
        "subtitles": RealDocument({"subtitles.txt": subtitles}, LEAFLET[1:]),
        "exported Google document": RealDocument(
            {
                "export.html": _html(
                    f'<div class="doc-content">{google}</div>', "<style>.c0{color:#000}</style>"
                )
            },
            LEAFLET[1:],
        ),
        "answer of a chat, with labels": RealDocument({"answer.md": labelled}, LEAFLET[1:]),
        "text that was garbled": RealDocument(
            {"garbled.txt": garbled.replace("’", "â€™")},
            [(en.replace("your", "the patient’s"), zh) for en, zh in LEAFLET[1:]],
        ),
    }


def share_there(pages: dict[str, str], document: RealDocument) -> tuple[float, int]:
    """The share of what the pages should hold that they hold where it answers the other language, and how many pairs
    they hold that are none. A gap that is left is work for a hand, whatever it is a gap of: it counts as one thing that
    should be there and is not."""
    sides = [[line for line in pages[language].split("\n") if line.strip()] for language in ("en", "zh")]
    known = {text: number for number, pair in enumerate(document.pairs) for text in pair}
    found: set[int] = set()
    invented = 0
    for en, zh in zip(*sides, strict=False):
        numbers = [next((known[text] for text in known if text in line), None) for line in (en, zh)]
        if "Not yet translated" in en or "尚未翻译" in zh or None in numbers:
            continue
        if numbers[0] == numbers[1] and numbers[0] is not None:
            found.add(numbers[0])
        else:
            invented += 1
    alike = sum(all(text in page for page in pages.values()) for text in document.alike)
    gaps = pages["en"].count("Not yet translated") + pages["zh"].count("尚未翻译")
    missing = len(document.pairs) - len(found) + len(document.alike) - alike
    whole = len(document.pairs) + len(document.alike) + max(gaps - 2 * missing, 0)
    return (len(found) + alike) / whole, invented
