"""A certificate for a person at a terminal: the verdict first, then what it stands on."""

from collections.abc import Iterator

from duizhao.base.bilingual import LANGUAGES, Language
from duizhao.checks.finding import Finding
from duizhao.checks.reports.excerpt import printable
from duizhao.checks.reports.text_report import SEVERITY_NAMES
from duizhao.memory.certificate import certificate_texts as texts
from duizhao.memory.certificate.page_certificate import PageCertificate

# Of a page that nobody has approved, every pair waits.
MOST_TOLD = 20


def say_certificate(certificate: PageCertificate, language: Language) -> str:
    """The certificate in lines: complete or not and why, the texts, the people, what is not approved, the findings."""
    return "".join(f"{printable(line)}\n" for line in _lines(certificate, language))


def _lines(certificate: PageCertificate, language: Language) -> Iterator[str]:
    colon = "：" if language == "zh" else ": "
    yield f"{texts.TITLE.say(language)}{colon}{certificate.key}"
    yield (texts.COMPLETE if certificate.is_complete else texts.INCOMPLETE).say(language)
    yield from (f"  {reason.say(language)}" for reason in certificate.missing)
    for side in LANGUAGES:
        file = certificate.files[side]
        told = f"{file.path}  sha256 {file.sha256}" if file else texts.NO_FILE.say(language)
        yield f"{texts.FILE[side].say(language)}{colon}{told}"
    commit = certificate.commit
    told = f"{commit.name}, {commit.on}" if commit else texts.NO_COMMIT.say(language)
    yield f"{texts.COMMIT.say(language)}{colon}{told}"
    yield f"{texts.STEPS.say(language)}{colon}"
    yield from (f"  {step.say(language)}" for step in texts.steps_of(certificate.policy))
    yield f"  {texts.TWO[certificate.policy.two_people].say(language)}"
    yield f"{texts.PEOPLE.say(language)}{colon}"
    if not certificate.people:
        yield f"  {texts.NOBODY.say(language)}"
    for person, steps in certificate.people.items():
        yield f"  {', '.join(filter(None, person))}"
        yield from (f"    {one.say(language)}" for one in texts.did(dict(steps)))
    if waiting := certificate.not_approved:
        yield f"{texts.NOT_APPROVED.say(language)}{colon}{len(waiting)}"
        for pair in waiting[:MOST_TOLD]:
            grave = f"  {texts.SAFETY.say(language)}" if pair.safety else ""
            why = pair.waits_for.say(language) if pair.waits_for else ""
            yield f"  {texts.spot(certificate, pair).say(language)}{grave}  {why}"
        if len(waiting) > MOST_TOLD:
            yield "  …"
    yield from _findings(certificate, language, colon)
    yield texts.program(certificate.applied).say(language)


def _findings(certificate: PageCertificate, language: Language, colon: str) -> Iterator[str]:
    yield f"{texts.FINDINGS.say(language)}{colon}{len(certificate.findings)}"
    yield from (f"  {_finding(one, language)}" for one in certificate.findings)
    yield f"{texts.WAIVERS.say(language)}{colon}{len(certificate.waived)}"
    for one in certificate.waived:
        assert one.waiver
        yield f"  {_finding(one, language)}"
        yield f"    {', '.join(filter(None, (one.waiver.by, one.waiver.on)))}{colon}{one.waiver.reason}"


def _finding(one: Finding, language: Language) -> str:
    where = f"{one.place.path}:{one.place.line}"
    return f"{where}  {one.rule}  {SEVERITY_NAMES[one.severity].say(language)}  {one.message.say(language)}"
