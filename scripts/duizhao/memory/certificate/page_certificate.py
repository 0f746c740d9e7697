"""What a certificate says of a page: nothing in it depends on the day on which it is made."""

from collections.abc import Mapping
from dataclasses import dataclass

from duizhao.base.bilingual import Bilingual, Language
from duizhao.base.git_checkout import Commit
from duizhao.checks.finding import Finding, Severity
from duizhao.library.approval_settings import LAST, ApprovalSettings, ApprovalStep
from duizhao.memory.entry import Signature
from duizhao.memory.states.pair_state import State


@dataclass(frozen=True, slots=True)
class CertifiedFile:
    """The file of a page in one language: its path from the root of the library, and the SHA-256 of its bytes."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class CertifiedText:
    """One side of a block pair: its line, the SHA-256 of its text in UTF-8, and how the text begins."""

    line: int
    sha256: str
    start: str


@dataclass(frozen=True, slots=True)
class CertifiedPair:
    """A block pair of the page: its number there, from 1, where it stands, how far it has come, who took it there, and which
    program wrote its draft. A side that its language lacks is None."""

    number: int
    section: str
    kind: str
    safety: bool
    state: State
    step: ApprovalStep
    en: CertifiedText | None
    zh: CertifiedText | None
    signatures: tuple[Signature, ...] = ()
    draft: str = ""
    waits_for: Bilingual | None = None

    @property
    def is_approved(self) -> bool:
        """True where every step that the library asks for was taken, and nothing changed since."""
        return self.step == LAST

    def side(self, language: Language) -> CertifiedText | None:
        """The side in `language`; None where the page lacks it."""
        return self.en if language == "en" else self.zh


@dataclass(frozen=True, slots=True)
class AppliedRules:
    """What the findings were made with: the version of the program, the rules, those that the library turned off (everywhere,
    or by a pattern of pages), those that it calls more or less grave, the profile, and the SHA-256 of its files of words."""

    version: str
    rules: tuple[str, ...]
    off: tuple[str, ...]
    severity: tuple[tuple[str, Severity], ...]
    per_path: tuple[tuple[str, tuple[str, ...]], ...]
    profile: str
    chinese: str
    files: Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class PageCertificate:
    """All that is certified of the page `key`. `missing` says why the certificate is incomplete; it is empty where it is not.
    `commit` changed the page, its memory or the waivers last; None where git does not know them as they are."""

    key: str
    files: Mapping[Language, CertifiedFile | None]
    pairs: tuple[CertifiedPair, ...]
    findings: tuple[Finding, ...]
    waived: tuple[Finding, ...]
    missing: tuple[Bilingual, ...]
    policy: ApprovalSettings
    applied: AppliedRules
    commit: Commit | None = None

    @property
    def is_complete(self) -> bool:
        """True where the page is there in both languages, every pair is approved, and nothing found in it fails."""
        return not self.missing

    @property
    def not_approved(self) -> tuple[CertifiedPair, ...]:
        """The block pairs that are not approved, in the order of the page."""
        return tuple(pair for pair in self.pairs if not pair.is_approved)

    @property
    def people(self) -> Mapping[tuple[str, str, str], Mapping[ApprovalStep, tuple[int, str, str]]]:
        """Who signed, as name, role and qualification: for each step how many pairs, from which moment to which."""
        found: dict[tuple[str, str, str], dict[ApprovalStep, tuple[int, str, str]]] = {}
        for pair in self.pairs:
            for one in pair.signatures:
                steps = found.setdefault((one.by, one.role, one.qualification), {})
                number, first, last = steps.get(one.step, (0, one.on, one.on))
                steps[one.step] = (number + 1, min(first, one.on), max(last, one.on))
        return found
