"""What a text includes, with what that includes; where a file is not found nobody knows."""

from pathlib import Path

import pytest

from duizhao.site.build.included_units import included_units

FILES = {
    "en/a.md": "A",
    "en/b.md": 'B\n\n--8<-- "en/a.md"\n',
    "en/round.md": '--8<-- "en/round.md"\n',
    "drawing.svg": "<svg/>",
}


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Nothing.", ()),
        ('--8<-- "en/a.md"', ("a",)),
        ('- item\n\n    --8<-- "en/b.md"', ("a", "b")),
        ('--8<-- "en/b.md:2:3"', ("a", "b")),
        ('--8<-- "en/b.md:part"', ("a", "b")),
        ("--8<--\nen/a.md\nen/round.md\n--8<--", ("a", "round")),
        ('--8<-- "drawing.svg"', ()),
        ('--8<-- "en/nowhere.md"', None),
        ('--8<-- "https://host.example/a.md"', None),
    ],
)
def test_what_a_text_includes(text: str, units: tuple[str, ...] | None, tmp_path: Path) -> None:
    for name, content in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")

    def unit_of(path: Path) -> str | None:
        return path.stem if path.suffix == ".md" else None

    assert included_units(text, [tmp_path / "elsewhere", tmp_path], unit_of) == units
