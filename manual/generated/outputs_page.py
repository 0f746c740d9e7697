"""The reference of what comes out: exit codes, formats, and the fields of what is for programs."""

from collections.abc import Iterator

from duizhao.base.bilingual import Bilingual, Language
from duizhao.cli import NAMES
from duizhao.cli.command_line import parser
from duizhao.cli.command_parser import options, subparsers
from manual.generated.reference_page import ReferencePage, code, listed, section, table
from manual.generated.schema_fields import fields, schema

INTRODUCTION = Bilingual("What the commands give to people and programs.", "各命令提供给人和程序的输出。")
EXIT_CODES = Bilingual("Exit codes", "退出码")
CODE_COLUMNS = (Bilingual("Code", "退出码"), Bilingual("Meaning", "含义"))
CODES = {
    0: Bilingual("Nothing was found that fails.", "没有发现使检查失败的问题。"),
    1: Bilingual(
        "Something was found that fails, or something was left out and told.",
        "发现了使检查失败的问题，或有内容没有处理并已说明。",
    ),
    2: Bilingual(
        "The command could not run; a sentence on the error stream says what to do.",
        "命令无法运行；错误输出中有一句话说明怎么办。",
    ),
    130: Bilingual("Stopped with Ctrl-C; every file is whole.", "被中途停止（Ctrl+C）；文件都保持完整。"),
}
FORMATS = Bilingual("Formats", "格式")
FORMAT_COLUMNS = (
    Bilingual("Format", "格式"),
    Bilingual("Commands", "命令"),
    Bilingual("What it is", "说明"),
)
SAID = {
    "text": Bilingual("For people: each finding with both places.", "供人阅读：逐个列出问题和两边的位置。"),
    "summary": Bilingual(
        "For a first look: how much each rule finds, and the gravest findings in full.",
        "供初次查看：各条规则发现多少问题，并完整列出最严重的几个。",
    ),
    "json": Bilingual(
        "For programs: the fields stand below; messages stand in both languages.",
        "供程序使用：各字段见下文，提示有两种语言。",
    ),
    "github": Bilingual(
        "For GitHub Actions: notes beside the lines, and a summary of the step.",
        "供 GitHub Actions 使用：行旁的注释，以及该步骤的摘要。",
    ),
    "sarif": Bilingual(
        "For code scanning: SARIF 2.1.0 with fingerprints that stay.",
        "供代码扫描使用：SARIF 2.1.0，指纹保持不变。",
    ),
    "junit": Bilingual("For test reports of other services.", "供其他服务显示测试报告。"),
    "comment": Bilingual(
        "For a pull request: one Markdown comment that shows both languages side by side.",
        "供合并请求使用：一条 Markdown 评论，并排列出两种语言。",
    ),
    "po": Bilingual("Gettext PO, for Poedit and Weblate.", "gettext PO，供 Poedit 和 Weblate 使用。"),
    "xliff": Bilingual("XLIFF 1.2.", "XLIFF 1.2。"),
    "xliff2": Bilingual("XLIFF 2.1.", "XLIFF 2.1。"),
    "omegat": Bilingual("XLIFF 1.2 as OmegaT 3 reads it.", "OmegaT 3 可读的 XLIFF 1.2。"),
    "tmx": Bilingual("A translation memory.", "翻译记忆库。"),
    "docx": Bilingual("A table for reviewers in Word.", "供审校者在 Word 中修改的表格。"),
    "tbx": Bilingual("The terms, as TBX.", "术语，TBX 格式。"),
    "csv": Bilingual("The terms, for a spreadsheet.", "术语，供电子表格使用。"),
    "nginx": Bilingual("Lines for the configuration of nginx.", "nginx 配置中的指令。"),
    "netlify": Bilingual(
        "A file `_headers`, for Netlify and Cloudflare Pages.",
        "`_headers` 文件，供 Netlify 和 Cloudflare Pages 使用。",
    ),
}
FIELD_COLUMNS = (
    Bilingual("Field", "字段"),
    Bilingual("Value", "值"),
    Bilingual("What it is for", "作用"),
)
DOCUMENTS = {
    "check": Bilingual("Fields of `duizhao check --format json`", "`duizhao check --format json` 的字段"),
    "status": Bilingual("Fields of `duizhao status --format json`", "`duizhao status --format json` 的字段"),
    "certificate": Bilingual(
        "Fields of `duizhao certificate PAGE --json FILE`", "`duizhao certificate PAGE --json FILE` 的字段"
    ),
}


def formats() -> dict[str, list[str]]:
    """The formats of all commands, each with the commands that have it. Raises ValueError where one is not told of, or is no more."""
    found: dict[str, list[str]] = {}
    commands = subparsers(parser())
    for name in NAMES:
        for one in options(commands[name]):
            if "--format" in one.option_strings:
                for choice in one.choices or ():
                    found.setdefault(str(choice), []).append(name)
    if unlike := found.keys() ^ SAID.keys():
        raise ValueError(
            f"The reference of the formats does not fit the program: {', '.join(sorted(unlike))}"
        )
    return found


def _body(language: Language) -> Iterator[str]:
    yield INTRODUCTION.say(language)
    yield ""
    yield from section(EXIT_CODES.say(language), "exit-codes")
    codes = [(code(str(number)), said.say(language)) for number, said in CODES.items()]
    yield from table(CODE_COLUMNS, codes, language)
    yield from section(FORMATS.say(language), "formats")
    rows = [
        (code(name), listed(commands, language), SAID[name].say(language))
        for name, commands in formats().items()
    ]
    yield from table(FORMAT_COLUMNS, rows, language)
    for name, title in DOCUMENTS.items():
        yield from section(title.say(language), f"json-{name}")
        told = [(code(one.path), one.holds(language), one.said.say(language)) for one in fields(schema(name))]
        yield from table(FIELD_COLUMNS, told, language)


OUTPUTS = ReferencePage(
    "outputs",
    Bilingual("Outputs, formats and exit codes", "输出、格式和退出码"),
    Bilingual(
        "Every format and exit code, and the fields for programs.", "全部格式和退出码，以及供程序使用的字段。"
    ),
    _body,
)
