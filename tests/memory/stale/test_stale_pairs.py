"""Which blocks wait after a change: laws that hold for every page, without git."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as some

from duizhao.base.bilingual import LANGUAGES, Language, other
from duizhao.checks.workspace import Workspace
from duizhao.library.pages import Page, PagePair
from duizhao.library.settings import Settings
from duizhao.memory.stale.earlier_library import EarlierLibrary
from duizhao.memory.stale.stale_findings import changed_block, stale_finding
from duizhao.memory.stale.stale_pairs import ChangedPair, changed_pairs

# Sentences that a person would pair at once, and for each side a text that says something else.
SENTENCES = (
    (("Bring a book.", "Bring a warm coat."), ("带一本书。", "带一件厚外套。")),
    (("We have 7 rooms.", "We have 9 rooms."), ("我们有 7 个房间。", "我们有 9 个房间。")),
    (("Call the team at night.", "Write to the doctor."), ("夜间请打电话给团队。", "请写信给医生。")),
    (("Drink water before noon.", "Eat nothing at all."), ("中午以前请喝水。", "什么都不要吃。")),
    (("The door is green.", "The window faces the garden."), ("门是绿色的。", "窗户朝向花园。")),
)
Choice = some.lists(some.sampled_from(range(len(SENTENCES))), min_size=1, unique=True)


def pair(sentences: list[int], changed: dict[Language, set[int]]) -> PagePair:
    """A page of those sentences; those in `changed` say something else in that language."""
    sides = []
    for number, language in enumerate(LANGUAGES):
        texts = [SENTENCES[one][number][one in changed[language]] for one in sentences]
        text = f"# {('Care', '护理')[number]} {{#care}}\n\n" + "\n\n".join(texts) + "\n"
        sides.append(Page("care", language, Path(language, "care.md"), text))
    return PagePair("care", *sides)


def waiting(before: PagePair, now: PagePair, root: Path = Path("/nowhere")) -> list[ChangedPair]:
    workspace = Workspace(Settings.read(root))
    return list(changed_pairs(workspace, now, EarlierLibrary("main", {"care": before}), remembered=False))


@given(Choice, some.data())
def test_exactly_what_changed_in_one_language_waits_in_the_other(
    sentences: list[int], data: some.DataObject
) -> None:
    subset = some.sets(some.sampled_from(sentences))
    changed: dict[Language, set[int]] = {language: data.draw(subset) for language in LANGUAGES}
    now = pair(sentences, changed)
    found = waiting(pair(sentences, {"en": set(), "zh": set()}), now)
    for language in LANGUAGES:
        alone = changed[language] - changed[other(language)]
        # Of a page that was written anew nobody can say which new text took the place of which: that the other waits is sure.
        texts = {one.state.side(other(language)).text for one in found if one.changed == language}
        assert texts == {SENTENCES[one][LANGUAGES.index(other(language))][0] for one in alone}
    assert all(one.changed or one.state.state == "both-changed" for one in found)


@given(Choice)
def test_where_nothing_changed_nothing_waits_and_swapping_sides_changes_nothing(sentences: list[int]) -> None:
    same = pair(sentences, {"en": set(), "zh": set()})
    assert waiting(same, same) == []


@given(Choice, some.sampled_from(LANGUAGES))
def test_a_finding_stands_at_the_text_that_waits_and_says_what_changed(
    sentences: list[int], language: Language
) -> None:
    changed: dict[Language, set[int]] = {"en": set(), "zh": set()}
    changed[language] = {sentences[0]}
    (found,) = waiting(pair(sentences, {"en": set(), "zh": set()}), pair(sentences, changed))
    finding, block = stale_finding(found, "main"), changed_block(found)
    assert finding.compare and (finding.place.language, finding.compare.language) == (
        other(language),
        language,
    )
    assert (finding.place.line, finding.place.text) == (3, found.state.side(other(language)).text)
    assert (
        block.waits == (other(language),) and block.command == f"duizhao approve {other(language)}/care.md:3"
    )
    before, after = SENTENCES[sentences[0]][LANGUAGES.index(language)]
    runs = block.side_of(language).runs
    assert "".join(run.text for run in runs if run.kind != "added") == before
    assert "".join(run.text for run in runs if run.kind != "deleted") == after


def test_a_page_that_a_language_lacked_has_nothing_stale() -> None:
    now = pair([0, 1], {"en": {0}, "zh": set()})
    assert waiting(PagePair("care", now.en, None), now) == []
    assert (
        list(changed_pairs(Workspace(Settings.read(Path("/nowhere"))), now, EarlierLibrary("main", {}))) == []
    )
