"""The certificate of a page, from its library as it is."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from duizhao.base.bilingual import LANGUAGE_NAMES, LANGUAGES, Bilingual, Language
from duizhao.base.errors import CannotRun
from duizhao.base.git_checkout import Commit, checkout_of
from duizhao.base.version import __version__
from duizhao.checks.check_library import examine
from duizhao.checks.finding import Finding
from duizhao.checks.named_pages import no_such_page
from duizhao.checks.rule import all_rules
from duizhao.checks.workspace import Workspace
from duizhao.library.pages import Page
from duizhao.library.settings import Settings
from duizhao.memory.certificate.page_certificate import (
    AppliedRules,
    CertifiedFile,
    CertifiedPair,
    CertifiedText,
    PageCertificate,
)
from duizhao.memory.states.library_states import is_remembered, library_states
from duizhao.memory.states.pair_state import IN_STEP, BlockState, PageState, PairSide
from duizhao.memory.status.state_names import meaning_of
from duizhao.memory.store import page_file

# So much of a text tells a person which one it is.
START = 80


def make_certificate(workspace: Workspace, key: str) -> PageCertificate:
    """The certificate of the page `key` of the library that `workspace` holds.

    Raises CannotRun where there is no such page, where both languages of it are made from one text of the program, and where
    it changes meanwhile.
    """
    settings = workspace.settings
    page = state_of(workspace, key)
    checked = examine(workspace, pages=[key], alone=False, with_baseline=False)
    live = checked.as_written(one for one in checked.judged.live if one.page == key)
    waived = checked.as_written(one for one in checked.judged.waived if one.page == key)
    files = {language: _file(page.pair.side(language), settings) for language in LANGUAGES}
    pairs = tuple(_pair(page, number, state) for number, state in enumerate(page.blocks, start=1))
    failing = [one for one in live if one.fails(settings.check.fail_on)]
    return PageCertificate(
        key,
        files,
        pairs,
        live,
        waived,
        tuple(_missing(files, pairs, failing)),
        settings.approval,
        _applied(settings),
        _commit(page, settings),
    )


def state_of(workspace: Workspace, key: str) -> PageState:
    """The state of the page `key`. Raises CannotRun where the library has none, or none that anybody approves."""
    if not is_remembered(key, workspace.settings):
        raise CannotRun(
            f"{key}: both languages of this page are made from one text of the program; nobody approves it.",
            f"{key}：这个页面的两种语言由程序中的同一处文字生成，不需要确认。",
        )
    found = next(library_states(workspace, {key}), None)
    if found is None:
        raise no_such_page(key, [pair.key for pair in workspace.library.pairs])
    return found


def sha256(content: bytes | str) -> str:
    """The SHA-256 of bytes, or of a text in UTF-8, as hexadecimal digits: as `sha256sum` prints it."""
    given = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    return hashlib.sha256(given).hexdigest()


def _file(page: Page | None, settings: Settings) -> CertifiedFile | None:
    if page is None:
        return None
    try:
        content = page.path.read_bytes()
        text = content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except (OSError, UnicodeDecodeError):
        text = None
    if text is None or text != page.text:
        raise CannotRun(
            f"{page.path}: was changed meanwhile. Run the command again.",
            f"{page.path}：内容刚刚被改动。请再运行一次。",
        )
    return CertifiedFile(settings.shown_page(page.key, page.language), sha256(content))


def _pair(page: PageState, number: int, state: BlockState) -> CertifiedPair:
    # Who signed an earlier text signed nothing of what stands there now.
    entry = state.entry if state.state in IN_STEP else None
    return CertifiedPair(
        number,
        state.section,
        state.first.kind,
        state.safety,
        state.state,
        state.step,
        certified_text(state.en),
        certified_text(state.zh),
        tuple(one for one in entry.signatures if one.by) if entry else (),
        entry.draft if entry else "",
        meaning_of(page, state) if state.waits else None,
    )


def certified_text(side: PairSide) -> CertifiedText | None:
    """What is certified of one side of a block pair as it is now; None where it is not there."""
    if not side.blocks:
        return None
    line = " ".join(side.text.split())
    start = line if len(line) <= START else line[: START - 1].rstrip() + "…"
    return CertifiedText(side.blocks[0].line, sha256(side.text), start)


def _missing(
    files: Mapping[Language, CertifiedFile | None], pairs: Sequence[CertifiedPair], failing: Sequence[Finding]
) -> Iterator[Bilingual]:
    for language, file in files.items():
        if file is None:
            name = LANGUAGE_NAMES[language]
            yield Bilingual(f"There is no {name['en']} page.", f"没有{name['zh']}页面。")
    if not pairs:
        yield Bilingual("There is nothing on the page to compare.", "页面上没有可对照的内容。")
    waiting = [pair for pair in pairs if not pair.is_approved]
    if waiting:
        grave = sum(pair.safety for pair in waiting)
        yield Bilingual(
            f"{len(waiting)} of {len(pairs)} block pairs are not approved; {grave} of them are about safety.",
            f"{len(pairs)} 对内容块中有 {len(waiting)} 对尚未确认，其中涉及安全的 {grave} 对。",
        )
    if failing:
        yield Bilingual(
            f"{len(failing)} finding{'s that fail' if len(failing) > 1 else ' that fails'} the check "
            f"{'stand' if len(failing) > 1 else 'stands'} on the page.",
            f"页面上有 {len(failing)} 个使检查不通过的问题。",
        )


def _applied(settings: Settings) -> AppliedRules:
    files = {"settings": settings.root / "duizhao.toml", "terms": settings.terms, "safety": settings.safety}
    return AppliedRules(
        __version__,
        tuple(sorted(rule.id for rule in all_rules() if rule.id not in settings.rules.off)),
        settings.rules.off,
        settings.rules.severity,
        settings.rules.per_path,
        settings.check.profile,
        settings.check.chinese,
        {name: _digest_of(path) for name, path in files.items()},
    )


def _digest_of(path: Path) -> str | None:
    return sha256(path.read_bytes()) if path.is_file() else None


def _commit(page: PageState, settings: Settings) -> Commit | None:
    """The commit that brought the page and its approvals to where they are."""
    paths = [side.path for side in (page.pair.en, page.pair.zh) if side]
    paths += [path for path in (page_file(settings.memory, page.key), settings.waivers) if path.is_file()]
    checkout = checkout_of(settings.root)
    return checkout.last_change([path.resolve() for path in paths]) if checkout else None
