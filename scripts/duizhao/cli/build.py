"""`duizhao build`, the main job: account for the sources, check the library, build the site, check its links.

MkDocs takes longest, so it begins at once, in a process of its own, while the sources and the library are looked at
here. What it builds is published when all of it was found in order, and else not at all.
"""

import argparse
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from duizhao.base.bilingual import Bilingual, Language
from duizhao.base.errors import CannotRun
from duizhao.checks.workspace import Workspace
from duizhao.library.settings import Settings
from duizhao.site.build.publish import Building, building

if TYPE_CHECKING:
    from duizhao.normalise.run import Account

NAME = "build"
HELP = "the main job: sources, check, site, links 主流程：原文、检查、网站、链接"
STEPS = 4


def add_arguments(_parser: argparse.ArgumentParser) -> None:
    """The command has no arguments of its own."""


def run(_arguments: argparse.Namespace, workspace: Workspace, language: Language) -> int:
    """Do the four steps, each told as it starts. The first that fails ends the run with 1: nothing is published."""
    settings = workspace.settings
    started = time.monotonic()
    with _stopped_like_ctrl_c(), ExitStack() as until_then:
        cannot: CannotRun | None = None
        try:
            under_way = until_then.enter_context(building(settings.root, settings.site, checked=True))
        except CannotRun as fault:
            cannot = fault
        told = _sources(workspace, language)
        if told is None or not _check(workspace, told, language):
            return 1
        if cannot:
            # Not sooner: what is to be mended in the library is told first.
            raise cannot
        if not (_site(under_way, settings, language) and _links(under_way, language)):
            return 1
        under_way.publish()
    seconds = time.monotonic() - started
    _say(
        Bilingual(
            f"Done in {seconds:.0f} s. Open {_shown(settings)}/index.html, or run `make serve` to write and watch.",
            f"完成，用时 {seconds:.0f} 秒。请打开 {_shown(settings)}/index.html，或运行 `make serve` 边写边看。",
        ),
        language,
    )
    return 0


@contextmanager
def _stopped_like_ctrl_c() -> Iterator[None]:
    """A request to end (SIGTERM, as by `kill` or a build server) stops the build as Ctrl-C does: nothing is left over."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _sources(workspace: Workspace, language: Language) -> "tuple[Account, ...] | None":
    """The account of each source; None where something is wrong with one."""
    # Imported here, as in the next step: MkDocs is under way by now, and waits for nobody.
    from duizhao.normalise.console_report import outcome_line
    from duizhao.normalise.run import accounts

    _step(1, Bilingual("sources", "原文"), language)
    told = accounts(workspace)
    faults = [fault for one in told for fault in one.faults]
    for one in told:
        if one.faults:
            continue
        _say(
            Bilingual(*(f"{one.path.name}: {outcome_line(one.total, side)}" for side in ("en", "zh"))),
            language,
        )
        sentences = sum(len(piece.sentences) for piece in one.pieces)
        _say(
            Bilingual(
                f"{len(one.pieces)} pieces, {sentences} sentences", f"{len(one.pieces)} 段，{sentences} 句"
            ),
            language,
        )
    for fault in faults:
        _complain(fault, language)
    if faults:
        _say(
            Bilingual(
                "Correct outcome, went_to and reason in the *.placement.toml beside the source, then run this again.",
                "请在原文旁边的 *.placement.toml 中改正 outcome、went_to 和 reason，再运行一次。",
            ),
            language,
        )
    return None if faults else told


def _check(workspace: Workspace, told: "tuple[Account, ...]", language: Language) -> bool:
    from duizhao.checks.clean_pages import examine_changed
    from duizhao.checks.pictures_on_page import astray
    from duizhao.checks.reports import FORMATS
    from duizhao.checks.rule import all_rules
    from duizhao.checks.troubles import CANNOT_ANSWER, UNREADABLE_FRONT_MATTER
    from duizhao.site.generated import stale_pages

    _step(2, Bilingual("check", "检查"), language)
    checked = examine_changed(workspace)
    checked.require_compared()
    library, findings = checked.library, checked.as_written(checked.judged.live)
    fail_on = workspace.settings.check.fail_on
    if findings:
        print(FORMATS["text"](findings, language, checked.looked, fail_on), end="")
    stale = stale_pages(workspace, told)
    for page in stale:
        _complain(
            Bilingual(
                f"{page} is out of date. Run `duizhao generate`.",
                f"{page} 已过期。请运行 `duizhao generate`。",
            ),
            language,
        )
    wrong = list(astray(checked.pictures, library))
    for fault in wrong:
        _complain(fault, language)
    if not findings and not stale and not wrong:
        _say(
            Bilingual(
                f"{checked.looked.pairs.en}, {len(all_rules())} rules: no findings",
                f"{checked.looked.pairs.zh}，{len(all_rules())} 条规则：没有发现问题",
            ),
            language,
        )
    found = {finding.rule for finding in findings}
    if found & CANNOT_ANSWER:
        raise CannotRun(
            "Not everything could be checked, so nothing is published.", "有内容未能检查，因此没有发布。"
        )
    if UNREADABLE_FRONT_MATTER.id not in found:
        _say(_approved(workspace), language)
    return not any(finding.fails(fail_on) for finding in findings) and not stale and not wrong


def _approved(workspace: Workspace) -> Bilingual:
    """How much of the library is as a person approved it. What is not stops nobody's build: readers are told of it."""
    from duizhao.memory.status.cached_lines import lines

    pages = [line for line, _page in lines(workspace)]
    in_step, blocks = sum(page.in_step for page in pages), sum(page.blocks for page in pages)
    return Bilingual(
        f"{in_step} of {blocks} block pairs are as approved",
        f"{blocks} 对内容块中有 {in_step} 对与确认时一致",
    )


def _site(under_way: Building, settings: Settings, language: Language) -> bool:
    _step(3, Bilingual("site", "网站"), language)
    built = under_way.finish()
    if not built.whole:
        print(built.report, file=sys.stderr)
        _complain(
            Bilingual(
                "The site was not built; what was published before is still there.",
                "网站没有生成；之前发布的内容保持不变。",
            ),
            language,
        )
        return False
    _say(
        Bilingual(
            f"{built.pages} pages in {_shown(settings)}/", f"{_shown(settings)}/ 中有 {built.pages} 个页面"
        ),
        language,
    )
    return True


def _links(under_way: Building, language: Language) -> bool:
    from duizhao.site.build.check_links import check_links

    _step(4, Bilingual("links", "链接"), language)
    faults = check_links(under_way.folder)
    for fault in faults:
        _complain(
            Bilingual(*(f"{fault.page}: {fault.link}: {fault.reason.say(side)}" for side in ("en", "zh"))),
            language,
        )
    if faults:
        _complain(
            Bilingual(
                "The site is not published; what was published before is still there.",
                "网站没有发布；之前发布的内容保持不变。",
            ),
            language,
        )
        return False
    _say(Bilingual("every link leads where it should", "所有链接都指向正确的位置"), language)
    return True


def _step(number: int, name: Bilingual, language: Language) -> None:
    print(f"{number}/{STEPS} {name.say(language)}", flush=True)


def _say(text: Bilingual, language: Language) -> None:
    print(f"    {text.say(language)}", flush=True)


def _complain(text: Bilingual, language: Language) -> None:
    print(f"    ! {text.say(language)}", flush=True)


def _shown(settings: Settings) -> str:
    return settings.site.relative_to(settings.root).as_posix()
