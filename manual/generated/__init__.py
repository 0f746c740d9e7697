"""The pages of the manual that are made: the reference from the program, the starts from one text and the layouts.

`generated_pages` gives them all. They read the command line, the schemas in `docs/schemas` and the plugin, which is why they are no
part of the program that is installed. The pages about the rules come from `duizhao generate --root manual`.
"""

from pathlib import Path

from duizhao.base.bilingual import LANGUAGES
from manual.generated.commands_page import COMMANDS
from manual.generated.outputs_page import OUTPUTS
from manual.generated.plugin_page import PLUGIN
from manual.generated.settings_page import SETTINGS
from manual.generated.start_pages import start_pages

PAGES = (COMMANDS, SETTINGS, OUTPUTS, PLUGIN)


def generated_pages() -> dict[str, str]:
    """The path of each page below `manual/docs`, and its text. Raises ValueError where something of the program is not told of in
    both languages."""
    made = {
        Path(language, "reference", f"{page.key}.md").as_posix(): page.text(language)
        for language in LANGUAGES
        for page in PAGES
    }
    for language in LANGUAGES:
        for key, text in start_pages(language).items():
            made[f"{language}/start/{key}.md"] = text
    return made
