"""What a reviewer changed in a Word table, as units for the import: a row may change either language, or both."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from duizhao.base.bilingual import LANGUAGES, Bilingual, Language, other
from duizhao.memory.exchange.page_units import TranslatablePair, jobs
from duizhao.memory.exchange.protect import PLACEHOLDER
from duizhao.memory.exchange.take_units import UnitOutcome
from duizhao.memory.exchange.translation_unit import NOTHING, Given, UnitId, digest
from duizhao.memory.exchange.word_returned import ReturnedRow
from duizhao.memory.states.pair_state import PageState

DELETED = Bilingual(
    "its text was deleted. A block is not deleted by an import: delete it in both pages",
    "文字被整段删除。导入不会删除内容块，请在两种语言的页面中自行删除",
)
ALONE = Bilingual(
    "only this language has the block, so there is nothing to translate: change it in the page",
    "只有这种语言有这个内容块，请直接在页面中修改",
)


@dataclass(frozen=True, slots=True)
class WordChanges:
    """The changed texts by their language, and what became of the rows that change nothing or what cannot be taken."""

    given: Mapping[Language, Sequence[Given]]
    told: tuple[UnitOutcome, ...]


def word_changes(page: PageState, rows: Sequence[ReturnedRow]) -> WordChanges:
    """What `rows`, all of them of `page`, change."""
    known = {language: jobs(page, language) for language in LANGUAGES}
    found: dict[Language, list[Given]] = {"en": [], "zh": []}
    told = []
    for row in rows:
        changed = [
            language
            for language, was in zip(LANGUAGES, row.was, strict=True)
            if digest(row.text(language)) != was
        ]
        # A file that was imported before may be imported again.
        if changed and not row.is_deleted and _is_done(row, known[row.id.to]):
            changed = []
        if row.is_deleted:
            told.append(UnitOutcome(_given(row, row.id, ""), "refused", (DELETED,)))
        elif not changed:
            told.append(UnitOutcome(_given(row, row.id, row.text(row.id.to)), "same"))
        for language in changed if not row.is_deleted else ():
            change = _change(row, language, known)
            if isinstance(change, Bilingual):
                told.append(UnitOutcome(_given(row, _id_into(row.id, language), ""), "refused", (change,)))
            else:
                found[language].append(change)
    return WordChanges(found, tuple(told))


def _is_done(row: ReturnedRow, known: Sequence[TranslatablePair]) -> bool:
    """True where the page says in both languages what the row says, and no longer what was exported."""
    texts = (row.text(other(row.id.to)), row.text(row.id.to))
    return _with_texts(row.id, known) is None and any(
        (job.names.source, job.names.target) == texts for job in known
    )


def _change(
    row: ReturnedRow, language: Language, known: Mapping[Language, Sequence[TranslatablePair]]
) -> Given | Bilingual:
    """What the row says now in `language`; why that cannot be taken."""
    text = row.text(language)
    if not text.strip():
        return DELETED
    identity = _id_into(row.id, language)
    if identity.source_digest == NOTHING:
        return ALONE
    # The placeholders bear the names that they have when it is translated as the row says.
    job = _with_texts(identity, known[language])
    if job and language != row.id.to and (named := _with_texts(row.id, known[row.id.to])):
        names = _names_between(named, job)
        text = PLACEHOLDER.sub(
            lambda match: f"<{match['end']}{names.get(match['name'], match['name'])}{match['single']}>", text
        )
    return replace(_given(row, identity, text), source=job.names.source if job else "")


def _given(row: ReturnedRow, identity: UnitId, text: str) -> Given:
    return Given(identity, "", text, "done", row.file, row.at)


def _id_into(identity: UnitId, language: Language) -> UnitId:
    """The id of the same pair when it is translated into `language`."""
    if identity.to == language:
        return identity
    return replace(
        identity, to=language, source_digest=identity.target_digest, target_digest=identity.source_digest
    )


def _with_texts(identity: UnitId, known: Sequence[TranslatablePair]) -> TranslatablePair | None:
    """The pair that has both texts of `identity` still."""
    wanted = (identity.source_digest, identity.target_digest, identity.number, identity.of)
    for job in known:
        if (job.id.source_digest, job.id.target_digest, job.id.number, job.id.of) == wanted:
            return job
    return None


def _names_between(one: TranslatablePair, mirrored: TranslatablePair) -> dict[str, str]:
    """What the placeholders of a pair are called when it is translated the other way: each side has the same in the same
    order."""
    return dict(
        [
            *zip(one.names.own, mirrored.names.given, strict=True),
            *zip(one.names.given, mirrored.names.own, strict=True),
        ]
    )
