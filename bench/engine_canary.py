"""python -m bench.engine_canary: is what an engine lacks still what `engine_lacks.toml` says?

A small library is built with MkDocs and with each other engine that is installed, once in the theme of the engine and once in that of
the project, and every page is compared. It fails (1) where something differs that the list does not name, and where the list names
what no longer differs. It is a command of the bench and none of `duizhao`: whoever uses Duizhao has no use for it, and it needs the
theme of this project. With `--show` every difference is printed, with `--only ENGINE` one engine is looked at.
"""

import argparse
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.engine_contract import Difference, differences
from bench.engine_library import write_library
from duizhao.base.path_glob import path_matches
from duizhao.site.build.engines import ENGINES, NAMES, Engine, is_installed
from duizhao.site.build.publish import build_site

LACKS = Path(__file__).with_name("engine_lacks.toml")
FIRST: Engine = "mkdocs"


@dataclass(frozen=True, slots=True)
class Lack:
    """A kind of difference that is known, in the files that a pattern means, with one theme or with both, and its reason."""

    engine: str
    kind: str
    files: str
    theme: str
    reason: str

    def covers(self, difference: Difference, theme: str) -> bool:
        """True for a difference of this kind."""
        return (
            difference.kind == self.kind
            and self.theme in (theme, "both")
            and path_matches(self.files, difference.file)
        )


def known_lacks(path: Path = LACKS) -> tuple[Lack, ...]:
    """The list. Raises TypeError where an entry has another key than these."""
    return tuple(Lack(**one) for one in tomllib.loads(path.read_text("utf-8")).get("lack", ()))


def changes(engine: Engine, found: Iterable[tuple[str, Difference]], lacks: Sequence[Lack]) -> Iterator[str]:
    """A line for every way in which the list is no longer true of `engine`. `found` are differences, each with its theme."""
    named = [one for one in lacks if one.engine == engine]
    met: set[tuple[Lack, str]] = set()
    for theme, one in found:
        covering = [lack for lack in named if lack.covers(one, theme)]
        met |= {(lack, theme) for lack in covering}
        if not covering:
            yield f"new: {one.kind} in {one.file} ({theme} theme): {_shown(one.expected)} became {_shown(one.found)}"
    for lack in named:
        for theme in ("engine", "own") if lack.theme == "both" else (lack.theme,):
            if (lack, theme) not in met:
                yield f"gone: {lack.kind} in {lack.files} ({theme} theme) no longer differs"


def compared(engines: Sequence[Engine]) -> Iterator[tuple[Engine, str, Difference]]:
    """Build with every engine, and give each difference from the first one with the theme in which it was seen."""
    for theme in ("engine", "own"):
        with tempfile.TemporaryDirectory() as name:
            root = Path(name)
            write_library(root, own_theme=theme == "own")
            sites = {engine: root / f"site-{engine}" for engine in (FIRST, *engines)}
            for engine, site in sites.items():
                result = build_site(root, site, engine)
                if not result.published:
                    yield engine, theme, Difference("build", "", "a site", result.report)
            for engine in engines:
                if sites[engine].is_dir():
                    for one in differences(sites[FIRST], sites[engine]):
                        yield engine, theme, one


def _shown(value: object) -> str:
    text = str(value)
    return text if len(text) <= 300 else f"{text[:300]}…"


def main() -> int:
    """Compare, and say what changed: 0 where nothing did, 2 where there was nothing to compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=[engine for engine in ENGINES if engine != FIRST])
    parser.add_argument("--show", action="store_true")
    arguments = parser.parse_args()
    wanted = [arguments.only] if arguments.only else [engine for engine in ENGINES if engine != FIRST]
    engines = [engine for engine in wanted if is_installed(engine)]
    for engine in sorted(set(wanted) - set(engines)):
        print(f"{NAMES[engine]}: not installed, so not looked at")
    if not engines:
        return 2
    found = list(compared(engines))
    failed = False
    for engine in engines:
        own = [(theme, one) for name, theme, one in found if name in (engine, FIRST)]
        if arguments.show:
            for theme, one in own:
                print(
                    f"  {engine}, {theme} theme: {one.kind} in {one.file}\n    {one.expected}\n    {one.found}"
                )
        lines = list(changes(engine, own, known_lacks()))
        failed = failed or bool(lines)
        print(f"{NAMES[engine]}: {len(own)} differences; {len(lines)} changes of the list")
        for line in lines:
            print(f"  {line}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
