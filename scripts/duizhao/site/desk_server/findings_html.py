"""What the rules found, for an editor, as HTML: in the language that the person reads."""

from collections.abc import Sequence

from duizhao.checks.finding import Finding
from duizhao.checks.reports.text_report import SEVERITY_NAMES
from duizhao.checks.troubles import TROUBLES
from duizhao.memory.status.page_look import finding_name
from duizhao.site.desk_server import served_texts
from duizhao.site.desk_server.desk_frame import DeskTeller
from duizhao.text.html.element import Html, element


def findings_list(findings: Sequence[Finding], teller: DeskTeller, own: str, saved: bool = True) -> Html:
    """The findings of one block pair; `own` begins the ids of what is in it. What is not `saved` yet cannot be waived."""
    if not findings:
        return element("p", teller.say(served_texts.NO_FINDINGS), class_="found__none")
    return element(
        "ul",
        *(_finding(one, teller, f"{own}-{number}", saved) for number, one in enumerate(findings)),
        class_="found",
        aria_label=teller.say(served_texts.FINDINGS),
    )


def waived_list(findings: Sequence[Finding], teller: DeskTeller) -> Html | None:
    """The findings that a person let stand, with who and why; None where there is none."""
    if not findings:
        return None
    return element(
        "details",
        element("summary", f"{teller.say(served_texts.WAIVED)} ({len(findings)})"),
        element("ul", *(_waived(one, teller) for one in findings), class_="found"),
        class_="panel more",
    )


def _finding(finding: Finding, teller: DeskTeller, own: str, saved: bool) -> Html:
    grave = " found__one--safety" if finding.severity == "safety" else ""
    return element(
        "li",
        element(
            "p",
            element("strong", teller.say(SEVERITY_NAMES[finding.severity]), class_="found__severity"),
            " ",
            teller.say(finding.message),
            class_="found__message",
        ),
        element("p", teller.say(finding.fix), class_="found__fix"),
        _waive(finding, teller, own) if saved and finding.rule not in TROUBLES else None,
        class_=f"found__one{grave}",
        data_rule=finding.rule,
    )


def _waive(finding: Finding, teller: DeskTeller, own: str) -> Html:
    return element(
        "details",
        element("summary", teller.say(served_texts.WAIVE), class_="quiet"),
        element(
            "form",
            element(
                "div",
                element("label", teller.say(served_texts.REASON), for_=f"{own}-why"),
                element("input", id=f"{own}-why", name="reason", autocomplete="off", required=True),
                class_="field",
            ),
            element("button", teller.say(served_texts.WAIVE), class_="button"),
            class_="waive",
            data_do="waive",
            data_finding=finding_name(finding),
        ),
        class_="found__waive",
    )


def _waived(finding: Finding, teller: DeskTeller) -> Html:
    waiver = finding.waiver
    said = teller.say(served_texts.waived_by(waiver.by, waiver.reason)) if waiver else ""
    return element(
        "li",
        element("p", teller.say(finding.message), class_="found__message"),
        element("p", said, class_="found__fix"),
        class_="found__one",
    )
