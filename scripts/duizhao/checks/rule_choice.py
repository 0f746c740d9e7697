"""What a library does with the findings of a rule: how grave they are, and where they are not told.

Applied to what was found, never to the search for it: what is kept of an earlier check stays right when these settings change.
What could not be looked at is always told.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from duizhao.base.bilingual import LANGUAGES
from duizhao.base.errors import CannotRun
from duizhao.base.known_names import did_you_mean
from duizhao.checks.finding import Finding, Severity
from duizhao.checks.rule import Rule, all_rules
from duizhao.checks.troubles import TROUBLES
from duizhao.library.pictures.picture_as_markdown import FOLDER
from duizhao.library.rule_settings import EVERY_RULE
from duizhao.library.settings import Settings


@dataclass(frozen=True, slots=True)
class RuleChoice:
    """The rules as the library of `settings` wants them. Those that a person `asked` for by name are told although they are
    told nowhere else; where a page has none of a rule, it has none of it then either."""

    settings: Settings
    asked: frozenset[str]
    _usual: Mapping[str, Severity]
    _off_on: dict[str, frozenset[str]] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, settings: Settings, asked: Iterable[Rule] | None = None) -> "RuleChoice":
        """The choice that `settings` make. Raises CannotRun where they name a rule that is not there, or one that tells what
        could not be looked at."""
        usual = {rule.id: rule.severity for rule in all_rules()}
        rules = settings.rules
        for name in rules.named:
            if name in TROUBLES:
                raise CannotRun(
                    f"{rules.path}: [rules] {name} tells what could not be looked at. It cannot be turned off or changed.",
                    f"{rules.path}：[rules] {name} 说明哪些内容未能检查，不能关闭或更改。",
                )
            if name not in usual:
                near = did_you_mean(name, usual)
                raise CannotRun(
                    f"{rules.path}: [rules] there is no rule {name!r}.{near.en} The rules are: {', '.join(usual)}.",
                    f"{rules.path}：[rules] 没有规则 {name!r}。{near.zh}现有规则：{'、'.join(usual)}。",
                )
        return cls(settings, frozenset(rule.id for rule in asked or ()), usual)

    def graded(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The findings, each as grave as the library says.

        An `error` is one as the rules have it: in a block about a dose, a warning and the like it stays `safety`.
        """
        wanted = dict(self.settings.rules.severity)
        for finding in findings:
            severity = wanted.get(finding.rule, finding.severity)
            as_found = severity == "error" and self._usual.get(finding.rule) == "error"
            yield finding if as_found or severity == finding.severity else replace(finding, severity=severity)

    def tells(self, finding: Finding) -> bool:
        """True where the library is told of `finding`."""
        if finding.rule in TROUBLES:
            return True
        if finding.rule in self.settings.rules.off and finding.rule not in self.asked:
            return False
        return self._off_at(finding.page).isdisjoint((finding.rule, EVERY_RULE))

    def _off_at(self, page: str) -> frozenset[str]:
        rules = self.settings.rules
        if not rules.per_path:
            return frozenset()
        if page not in self._off_on:
            self._off_on[page] = rules.off_on(page, self._paths(page))
        return self._off_on[page]

    def _paths(self, page: str) -> Iterator[str]:
        """The files of a page: those of both languages, and that of the picture whose words it holds."""
        settings = self.settings
        for language in LANGUAGES:
            yield settings.shown_page(page, language)
        if page.startswith(f"{FOLDER}/"):
            picture = settings.pictures / f"{page.removeprefix(f'{FOLDER}/')}.toml"
            yield picture.relative_to(settings.root).as_posix()
