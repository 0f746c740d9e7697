"""What is fuzzed: each target has its texts and what is done with one of them. Anything raised but CannotRun is a crash."""

import functools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bench.fuzz import fuzz_corpus
from duizhao.base.bilingual import LANGUAGES
from duizhao.checks.check_library import check_texts
from duizhao.checks.check_sentences import check_sentences
from duizhao.checks.finding import Finding
from duizhao.checks.recorded_findings import read_baseline
from duizhao.checks.rule import Knowledge
from duizhao.checks.rule_choice import RuleChoice
from duizhao.checks.troubles import CANNOT_ANSWER
from duizhao.checks.waivers import read_waivers
from duizhao.library.pictures.picture import PICTURE_KINDS
from duizhao.library.pictures.picture_file import read_pictures
from duizhao.library.safety import Safety
from duizhao.library.sentence_table import parse_pairs
from duizhao.library.settings import Settings
from duizhao.library.terms.term_base import TermBase
from duizhao.memory.entry import Entry
from duizhao.memory.po import read_po, rest_of, write_po
from duizhao.normalise import topics, watched_phrases
from duizhao.normalise.account import uncovered
from duizhao.normalise.placement import as_toml, place, placement_path, read_placement
from duizhao.normalise.run import SourceKnowledge, understand
from duizhao.normalise.source import source_of
from duizhao.site.pictures.wide_and_narrow import figure
from duizhao.site.search.search_settings import SearchWords
from duizhao.text.html.clean_html import clean
from duizhao.text.html.page_tags import page_tags
from duizhao.text.html.risky_tags import risks_of

# Between the two languages of a page pair.
BETWEEN = "\n\ue020\n"
TABLE = Path("pairs.tsv")


@dataclass(frozen=True, slots=True)
class FuzzTarget:
    """`sound` are the texts that are changed, `take` does with one what the program does (in a folder of its own), `share` is
    its part of all inputs."""

    name: str
    sound: Sequence[str]
    take: Callable[[str, Path], object]
    share: float


def _refuse_crash(findings: Sequence[Finding]) -> None:
    for finding in findings:
        if finding.rule in CANNOT_ANSWER:
            raise AssertionError(finding.message.en)


def _pages(text: str, _folder: Path) -> None:
    en, _, zh = text.partition(BETWEEN)
    _refuse_crash(check_texts(en, zh, Knowledge(is_guarded=True)))


def _table(text: str, _folder: Path) -> None:
    _refuse_crash(check_sentences(parse_pairs(text, TABLE), TABLE, Knowledge()))


def _settings(path: Path) -> object:
    return RuleChoice.of(Settings.read(path.parent))


def _pictures(path: Path) -> None:
    for picture in read_pictures(path.parent, PICTURE_KINDS):
        for language in LANGUAGES:
            figure(picture, language)


READERS: dict[str, Callable[[Path], object]] = {
    "duizhao.toml": _settings,
    "waivers.toml": read_waivers,
    "safety.toml": Safety.read,
    "topics.toml": topics.read_topics,
    "phrases.toml": watched_phrases.Phrases.read,
    "search.toml": SearchWords.read,
    "pictures/day.toml": _pictures,
    "baseline.json": read_baseline,
    "terms.csv": TermBase.read,
}


def _file(name: str, read: Callable[[Path], object], text: str, folder: Path) -> None:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        read(path)
    finally:
        path.unlink()


@functools.cache
def _tools() -> SourceKnowledge:
    return SourceKnowledge.read(Settings.read(fuzz_corpus.ROOT))


def _source(ending: str, text: str, _folder: Path) -> None:
    source = source_of(text.encode("utf-8", "surrogatepass"), Path(f"given{ending}"))
    pieces = understand(source, _tools(), None)
    if lost := list(uncovered(source, pieces)):
        raise AssertionError(f"characters in no piece, or in two: {lost[:3]}")


def _placement(text: str, folder: Path) -> None:
    path = placement_path(folder / "given.txt")
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    known = read_placement(path)
    source = source_of("# Dose\n\nTake 5 mg.\n\n服用 5 毫克。\n".encode(), folder / "given.txt")
    pieces = understand(source, _tools(), known)
    as_toml(place(source, pieces, {}, known))


def _told(entries: Iterable[Entry]) -> list[Entry]:
    """Entries as they are compared: a long line of names is folded where a space stands, so two spaces are one."""
    names = ("by", "role", "qualification", "more")
    return [
        replace(one, **{name: " ".join(str(getattr(one, name)).split()) for name in names}) for one in entries
    ]


def _memory(path: Path) -> None:
    for drafts in (False, True):
        before = read_po(path, drafts)
        written = write_po(before, "comment", drafts, rest_of(path, "comment", drafts))
        path.write_text(written, "utf-8")
        if _told(read_po(path, drafts)) != _told(before):
            raise AssertionError("what was written is read otherwise")


def _clean(text: str, _folder: Path) -> None:
    found = clean(text).html
    if clean(found).html != found:
        raise AssertionError("what is clean is changed")
    if any(risk for tag in page_tags(found) for risk in risks_of(tag)):
        raise AssertionError("something that could do something came through")


def all_targets() -> tuple[FuzzTarget, ...]:
    """Every target, those that cost most last."""
    pairs = [BETWEEN.join(pair) for pair in fuzz_corpus.page_pairs()]
    rows = [
        "id\ten\tzh\n" + f"a\t{en.strip()}\t{zh.strip()}\n"
        for en, zh in fuzz_corpus.page_pairs()
        if "\n" not in en.strip() + zh.strip()
    ]
    settings = fuzz_corpus.settings_files()
    return (
        *(
            FuzzTarget(name, settings[name], functools.partial(_file, name, read), 0.05)
            for name, read in READERS.items()
        ),
        FuzzTarget("html", fuzz_corpus.pages_in_html(), _clean, 0.20),
        FuzzTarget("memory", fuzz_corpus.memories(), functools.partial(_file, "page.po", _memory), 0.05),
        FuzzTarget("placement", fuzz_corpus.placements(), _placement, 0.05),
        FuzzTarget("source .md", fuzz_corpus.sources(), functools.partial(_source, ".md"), 0.03),
        FuzzTarget("source .txt", fuzz_corpus.sources(), functools.partial(_source, ".txt"), 0.03),
        FuzzTarget("source .html", fuzz_corpus.pages_in_html(), functools.partial(_source, ".html"), 0.03),
        FuzzTarget("table", rows, _table, 0.10),
        FuzzTarget("pages", pairs, _pages, 0.06),
    )
