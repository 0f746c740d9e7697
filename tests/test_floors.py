"""The floors of the program stand as `docs/decisions/0001-nine-floors-under-scripts.md` promises, and its picture is true."""

import importlib
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture
def floors(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT))
    return importlib.import_module("bench.floors")


def made(folder: Path, package: str, files: dict[str, str]) -> Path:
    """A checkout with a package of `files`, each folder of which says what it is for."""
    root = folder / "scripts" / package
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        for above in [path.parent, *path.parent.parents]:
            if above.is_relative_to(root) and not (above / "__init__.py").exists():
                (above / "__init__.py").write_text('"""A room: for a test."""\n')
        path.write_text(text)
    return folder


def test_this_program_has_twelve_rooms_on_nine_floors_and_nothing_points_upward(floors: ModuleType) -> None:
    measured = floors.measure(ROOT)
    assert (len(measured.rooms), measured.height, measured.upward, measured.twice) == (12, 9, frozenset(), ())


def test_the_picture_is_what_the_command_draws(tmp_path: Path) -> None:
    drawn = tmp_path / "floors.svg"
    subprocess.run(
        [sys.executable, "-m", "bench.floors", "--picture", str(drawn)], cwd=ROOT, check=True, timeout=120
    )
    kept = ROOT / "docs" / "decisions" / "floors.svg"
    assert kept.read_text("utf-8") == drawn.read_text("utf-8"), (
        "run: python -m bench.floors --picture docs/decisions/floors.svg"
    )


def test_a_house_is_counted(floors: ModuleType, tmp_path: Path) -> None:
    checkout = made(
        tmp_path,
        "plain_house",
        {
            "__main__.py": "import plain_house.top.start\n",
            "top/start.py": "def late():\n    from plain_house.middle import words\n",
            "middle/words.py": "import plain_house.ground.words\nimport json\n",
            "ground/words.py": "",
            "ground/deep/start.py": "import plain_house.ground.words\n",
        },
    )
    measured = floors.measure(checkout, "plain_house")
    assert measured.rooms == ("ground", "middle", "top")
    assert measured.arrows == {("top", "middle"), ("middle", "ground")}
    assert measured.floor_of == {"top": 3, "middle": 2, "ground": 1}
    assert (measured.upward, measured.twice, measured.circles_inside) == (frozenset(), ("start", "words"), 0)


def test_an_arrow_in_a_circle_points_upward(floors: ModuleType, tmp_path: Path) -> None:
    checkout = made(
        tmp_path,
        "round_house",
        {
            "top/a.py": "import round_house.ground.c\n",
            "top/b.py": "import round_house.ground.c\n",
            "ground/c.py": "import round_house.top.a\nimport round_house.ground.inner.d\n",
            "ground/inner/d.py": "import round_house.ground.c\n",
        },
    )
    measured = floors.measure(checkout, "round_house")
    assert measured.arrows == {("top", "ground"), ("ground", "top")}
    assert measured.upward == {("ground", "top")}
    assert measured.height == 2
    assert measured.circles_inside == 1
