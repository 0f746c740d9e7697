"""The reference of the settings: every key of `duizhao.toml`, and of the files beside it."""

from collections.abc import Iterator

from duizhao.base.bilingual import Bilingual, Language
from manual.generated.reference_page import ReferencePage, code, section, table
from manual.generated.schema_fields import SchemaField, fields, schema

INTRODUCTION = Bilingual(
    "All settings of a library. A library needs none of them: without `duizhao.toml`, the usual places count. "
    "A key that is not listed here is an error, and the message names the nearest one.",
    "知识库的全部设置。这些设置都可以不写：没有 `duizhao.toml` 时，使用默认位置。未列在这里的键会报错，提示中会给出最接近的名称。",
)
OTHER = Bilingual("Files beside duizhao.toml", "duizhao.toml 之外的文件")
COLUMNS = (
    Bilingual("Key", "键"),
    Bilingual("Value", "值"),
    Bilingual("Default", "默认值"),
    Bilingual("What it is for", "作用"),
)
# The files that people write themselves, and what each is for.
FILES = {
    "waivers": (
        "waivers.toml",
        Bilingual("Findings that a person allows.", "经人确认可以保留的问题。"),
    ),
    "safety": (
        "safety.toml",
        Bilingual(
            "What makes a block a safety block, besides what the program knows.",
            "除程序已知的以外，还有哪些内容属于安全内容。",
        ),
    ),
    "topics": (
        "topics.toml",
        Bilingual(
            "The topics of the library: how pieces of a source find their page.",
            "知识库的主题：原文各段如何归到页面。",
        ),
    ),
    "phrases": ("phrases.toml", Bilingual("Wording that a person must judge.", "须由人判断的措辞。")),
    "search": (
        "search.toml",
        Bilingual("What readers call things, for the search.", "读者平时的叫法，供搜索使用。"),
    ),
    "conformance": (
        "conformance.toml",
        Bilingual("The guides that a library is held against, point by point.", "知识库逐条对照的编写标准。"),
    ),
    "picture": (
        "pictures/*.toml",
        Bilingual("One picture, with its words in both languages.", "一幅图，文字中英文并列。"),
    ),
    "baseline": (
        "baseline.json",
        Bilingual(
            "What `duizhao baseline` has recorded; nobody writes it by hand.",
            "`duizhao baseline` 记录的内容，不必手写。",
        ),
    ),
}


def _body(language: Language) -> Iterator[str]:
    yield INTRODUCTION.say(language)
    yield ""
    whole = schema("duizhao")
    for name, part in whole["properties"].items():
        yield from section(code(f"[{name}]"), name)
        field = SchemaField((name,), part)
        if said := field.said.say(language):
            yield said
            yield ""
        yield from _fields_table([*fields(part)], language)
    yield from section(OTHER.say(language), "files")
    for name, (file, said) in FILES.items():
        yield from section(code(file), f"file-{name}", level=3)
        yield said.say(language)
        yield ""
        yield from _fields_table([*fields(schema(name))], language)


def _fields_table(told: list[SchemaField], language: Language) -> Iterator[str]:
    if told:
        rows = [(code(one.path), one.holds(language), one.default(), one.said.say(language)) for one in told]
        yield from table(COLUMNS, rows, language)


SETTINGS = ReferencePage(
    "settings",
    Bilingual("Settings", "设置"),
    Bilingual(
        "Every key of duizhao.toml and of the files beside it.", "duizhao.toml 及其他数据文件的全部键。"
    ),
    _body,
)
