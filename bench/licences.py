"""The licences of everything that Duizhao needs, by the extra that brings it in.

Usage: python -m bench.licences

What the program needs by itself, and the site, may hold no GPL part. An extra may: whoever installs it chooses it.
"""

import re
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from bench.text import table

PROJECT = "duizhao"
# A requirement as packages write it: a name, extras, a version, a condition.
REQUIREMENT = re.compile(
    r"\s*(?P<name>[A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[(?P<extras>[^\]]*)\])?(?P<rest>[^;]*);?(?P<when>.*)"
)
OF_EXTRA = re.compile(r"extra\s*==\s*['\"](?P<extra>[^'\"]+)['\"]")
# What passes on its own terms to whatever it is part of. The lesser one does not.
COPYLEFT = re.compile(r"(?<![A-Z])A?GPL|GNU (?:Affero )?General Public")
NOT_HERE = "not installed here"
# Extras that no site and no check needs.
MAY_BE_GPL = frozenset({"exchange"})


def main() -> None:
    print(report(), end="")


def report() -> str:
    """A row for each package: its licence, and what brings it in."""
    brought = packages()
    rows = [(name, licence(name), ", ".join(sorted(by))) for name, by in sorted(brought.items())]
    return table(("package", "licence", "needed by"), rows)


def packages() -> dict[str, set[str]]:
    """Every package that is needed here, by its name, with the extras that need it; `program` is what the program needs by itself."""
    found: dict[str, set[str]] = {}
    project = distribution(PROJECT)
    for extra in ("", *(project.metadata.get_all("Provides-Extra") or ())):
        waiting = list(_needs(project, extra)) if extra else list(_needs(project, ""))
        seen: set[str] = set()
        while waiting:
            name, extras = waiting.pop()
            if name in seen:
                continue
            seen.add(name)
            found.setdefault(name, set()).add(extra or "program")
            try:
                its = distribution(name)
            except PackageNotFoundError:
                continue
            for one in ("", *extras):
                waiting += _needs(its, one)
    return found


def licence(name: str) -> str:
    """What a package says of its licence: its expression, else its classifiers, else its own words."""
    try:
        told = distribution(name).metadata
    except PackageNotFoundError:
        return NOT_HERE
    named = [
        one.split("::")[-1].strip() for one in told.get_all("Classifier") or () if one.startswith("License")
    ]
    words = (told.get("License") or "").strip().split("\n")[0][:60]
    return told.get("License-Expression") or ", ".join(named) or words or "says nothing"


def is_copyleft(said: str) -> bool:
    """True for a licence that asks the whole to be under it: GPL and AGPL, and not as one choice of several."""
    return COPYLEFT.search(said) is not None and " OR " not in said


def _needs(package: Distribution, extra: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What a package needs by itself, or for one of its extras."""
    for line in package.requires or ():
        match = REQUIREMENT.fullmatch(line)
        if match is None:
            continue
        wanted = OF_EXTRA.search(match["when"])
        if (wanted["extra"] if wanted else "") == extra:
            extras = tuple(one.strip() for one in (match["extras"] or "").split(",") if one.strip())
            yield match["name"].lower().replace("_", "-"), extras


if __name__ == "__main__":
    main()
