"""A start for each usual layout: one text a language (`start.en.md`, `start.zh.md`), with the paths of the layout in it."""

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from duizhao.base.bilingual import Bilingual, Language

TEMPLATES = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class StartLayout:
    """A layout: the files of its one page, the settings that say it, and what its readers have to know besides."""

    key: str
    title: Bilingual
    en: str
    zh: str
    setting_en: str
    setting_zh: str
    note: Bilingual

    @property
    def told(self) -> Bilingual:
        """The line that a check tells of a layout that it found, with its line end; nothing for the first of them."""
        if self.key == "two-folders":
            return Bilingual("", "")
        said = f"{self.setting_en} · {self.setting_zh}\n"
        return Bilingual(f"Pages: {said}", f"页面位置：{said}")


LAYOUTS = (
    StartLayout(
        "two-folders",
        Bilingual("A folder for each language", "每种语言一个文件夹"),
        "docs/en/visit.md",
        "docs/zh/visit.md",
        "docs/en",
        "docs/zh",
        Bilingual(
            "The folders may have other names, such as `content/en` and `content/zh-cn`, and stand deeper.",
            "文件夹可以用别的名称，例如 `content/en` 和 `content/zh-cn`，也可以在更深的位置。",
        ),
    ),
    StartLayout(
        "suffixes",
        Bilingual("The language in the file name", "用文件名区分语言"),
        "docs/visit.en.md",
        "docs/visit.zh.md",
        "docs/{page}.en",
        "docs/{page}.zh",
        Bilingual(
            "A page without a mark may be one of the languages: `visit.md` beside `visit.zh-CN.md` is found too.",
            "没有语言标记的页面也可以是其中一种语言：`visit.md` 和 `visit.zh-CN.md` 同样能识别。",
        ),
    ),
    StartLayout(
        "docusaurus",
        Bilingual("Docusaurus", "Docusaurus"),
        "docs/visit.md",
        "i18n/zh-Hans/docusaurus-plugin-content-docs/current/visit.md",
        "docs",
        "i18n/zh-Hans/docusaurus-plugin-content-docs/current",
        Bilingual(
            "Pages may end in `.mdx`; their components are read as boxes or left alone.",
            "页面的扩展名可以是 `.mdx`；其中的组件按提示框读取，或原样略过。",
        ),
    ),
    StartLayout(
        "hugo",
        Bilingual("Hugo", "Hugo"),
        "content/en/visit.md",
        "content/zh-cn/visit.md",
        "content/en",
        "content/zh-cn",
        Bilingual(
            "Front matter may be YAML or TOML. A Hugo site whose file names tell the language starts with "
            "[the language in the file name](suffixes.md).",
            "页首信息可以用 YAML 或 TOML。用文件名区分语言的 Hugo 网站，请看[用文件名区分语言](suffixes.md)。",
        ),
    ),
    StartLayout(
        "one-at-the-root",
        Bilingual("One language at the root", "一种语言放在根目录"),
        "docs/visit.md",
        "docs/zh/visit.md",
        "docs",
        "docs/zh",
        Bilingual(
            "The folder of the second language is no page of the first one.",
            "第二种语言的文件夹不算第一种语言的页面。",
        ),
    ),
)


def start_pages(language: Language) -> dict[str, str]:
    """The start of each layout in `language`: its key and its text."""
    template = (TEMPLATES / f"start.{language}.md").read_text("utf-8")
    return {layout.key: _filled(template, layout, language) for layout in LAYOUTS}


def _filled(template: str, layout: StartLayout, language: Language) -> str:
    folders = {str(PurePosixPath(path).parent): None for path in (layout.en, layout.zh)}
    values = {
        "KEY": layout.key,
        "TITLE": layout.title.say(language),
        "EN": layout.en,
        "ZH": layout.zh,
        "FOLDERS": " ".join(folders),
        "SETTING_EN": layout.setting_en,
        "SETTING_ZH": layout.setting_zh,
        "TOLD\n": layout.told.say(language),
        "NOTE": layout.note.say(language),
    }
    for name, value in values.items():
        template = template.replace(f"@{name}", value)
    return template
