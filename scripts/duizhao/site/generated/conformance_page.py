"""The page that holds a library against the guides of `conformance.toml`: each point met, not met, or for a person to judge.

What can be measured is measured each time the page is made, so that it says what is so now.
"""

from collections import Counter
from collections.abc import Sequence

from duizhao.base.bilingual import Bilingual, Language
from duizhao.library.conformance import Guide, Point, State
from duizhao.library.settings import GeneratedPages
from duizhao.site.generated.conformance_measures import Measured, result
from duizhao.site.generated.page_parts import PageFrame, whole_page

FRAME = PageFrame(
    "conformance",
    "site",
    Bilingual("How this site measures up", "本站对照各项标准的自查结果"),
    Bilingual(
        "This site beside guides for health information, point by point: what is met, what is not, and what a person has to "
        "judge.",
        "本站逐条对照健康信息的编写标准：哪些已达到，哪些没有达到，哪些要由人判断。",
    ),
)
INTRODUCTION = Bilingual(
    "We compare this site, point by point, with guides for health information that others have written. It is our own count: "
    "nobody from outside has checked it. The wording of the points is ours, and short.",
    "我们把本站与其他机构编写的几份健康信息标准逐条对照。结果由本站自己统计，没有外部人员核实过。各条的文字是本站的简短概括。",
)
MEANING = Bilingual(
    "- **Met**: a program measured it, or somebody can see it on the site.\n"
    "- **Not met**: it is missing, or falls short.\n"
    "- **For a person**: only people can tell, such as a reader, a clinician or the publisher. Nobody has judged it yet.",
    "- **已达到**：由程序测得，或在网站上可以看到。\n"
    "- **没有达到**：目前还缺少，或做得不够。\n"
    "- **要由人判断**：只有人才能判断，例如读者、医生或发布单位。目前还没有人判断过。",
)
STATES: dict[State, Bilingual] = {
    "met": Bilingual("Met", "已达到"),
    "not-met": Bilingual("Not met", "没有达到"),
    "person": Bilingual("For a person", "要由人判断"),
    "none": Bilingual("Does not apply", "不适用"),
}
COUNTED: tuple[State, ...] = ("met", "not-met", "person")
GUIDE = Bilingual("Guide", "标准")
AT_A_GLANCE = Bilingual("At a glance", "概览")


def conformance_page(
    guides: Sequence[Guide], measured: Measured, extras: GeneratedPages, language: Language
) -> str:
    """The page in `language`. Raises CannotRun where a point names what nothing measures."""
    judged = [(guide, [(point, *judge(point, measured)) for point in guide.points]) for guide in guides]
    heads = [GUIDE.say(language), *(STATES[state].say(language) for state in COUNTED)]
    body = [
        INTRODUCTION.say(language),
        "",
        MEANING.say(language),
        "",
        f"## {AT_A_GLANCE.say(language)} {{#at-a-glance}}",
        "",
    ]
    body += [_row(heads), _row(["---"] * len(heads))]
    for guide, points in judged:
        counts = Counter(state for _, state, _ in points)
        body.append(
            _row([f"[{guide.name.say(language)}](#{guide.id})", *(str(counts[state]) for state in COUNTED)])
        )
    for guide, points in judged:
        body += ["", f"## {guide.name.say(language)} {{#{guide.id}}}", "", guide.about.say(language), ""]
        body += [_line(point, state, why, language) for point, state, why in points]
    return whole_page(FRAME, "\n".join(body), extras, language)


def judge(point: Point, measured: Measured) -> tuple[State, Bilingual]:
    """What is to be said of a point now, and why. Raises CannotRun for a measure that there is not."""
    if not point.measure:
        return point.state, point.why
    found = result(point.measure, measured)
    why = Bilingual(f"{found.figures.en} {point.why.en}".strip(), f"{found.figures.zh}{point.why.zh}")
    return (point.state if found.holds else "not-met"), why


def _line(point: Point, state: State, why: Bilingual, language: Language) -> str:
    said = STATES[state].say(language)
    if language == "en":
        return f"- **{point.number}** {point.text.en} **{said}.** {why.en}"
    return f"- **{point.number}** {point.text.zh}**{said}。**{why.zh}"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
