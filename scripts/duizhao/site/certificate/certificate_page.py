"""A certificate as a whole HTML document, which is printed to PDF as the handouts are."""

from collections.abc import Iterator, Sequence

from duizhao.base.bilingual import LANGUAGES, Bilingual, Language
from duizhao.checks.finding import Finding
from duizhao.checks.reports.text_report import SEVERITY_NAMES
from duizhao.memory.certificate import certificate_texts as texts
from duizhao.memory.certificate.page_certificate import CertifiedPair, PageCertificate
from duizhao.memory.states.step_reached import STEP_NAMES
from duizhao.text.html.element import Child, Html, element
from duizhao.text.html.whole_document import document, own_file


def certificate_page(certificate: PageCertificate, language: Language) -> str:
    """The certificate in `language`, a whole HTML document: an incomplete one says so above everything else."""
    return document(
        f"{texts.TITLE.say(language)} · {certificate.key}",
        language,
        own_file(__package__, "certificate.css"),
        element(
            "main",
            element("h1", texts.TITLE.say(language)),
            _verdict(certificate, language),
            *(
                element("section", element("h2", heading.say(language)), *content)
                for heading, content in _sections(certificate, language)
            ),
            element("div", *(element("p", note.say(language)) for note in _notes()), class_="notes"),
        ),
    )


def _notes() -> Sequence[Bilingual]:
    return (*texts.NOTES, texts.HOW_TO_VERIFY)


def _verdict(certificate: PageCertificate, language: Language) -> Html:
    if certificate.is_complete:
        return element("div", element("p", texts.COMPLETE.say(language)), class_="verdict")
    reasons = element("ul", *(element("li", reason.say(language)) for reason in certificate.missing))
    told = element("p", texts.INCOMPLETE.say(language))
    return element("div", told, reasons, class_="verdict verdict--incomplete")


def _sections(
    certificate: PageCertificate, language: Language
) -> Iterator[tuple[Bilingual, Sequence[Child]]]:
    yield texts.COMPARED, [_compared(certificate, language)]
    steps = [element("li", step.say(language)) for step in texts.steps_of(certificate.policy)]
    two = texts.TWO[certificate.policy.two_people].say(language)
    yield texts.STEPS, [element("ul", *steps), element("p", two)]
    yield texts.PEOPLE, [_people(certificate, language)]
    waiting = certificate.not_approved
    yield (
        texts.NOT_APPROVED,
        [_waiting(certificate, waiting, language)]
        if waiting
        else [element("p", texts.ALL_APPROVED.say(language))],
    )
    found = [element("li", *_finding(one, language)) for one in certificate.findings]
    yield texts.FINDINGS, [_list(found, texts.NO_FINDINGS, language)]
    waived = [element("li", *_waived(one, language)) for one in certificate.waived]
    yield texts.WAIVERS, [_list(waived, texts.NO_WAIVERS, language)]
    yield texts.PAIRS, [_pairs(certificate, language)]
    yield texts.MADE_WITH, [_made_with(certificate, language)]


def _list(items: Sequence[Html], none: Bilingual, language: Language) -> Html:
    return element("ul", *items) if items else element("p", none.say(language))


def _rows(rows: Sequence[tuple[str, Child]]) -> Html:
    return element(
        "table",
        element(
            "tbody",
            *(element("tr", element("th", name, scope="row"), element("td", value)) for name, value in rows),
        ),
    )


def _table(heads: Sequence[Bilingual], rows: Sequence[Sequence[Child]], language: Language) -> Html:
    head = element("tr", *(element("th", one.say(language), scope="col") for one in heads))
    body = (element("tr", *(element("td", cell) for cell in row)) for row in rows)
    return element("table", element("thead", head), element("tbody", *body))


def _compared(certificate: PageCertificate, language: Language) -> Html:
    rows: list[tuple[str, Child]] = [(texts.PAGE.say(language), element("code", certificate.key))]
    for side in LANGUAGES:
        file = certificate.files[side]
        told: Child = texts.NO_FILE.say(language)
        if file:
            digest = element("p", "SHA-256 ", element("code", file.sha256), class_="digest")
            told = [element("p", element("code", file.path)), digest]
        rows.append((texts.FILE[side].say(language), told))
    commit = certificate.commit
    shown: Child = (
        [element("code", commit.name), f" {commit.on}"] if commit else texts.NO_COMMIT.say(language)
    )
    return _rows([*rows, (texts.COMMIT.say(language), shown)])


def _people(certificate: PageCertificate, language: Language) -> Html:
    if not certificate.people:
        return element("p", texts.NOBODY.say(language))
    rows = [
        (
            name,
            role or texts.NOT_SAID.say(language),
            qualification or texts.NOT_SAID.say(language),
            [element("p", one.say(language)) for one in texts.did(dict(steps))],
        )
        for (name, role, qualification), steps in certificate.people.items()
    ]
    return _table((texts.NAME, texts.ROLE, texts.QUALIFICATION, texts.WHAT), rows, language)


def _waiting(certificate: PageCertificate, waiting: Sequence[CertifiedPair], language: Language) -> Html:
    items = []
    for pair in waiting:
        grave = element("span", f" {texts.SAFETY.say(language)}", class_="safety") if pair.safety else None
        why = f" {pair.waits_for.say(language)}" if pair.waits_for else ""
        items.append(element("li", texts.spot(certificate, pair).say(language), grave, why))
    return element("ul", *items)


def _finding(one: Finding, language: Language) -> Sequence[Child]:
    where = f"{one.place.path}:{one.place.line} "
    grave = SEVERITY_NAMES[one.severity].say(language)
    return (element("code", where), element("code", one.rule), f" ({grave}) {one.message.say(language)}")


def _waived(one: Finding, language: Language) -> Sequence[Child]:
    assert one.waiver
    colon = Bilingual(": ", "：").say(language)
    who = ", ".join(filter(None, (one.waiver.by, one.waiver.on)))
    return (*_finding(one, language), element("p", f"{who}{colon}{one.waiver.reason}"))


def _pairs(certificate: PageCertificate, language: Language) -> Html:
    rows = [_pair(certificate, pair, language) for pair in certificate.pairs]
    return _table((texts.BLOCK, texts.TEXTS, texts.STEP, texts.SIGNED), rows, language)


def _pair(certificate: PageCertificate, pair: CertifiedPair, language: Language) -> Sequence[Child]:
    both: list[Child] = []
    for side in LANGUAGES:
        if text := pair.side(side):
            both.append(element("p", text.start, lang=side))
            both.append(element("p", element("code", text.sha256), class_="digest"))
        else:
            both.append(element("p", f"{side}: {texts.NO_FILE.say(language)}"))
    where = texts.spot(certificate, pair).say(language)
    grave = element("p", texts.SAFETY.say(language), class_="safety") if pair.safety else None
    signed = [element("p", texts.signed(one).say(language)) for one in pair.signatures]
    draft = element("p", texts.drafted(pair.draft).say(language)) if pair.draft else None
    step = STEP_NAMES[pair.step].say(language)
    return ([element("p", where), grave], both, step, [*signed, draft])


def _made_with(certificate: PageCertificate, language: Language) -> Html:
    applied = certificate.applied
    rows: list[tuple[str, Child]] = [
        ("Duizhao", texts.program(applied).say(language)),
        (texts.RULES.say(language), ", ".join(applied.rules)),
    ]
    if applied.off:
        rows.append((texts.OFF.say(language), ", ".join(applied.off)))
    rows += [
        (f"{texts.OFF_ON.say(language)} {pattern}", ", ".join(rules)) for pattern, rules in applied.per_path
    ]
    if applied.severity:
        changed = ", ".join(f"{rule}: {severity}" for rule, severity in applied.severity)
        rows.append((texts.AS_GRAVE.say(language), changed))
    rows += [
        (texts.FILES[name].say(language), element("code", digest) if digest else texts.NO_FILE.say(language))
        for name, digest in applied.files.items()
    ]
    return _rows(rows)
