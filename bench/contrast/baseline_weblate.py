"""Verdicts of the checks of Weblate that look at one translation, with its default settings, for Simplified Chinese.

Usage: python -m bench.contrast.baseline_weblate --to VERDICTS.tsv [--rows TABLE.tsv]

It needs an environment with Weblate (GPL-3.0-or-later), of its own: README.md says how to set it up. No server and no database
is used: the checks get units as Weblate's own tests make them. Those that compare units of a whole component are left out.
"""

import sys
from collections.abc import Sequence
from unittest.mock import MagicMock

from bench.contrast.baseline_arguments import baseline_arguments
from bench.contrast.contrast_table import ContrastRow, read_rows
from bench.contrast.verdicts import write_verdicts

# They draw and read pictures of texts: no check of a sentence needs them, and they need libraries of the system.
DRAWING = ("cairo", "gi", "gi.repository", "tesserocr")
# These ask for the other units of a component, or for a glossary.
WHOLE_COMPONENT = ("inconsistent", "reused", "translated", "prohibited_initial_character", "check_glossary")


def main() -> None:
    given = baseline_arguments(__doc__)
    write_verdicts(given.to, verdicts(read_rows(given.rows)))


def verdicts(rows: Sequence[ContrastRow]) -> dict[str, str]:
    """0 or 1 for each row. Ends the program where Weblate is not installed."""
    try:
        _set_up()
        from weblate.checks.models import CHECKS
        from weblate.checks.tests.test_checks import MockUnit
    except ImportError as missing:
        raise SystemExit(f"Weblate is not installed (bench/contrast/README.md): {missing}") from missing
    checks = [check for name, check in CHECKS.target.items() if name not in WHOLE_COMPONENT]
    told = {}
    for row in rows:
        unit = MockUnit(code="zh_Hans", source=row.en, target=row.zh)
        told[row.id] = str(int(any(check.check_target([row.en], [row.zh], unit) for check in checks)))
    return told


def _set_up() -> None:
    """Start Django with the settings that Weblate gives as its example, but for the database and the cache."""
    for name in DRAWING:
        sys.modules.setdefault(name, MagicMock())
    import django
    from django.conf import settings
    from weblate import settings_example

    named = {name: getattr(settings_example, name) for name in dir(settings_example) if name.isupper()}
    named["DATABASES"] = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
    named["CACHES"] = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    settings.configure(**named)
    django.setup()


if __name__ == "__main__":
    main()
