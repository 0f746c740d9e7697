"""What a library says about the rules: the table `[rules]` of `duizhao.toml`.

```toml
[rules]
ignore = ["long-sentence"]                # told nowhere

[rules.severity]                          # how grave a finding of the rule is
different-links = "advice"

[rules.per-path]                          # what is not told on these pages; "all" is every rule
"blog/**" = ["missing-page", "chinese-typography"]
```

Whether there are such rules is looked at where rules are known: `checks/rule_choice.py`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from duizhao.base.bilingual import Bilingual
from duizhao.base.errors import CannotRun
from duizhao.base.known_names import require_known
from duizhao.base.path_glob import path_matches

Severity = Literal["safety", "error", "advice"]
# The gravest first. `safety` may harm a reader: it is an `error` in a block about dose, warning and the like.
SEVERITIES: tuple[Severity, ...] = get_args(Severity)
EVERY_RULE = "all"
OFF, SEVERITY, PER_PATH = KEYS = ("ignore", "severity", "per-path")


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """`off`: the rules that are told nowhere. `severity`: how grave those rules are. `per_path`: for each pattern of paths
    the rules that are not told there. `path` is the file that says so."""

    off: tuple[str, ...] = ()
    severity: tuple[tuple[str, Severity], ...] = ()
    per_path: tuple[tuple[str, tuple[str, ...]], ...] = ()
    path: Path = Path("duizhao.toml")

    @classmethod
    def of(cls, table: Mapping[str, Any], path: Path) -> "RuleSettings":
        """The settings in the table `[rules]` of the file at `path`.

        Raises CannotRun for a key it does not know, a value of another kind, or a pattern that cannot be one.
        """
        require_known(table, KEYS, path, Bilingual("[rules]", "[rules] "))
        off = _rules(table.get(OFF, []), f"[rules] {OFF}", path)
        severity = _table(table, SEVERITY, path)
        for rule, value in severity.items():
            if value not in SEVERITIES:
                raise CannotRun(
                    f"{path}: [rules.{SEVERITY}] {rule} = {value!r}: it is one of: {', '.join(SEVERITIES)}.",
                    f"{path}：[rules.{SEVERITY}] {rule} = {value!r}：只能是：{'、'.join(SEVERITIES)}。",
                )
        per_path = _table(table, PER_PATH, path)
        per_path = {pattern.removeprefix("./"): rules for pattern, rules in per_path.items()}
        for pattern in per_path:
            if not pattern.strip("/ ") or pattern.startswith("!"):
                raise CannotRun(
                    f'{path}: [rules.{PER_PATH}] {pattern!r} names no pages. Write a path such as "blog/**".',
                    f'{path}：[rules.{PER_PATH}] {pattern!r} 没有指明页面。请写路径，例如 "blog/**"。',
                )
        return cls(
            off,
            tuple(severity.items()),
            tuple(
                (pattern, _rules(rules, f'[rules.{PER_PATH}] "{pattern}"', path))
                for pattern, rules in per_path.items()
            ),
            path,
        )

    @property
    def named(self) -> tuple[str, ...]:
        """Every rule that the settings name, as often as they do."""
        on_paths = (rule for _pattern, rules in self.per_path for rule in rules if rule != EVERY_RULE)
        return (*self.off, *(rule for rule, _severity in self.severity), *on_paths)

    def off_on(self, key: str, paths: Iterable[str]) -> frozenset[str]:
        """The rules that are not told on the page `key` that stands in the files at these paths, beside those that are told
        nowhere. A pattern without a slash means a folder or a file by its whole name, so no key: `internal` is no page `internal.md`."""
        paths = tuple(paths)
        return frozenset(
            rule
            for pattern, rules in self.per_path
            if any(
                path_matches(pattern, path)
                for path in (*paths, *((key,) if "/" in pattern.strip("/") else ()))
            )
            for rule in rules
        )


def _table(table: Mapping[str, Any], name: str, path: Path) -> dict[str, Any]:
    given = table.get(name, {})
    if not isinstance(given, dict):
        raise CannotRun(
            f"{path}: [rules] {name} has to be a table: a line `[rules.{name}]` with lines below it.",
            f"{path}：[rules] 的 {name} 应是一个表：先写一行 `[rules.{name}]`，内容写在下面。",
        )
    return given


def _rules(given: object, where: str, path: Path) -> tuple[str, ...]:
    if not isinstance(given, list) or not all(isinstance(rule, str) for rule in given):
        raise CannotRun(
            f'{path}: {where} has to be a list of rules: ["long-sentence"].',
            f'{path}：{where} 应是一组规则：["long-sentence"]。',
        )
    return tuple(given)
