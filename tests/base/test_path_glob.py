"""Which paths a pattern means: as in a `.gitignore`, whose own answers stand here too."""

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from duizhao.base.path_glob import path_matches

CASES = """
blog/**               blog/a               yes
blog/**               blog/a/b             yes
blog/**               blog                 no
blog/**               other/blog/a         no
blog                  blog/a               yes
blog                  other/blog/a         yes
blog                  blog                 yes
blog                  blogs/a              no
blog/                 blog/a               yes
blog/                 blog                 no
/blog                 blog/a               yes
/blog                 other/blog           no
*.mdx                 a/b/c.mdx            yes
*.mdx                 c.mdx                yes
*.mdx                 c.md                 no
docs/*.md             docs/a.md            yes
docs/*.md             docs/en/a.md         no
docs/**/a.md          docs/a.md            yes
docs/**/a.md          docs/en/x/a.md       yes
docs/**/a.md          docs/en/x/b.md       no
**/legal              legal                yes
**/legal              a/b/legal            yes
**/legal/*            a/legal/b            yes
release-20[12]?       release-2019         yes
release-20[12]?       release-2031         no
**                    a/b                  yes
中文/**               中文/页面            yes
Blog                  blog                 no
a/**/b/**/c           a/b/c                yes
a/**/b/**/c           a/x/b/y/z/c          yes
a/**/b/**/c           a/x/y/z/c            no
"""
ROWS = [tuple(line.split()) for line in CASES.strip().splitlines()]


@pytest.mark.parametrize(("pattern", "path", "means"), ROWS)
def test_a_pattern_means(pattern: str, path: str, means: str) -> None:
    assert path_matches(pattern, path) is (means == "yes")


@pytest.mark.parametrize(("pattern", "path", "means"), ROWS)
def test_git_says_the_same(tmp_path: Path, pattern: str, path: str, means: str) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    (tmp_path / ".gitignore").write_text(pattern + "\n", "utf-8")
    asked = subprocess.run(["git", "-C", str(tmp_path), "check-ignore", "-q", path], check=False)
    assert asked.returncode == (0 if means == "yes" else 1)


NAMES = some.text("ab.", min_size=1, max_size=3)
PATHS = some.lists(NAMES, min_size=1, max_size=4).map("/".join)


@given(PATHS)
def test_a_path_means_itself_and_what_is_below_it(path: str) -> None:
    assert path_matches(path, path)
    assert path_matches(path, f"{path}/more")
    assert path_matches("**", path)


@given(PATHS, PATHS)
def test_any_folders_take_any_folders(above: str, path: str) -> None:
    assert path_matches(f"**/{path}", f"{above}/{path}")


def test_many_stars_take_no_longer() -> None:
    assert not path_matches("/".join(["**", "*a*a*a*a*a*b"] * 30), "/".join(["a" * 200] * 200))
