"""The header of a PO file: what gettext's own check asks for, from the files alone, so that the same files give the same
bytes."""

import re

from duizhao.base.bilingual import LANGUAGE_NAMES, Language, other
from duizhao.memory.exchange.translation_unit import UnitFile

PO_CODES: dict[Language, str] = {"en": "en", "zh": "zh_CN"}
PLURALS: dict[Language, str] = {"en": "nplurals=2; plural=(n != 1);", "zh": "nplurals=1; plural=0;"}
MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})")
# gettext's own word where nobody has said it: its check tells it, and rightly so.
NO_DATE = "YEAR-MO-DA HO:MI+ZONE"
NOBODY = "nobody yet"


def po_header(file: UnitFile) -> dict[str, str]:
    """The fields of the header in the order that gettext writes them.

    The date and the translator are those of the newest approval; without one the date is the word that gettext leaves for it.
    """
    found = MOMENT.match(file.approved_on)
    source = LANGUAGE_NAMES[other(file.to)]["en"]
    return {
        "Project-Id-Version": f"bilingual pages, from {source}",
        "PO-Revision-Date": f"{found[1]} {found[2]}+0000" if found else NO_DATE,
        "Last-Translator": " ".join(file.approved_by.split()) or NOBODY,
        "Language-Team": f"{LANGUAGE_NAMES[file.to]['en']} ({PO_CODES[file.to]})",
        "Language": PO_CODES[file.to],
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS[file.to],
        "X-Source-Language": PO_CODES[other(file.to)],
    }
