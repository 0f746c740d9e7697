"""The option that hears another program about the texts, and what is told of its answers."""

import argparse
import sys

from duizhao.align.alignments import Alignments
from duizhao.base.bilingual import Bilingual, Language
from duizhao.base.errors import CannotRun
from duizhao.checks.check_library import Checked, knowing
from duizhao.checks.finding import Finding
from duizhao.checks.opinions.ask_opinions import USUAL_SECONDS, SecondOpinion
from duizhao.checks.opinions.opinion_findings import opinion_findings, refusal
from duizhao.checks.reports.excerpt import printable
from duizhao.checks.rule_choice import RuleChoice
from duizhao.checks.workspace import Workspace
from duizhao.library.settings import Settings


def add_second_opinion(parser: argparse.ArgumentParser) -> None:
    """Add the options to the `parser` of a command."""
    parser.add_argument(
        "--second-opinion",
        metavar="COMMAND",
        help="hear this program too: it gets the texts as JSON lines, and what it says is told as possible where it quotes both "
        "texts as they are 同时询问该程序：文本以 JSON 行交给它；只有两处引文都确实在文本中时，才列为可能的问题",
    )
    parser.add_argument(
        "--second-opinion-seconds",
        type=float,
        metavar="N",
        help=f"how many seconds it may take for each 100 texts 每 100 对文本的时限（秒） ({USUAL_SECONDS:g})",
    )


def second_opinion(arguments: argparse.Namespace, settings: Settings) -> SecondOpinion | None:
    """The program to hear; None where none is named. What it says is kept beside the kept status of a library that has settings: a
    folder that was never made one is not written to. Raises CannotRun where the time is none."""
    seconds: float | None = arguments.second_opinion_seconds
    if arguments.second_opinion is None:
        if seconds is not None:
            raise CannotRun(
                "--second-opinion-seconds is for a program that is named with --second-opinion: add it.",
                "--second-opinion-seconds 须与 --second-opinion 一起使用：请写明程序。",
            )
        return None
    seconds = USUAL_SECONDS if seconds is None else seconds
    # Also false for what is no number.
    if not 0 < seconds < float("inf"):
        raise CannotRun(
            "--second-opinion-seconds has to be a number above 0.",
            "--second-opinion-seconds 应是大于 0 的数。",
        )
    folder = settings.kept.parent if settings.is_written else None
    return SecondOpinion.read(arguments.second_opinion, seconds, folder)


def opinions_of(
    checked: Checked, opinion: SecondOpinion | None, workspace: Workspace, language: Language
) -> tuple[Finding, ...]:
    """What the program says of the pages that were checked; what of it was refused is told on one line. Raises CannotRun."""
    if opinion is None:
        return ()
    pairs = [pair for pair in checked.library.pairs if checked.pages is None or pair.key in checked.pages]
    knowledge = knowing(workspace, checked.library)
    found, refused = opinion_findings(pairs, Alignments(knowledge.terms), knowledge, opinion)
    keep_and_tell(refused, opinion, language)
    return tuple(filter(RuleChoice.of(workspace.settings).tells, found))


def keep_and_tell(refused: int, opinion: SecondOpinion, language: Language) -> None:
    """Keep what was said, and tell on one line which answers were not taken; nothing where all were."""
    opinion.keep()
    said: Bilingual | None = refusal(refused, opinion.strays, opinion.command)
    if said:
        print(printable(said.say(language)), file=sys.stderr)
