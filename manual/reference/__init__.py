"""The reference pages of the manual, made from the program: commands, settings, outputs, options of the plugin.

`reference_pages` gives them all. They read the command line, the schemas in `docs/schemas` and the plugin, which is why they are no
part of the program that is installed. The pages about the rules come from `duizhao generate --root manual`.
"""

from pathlib import Path

from duizhao.base.bilingual import LANGUAGES
from manual.reference.commands_page import COMMANDS
from manual.reference.outputs_page import OUTPUTS
from manual.reference.plugin_page import PLUGIN
from manual.reference.settings_page import SETTINGS

PAGES = (COMMANDS, SETTINGS, OUTPUTS, PLUGIN)


def reference_pages() -> dict[str, str]:
    """The path of each page below `manual/docs`, and its text. Raises ValueError where something of the program is not told of in
    both languages."""
    return {
        Path(language, "reference", f"{page.key}.md").as_posix(): page.text(language)
        for language in LANGUAGES
        for page in PAGES
    }
