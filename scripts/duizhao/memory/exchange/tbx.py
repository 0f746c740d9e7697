"""The term base for other people's tools: CSV, and TBX-Basic (ISO 30042:2008)."""

import csv
import io
from collections.abc import Iterable

from duizhao.base.bilingual import LANGUAGES, Language
from duizhao.library.terms.term_base import Term
from duizhao.memory.exchange.foreign import needed
from duizhao.memory.exchange.formula_cells import no_formula
from duizhao.memory.exchange.xliff import CODES

COLUMNS = ("id", "en", "zh", "en_forbidden", "zh_forbidden", "scope")
SEPARATOR = "|"


def write_csv(terms: Iterable[Term]) -> str:
    """The terms as CSV with a header line; several names in a cell have `|` between them, the preferred one first. No cell
    begins a formula."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(COLUMNS)
    for term in terms:
        cells = [
            term.id,
            *(SEPARATOR.join(term.names(language)) for language in LANGUAGES),
            *(SEPARATOR.join(term.forbidden(language)) for language in LANGUAGES),
            term.scope,
        ]
        rows.writerow(map(no_formula, cells))
    return text.getvalue()


def write_tbx(terms: Iterable[Term]) -> str:
    """The terms as a TBX-Basic file: each name with whether it is preferred, admitted or deprecated.

    Raises CannotRun where the package that writes it is not installed.
    """
    try:
        from lxml import etree
        from translate.storage import tbx
    except ImportError as fault:
        raise needed() from fault
    store = tbx.tbxfile(sourcelanguage=CODES["en"], targetlanguage=CODES["zh"])
    store.document.getroot().set("type", "TBX-Basic")
    for term in terms:
        unit = tbx.tbxunit(None)
        unit.setid(term.id)
        store.addunit(unit)
        unit.set_source_terms(_names(term, "en"), CODES["en"])
        unit.set_target_terms(_names(term, "zh"), CODES["zh"])
        for number, (language, group) in enumerate(zip(LANGUAGES, unit.getlanguageNodes(), strict=True)):
            allowed = len(term.names(language))
            for place, name in enumerate(group.findall("tig")):
                status = "preferred" if place == 0 else "admitted" if place < allowed else "deprecated"
                note = etree.SubElement(name, "termNote", type="administrativeStatus")
                note.text = f"{status}Term-admn-sts"
            defined = (term.plain_en, term.plain_zh)[number]
            if defined:
                description = etree.Element("descrip", type="definition")
                description.text = defined
                group.insert(0, description)
        note = etree.Element("note")
        note.text = f"scope: {term.scope}"
        unit.xmlelement.insert(0, note)
    return bytes(store).decode("utf-8")


def _names(term: Term, language: Language) -> list[str]:
    return [*term.names(language), *term.forbidden(language)]
