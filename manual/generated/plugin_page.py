"""The reference of the MkDocs plugin: its options, as its own configuration declares them."""

import ast
import inspect
from collections.abc import Iterator

from duizhao.base.bilingual import Bilingual, Language
from duizhao.mkdocs_plugin import DuizhaoConfig
from manual.generated.reference_page import ReferencePage, code, section, table

INTRODUCTION = Bilingual(
    "The plugin `duizhao` for MkDocs stands below `plugins` in `mkdocs.yml`. `duizhao build` uses it as it stands there.",
    "MkDocs 插件 `duizhao` 写在 `mkdocs.yml` 的 `plugins` 下。`duizhao build` 会按那里的设置使用它。",
)
OPTIONS = Bilingual("Options", "选项")
COLUMNS = (
    Bilingual("Option", "选项"),
    Bilingual("Default", "默认值"),
    Bilingual("What it does", "作用"),
)
EXAMPLE = Bilingual("Example", "示例")
# The words that the configuration has about an option are English; here is the Chinese of each.
IN_CHINESE = {
    "check": "用全部规则检查知识库。不启用时，只查找缺少另一种语言的页面。",
    "language": "提示所用的语言。",
    "notices": "一种语言在双方确认之后有改动时，在相应的内容块处告诉读者。从未确认过任何内容的知识库没有这类提示。",
    "desk": "生成译文工作台 `desk/index.html`，并在每页末尾为编辑者放一个指向它的小链接。",
    "search": "为每种语言写一份索引：`search/en.js` 和 `search/zh.js`，供读取它们的主题使用。Material 自带的搜索不读取它们：启用本选项时，请去掉它的插件。",
    "allow_missing": "允许只有一种语言的页面。配合 static-i18n 的 `fallback_to_default`，这样的页面会以另一种语言显示，并加以说明。不启用时，严格模式的生成会在这里停止。",
}


def plugin_options() -> dict[str, tuple[object, Bilingual]]:
    """Each option, with its default and what it does. Raises ValueError where one is not told of in both languages."""
    english = _english()
    told = {}
    for name, option in DuizhaoConfig._schema:
        if name not in english or name not in IN_CHINESE:
            raise ValueError(f"The option {name} of the plugin is not told of in both languages.")
        told[name] = (option.default, Bilingual(english[name], IN_CHINESE[name]))
    return told


def _english() -> dict[str, str]:
    """What the source says below each option."""
    (declared,) = ast.parse(inspect.getsource(DuizhaoConfig)).body
    assert isinstance(declared, ast.ClassDef)
    said = {}
    for here, after in zip(declared.body, declared.body[1:], strict=False):
        if (
            isinstance(here, ast.Assign)
            and isinstance(here.targets[0], ast.Name)
            and isinstance(after, ast.Expr)
            and isinstance(after.value, ast.Constant)
        ):
            said[here.targets[0].id] = " ".join(str(after.value.value).split())
    return said


def _body(language: Language) -> Iterator[str]:
    yield INTRODUCTION.say(language)
    yield ""
    yield from section(OPTIONS.say(language), "options")
    rows = [
        (code(name), code(_yaml(default)), said.say(language))
        for name, (default, said) in plugin_options().items()
    ]
    yield from table(COLUMNS, rows, language)
    yield from section(EXAMPLE.say(language), "example")
    yield from ("```yaml", "plugins:", "  - duizhao:", "      desk: false", "      language: zh", "```")


def _yaml(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


PLUGIN = ReferencePage(
    "plugin",
    Bilingual("Options of the MkDocs plugin", "MkDocs 插件的选项"),
    Bilingual(
        "Every option of the plugin in mkdocs.yml, with its default.", "mkdocs.yml 中插件的全部选项及默认值。"
    ),
    _body,
)
