"""Front matter that names a file of the theme: where there is none, the theme would end the build with an error of its own."""

from collections.abc import Iterator, MutableMapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.pages import Page

from duizhao.base.bilingual import Bilingual, Language

log = get_plugin_logger(__name__)
# A picture before the name of a page in the menu of Material: `material/pill`.
ICONS = ".icons"


def leave_out_unknown(page: Page, config: MkDocsConfig) -> None:
    """Take out of the front matter of `page` what names no file of the theme. A strict build stops at it."""
    language: Language = config.plugins["duizhao"].config["language"]
    for name, value in _unknown(page.meta, [Path(one) for one in config.theme.dirs]):
        told = Bilingual(
            f"{page.file.src_uri}: `{name}: {value}` names nothing that the theme has. Correct or delete the line.",
            f"{page.file.src_uri}：`{name}: {value}` 在主题中不存在。请改正或删去这一行。",
        )
        log.warning(told.say(language))
        del page.meta[name]


def _unknown(meta: MutableMapping[str, object], folders: list[Path]) -> Iterator[tuple[str, object]]:
    icons = [folder / ICONS for folder in folders if (folder / ICONS).is_dir()]
    for name, ending, places in (("template", "", folders), ("icon", ".svg", icons)):
        value = meta.get(name)
        # Every page has a template: to name none is a name that is not there.
        is_named = name in meta if name == "template" else bool(value)
        if is_named and places and not any(_is_there(place, f"{value}{ending}") for place in places):
            yield name, value


def _is_there(folder: Path, name: str) -> bool:
    """True for a file below `folder`; a name that leads upward is none to the theme."""
    if "\0" in name or ".." in name.split("/"):
        return False
    try:
        return (folder / name.lstrip("/")).is_file()
    except OSError:
        # A name may be longer than any file's.
        return False
