"""The table `[languages]` of the settings: what becomes of texts that are neither English nor Chinese."""

from pathlib import Path
from typing import Any

from duizhao.base.bilingual import Bilingual
from duizhao.base.errors import CannotRun
from duizhao.base.known_names import require_known
from duizhao.text.language.other_languages import OTHER_NAMES

ALL = "all"


def left_out_languages(table: dict[str, Any], path: Path) -> frozenset[str]:
    """The codes of the languages to leave out of pages, or `all`. Raises CannotRun for a code that the program does not
    know: nothing would be left out, and nobody would be told."""
    require_known(table, ("leave_out",), path, Bilingual("[languages]", "[languages] "))
    given = table.get("leave_out", [])
    codes = [given] if given == ALL else given
    if not isinstance(codes, list) or not all(code == ALL or code in OTHER_NAMES for code in codes):
        known = ", ".join(OTHER_NAMES)
        raise CannotRun(
            f'{path}: [languages] leave_out = {given!r}: it has to be "all" or a list of these codes: {known}.',
            f'{path}：[languages] leave_out = {given!r}：应写 "all"，或列出以下代码：{known}。',
        )
    return frozenset(codes)
