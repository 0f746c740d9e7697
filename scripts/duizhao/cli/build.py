"""`duizhao build`, the main job: account for the sources, check the library, build the site, check its links.

MkDocs takes longest, so it begins at once, in a process of its own, while the sources and the library are looked at
here. What it builds is published when all of it was found in order, and else not at all.
"""

import argparse
import signal
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import TYPE_CHECKING

from duizhao.base.bilingual import Bilingual, Language
from duizhao.base.errors import CannotRun
from duizhao.base.install_hint import serve_command
from duizhao.checks.workspace import Workspace
from duizhao.library.settings import SETTINGS_FILE, Settings
from duizhao.site.build.engines import ENGINES
from duizhao.site.build.publish import Building, building

if TYPE_CHECKING:
    from duizhao.checks.check_library import Checked
    from duizhao.normalise.run import Account
    from duizhao.site.build.incremental import Outset
    from duizhao.site.build.link_fault import LinkFault

NAME = "build"
HELP = "the main job: sources, check, site, links 主流程：原文、检查、网站、链接"
STEPS = 4
ALL_LINKS = Bilingual("every link leads where it should", "所有链接都指向正确的位置")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which program lays out the pages, whether somebody has to answer for them, and whether not all has to be translated."""
    parser.add_argument(
        "--preview",
        action="store_true",
        help="build a site of which not everything is translated: each page says that it is a preview"
        " 生成尚未全部翻译的预览网站，每页都会注明",
    )
    parser.add_argument(
        "--engine",
        choices=ENGINES,
        default="mkdocs",
        help="what turns Markdown into pages 把 Markdown 生成网页的程序",
    )
    parser.add_argument(
        "--release",
        action="store_true",
        help="refuse a draft: [publisher] has to say who answers for it 正式发布：须写明发布者，否则不生成",
    )


def run(arguments: argparse.Namespace, workspace: Workspace, language: Language) -> int:
    """Do the four steps, each told as it starts. The first that fails ends the run with 1: nothing is published. Raises
    CannotRun for a release that names no publisher."""
    settings = workspace.settings
    if arguments.release:
        settings.publisher.require_named(settings.root / SETTINGS_FILE)
    started = time.monotonic()
    with stopped_like_ctrl_c(), ExitStack() as until_then:
        cannot: CannotRun | None = None
        from duizhao.site.build.incremental import everything, outset, with_units
        from duizhao.site.build.published_site import forget

        start = outset(settings, arguments.engine)
        if arguments.preview:
            # Every page says that it is a preview: none is as it was, and none stays so.
            start = everything(start)
        under_way: Building | None = None
        try:
            if not start.is_same:
                under_way = until_then.enter_context(_begun(settings, start, arguments.preview))
        except CannotRun as fault:
            cannot = fault
        told = _sources(workspace, language)
        checked = None if told is None else _check(workspace, told, language)
        if checked is None:
            return 1
        if not _is_whole(workspace, language, preview=arguments.preview):
            return 1
        if cannot:
            # Not sooner: what is to be mended in the library is told first.
            raise cannot
        if under_way is None:
            _nothing_to_do(start, settings, language)
        else:
            while (needed := under_way.needed(start.units)) != start.units:
                start = with_units(start, needed)
                under_way = until_then.enter_context(_begun(settings, start, arguments.preview))
            if not _site_with_links(under_way, start, checked, workspace, language):
                return 1
            if arguments.preview:
                forget(settings)
    seconds = time.monotonic() - started
    serve = serve_command(settings.root)
    _say(
        Bilingual(
            f"Done in {seconds:.0f} s. Open {_shown(settings)}/index.html, or run `{serve}` to write and watch.",
            f"完成，用时 {seconds:.0f} 秒。请打开 {_shown(settings)}/index.html，或运行 `{serve}` 边写边看。",
        ),
        language,
    )
    return 0


def _begun(settings: Settings, start: "Outset", preview: bool) -> AbstractContextManager[Building]:
    pages = start.last.pages if start.last else None
    return building(
        settings.root,
        settings.site,
        checked=True,
        units=start.units,
        pages=pages,
        engine=start.engine,
        preview=preview,
    )


@contextmanager
def stopped_like_ctrl_c() -> Iterator[None]:
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


def _check(workspace: Workspace, told: "tuple[Account, ...]", language: Language) -> "Checked | None":
    """What was found in the library; None where it stops the build."""
    from duizhao.checks.check_library import examine
    from duizhao.checks.pictures_on_page import astray
    from duizhao.checks.reports.print_report import print_report
    from duizhao.checks.rule import all_rules
    from duizhao.checks.troubles import CANNOT_ANSWER, UNREADABLE_FRONT_MATTER
    from duizhao.site.generated import stale_pages

    _step(2, Bilingual("check", "检查"), language)
    checked = examine(workspace, alone=False)
    checked.require_compared()
    library, findings = checked.library, checked.as_written(checked.judged.live)
    fail_on = workspace.settings.check.fail_on
    if findings:
        print_report("text", findings, language, checked.looked, fail_on, workspace.settings.en)
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
        looked, rules = checked.looked, len(all_rules()) - len(set(workspace.settings.rules.off))
        new = Bilingual("new ", "新的") if looked.recorded else Bilingual("", "")
        _say(
            Bilingual(
                f"{looked.pairs.en}, {rules} rules: no {new.en}findings",
                f"{looked.pairs.zh}，{rules} 条规则：没有发现{new.zh}问题",
            ),
            language,
        )
    for note in () if findings else checked.looked.notes:
        _say(note, language)
    found = {finding.rule for finding in findings}
    if found & CANNOT_ANSWER:
        raise CannotRun(
            "Not everything could be checked, so nothing is published.", "有内容未能检查，因此没有发布。"
        )
    if UNREADABLE_FRONT_MATTER.id not in found:
        _say(_approved(workspace), language)
    stops = any(finding.fails(fail_on) for finding in findings) or stale or wrong
    return None if stops else checked


def _is_whole(workspace: Workspace, language: Language, *, preview: bool) -> bool:
    """True where the library may be published: with nothing left to translate, or as a preview."""
    from duizhao.text.markdown.gap_notes import count_gaps

    pairs = workspace.library_as_it_is.pairs
    gaps = {
        page.path: number
        for pair in pairs
        for page in (pair.en, pair.zh)
        if page is not None and (number := count_gaps(page.text))
    }
    if not gaps:
        return True
    worst = max(gaps, key=lambda path: gaps[path])
    shown = worst.relative_to(workspace.settings.root).as_posix()
    many = sum(gaps.values())
    told = Bilingual(
        f"{many} texts on {len(gaps)} pages are not yet translated, most of them on {shown}.",
        f"{len(gaps)} 个页面上有 {many} 处尚未翻译，最多的是 {shown}。",
    )
    if preview:
        _say(told, language)
        return True
    _complain(told, language)
    _say(
        Bilingual(
            "Nothing is published. Translate them, or run this with --preview: each page then says that it is one.",
            "没有发布。请先翻译，或加上 --preview 生成预览：每页都会注明是预览。",
        ),
        language,
    )
    return False


def _approved(workspace: Workspace) -> Bilingual:
    """How much of the library is as a person approved it. What is not stops nobody's build: readers are told of it."""
    from duizhao.memory.status.approved_counts import approved_counts

    in_step, blocks = approved_counts(workspace)
    return Bilingual(
        f"{in_step} of {blocks} block pairs are as approved",
        f"{blocks} 对内容块中有 {in_step} 对与确认时一致",
    )


def _nothing_to_do(start: "Outset", settings: Settings, language: Language) -> None:
    """Tell of the last two steps where the site is what it would become."""
    _step(3, Bilingual("site", "网站"), language)
    pages = sum(1 for path in start.last.html if path != "404.html") if start.last else 0
    shown = _shown(settings)
    _say(
        Bilingual(
            f"{pages} pages in {shown}/, none of which would change",
            f"{shown}/ 中有 {pages} 个页面，都无需改动",
        ),
        language,
    )
    _step(4, Bilingual("links", "链接"), language)
    _say(ALL_LINKS, language)


def _site_with_links(
    under_way: Building, start: "Outset", checked: "Checked", workspace: Workspace, language: Language
) -> bool:
    """Wait for the engine, complete what it has built, look at the links and publish. False where nothing is published."""
    from duizhao.site.build.complete_site import complete
    from duizhao.site.build.handover import read_handover
    from duizhao.site.build.incremental import keep
    from duizhao.site.desk.write_desk import count_findings, pages_of_desk

    settings = workspace.settings
    _step(3, Bilingual("site", "网站"), language)
    # While the engine is at work.
    pages = pages_of_desk(workspace)
    built = under_way.finish()
    if not built.whole:
        print(built.report, file=sys.stderr)
        _not_built(language)
        return False
    handover = read_handover(under_way.handover, start.last.pages if start.last else None)
    found = count_findings((*checked.judged.live, *checked.judged.recorded))
    done = complete(under_way.folder, handover, start.last, workspace, pages, found)
    if done.refused:
        for fault in done.refused:
            _complain(
                Bilingual(f"{fault.file}: {fault.reason.en}", f"{fault.file}：{fault.reason.zh}"), language
            )
        _not_built(language)
        return False
    shown = _shown(settings)
    _say(Bilingual(f"{done.pages} pages in {shown}/", f"{shown}/ 中有 {done.pages} 个页面"), language)
    _step(4, Bilingual("links", "链接"), language)
    if not _links(done.faults, language):
        return False
    under_way.publish()
    keep(settings, start, handover, done)
    return True


def _not_built(language: Language) -> None:
    _complain(
        Bilingual(
            "The site was not built; what was published before is still there.",
            "网站没有生成；之前发布的内容保持不变。",
        ),
        language,
    )


def _links(faults: "Sequence[LinkFault]", language: Language) -> bool:
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
    _say(ALL_LINKS, language)
    return True


def _step(number: int, name: Bilingual, language: Language) -> None:
    print(f"{number}/{STEPS} {name.say(language)}", flush=True)


def _say(text: Bilingual, language: Language) -> None:
    print(f"    {text.say(language)}", flush=True)


def _complain(text: Bilingual, language: Language) -> None:
    print(f"    ! {text.say(language)}", flush=True)


def _shown(settings: Settings) -> str:
    return settings.site.relative_to(settings.root).as_posix()
