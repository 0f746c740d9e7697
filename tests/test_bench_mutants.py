"""The mutants that `bench.mutants` makes: which there are, and that a test that is missing is found."""

import ast
from pathlib import Path

import pytest
from bench.mutants import Mutant, is_noticed, mutants_of, sample_of


@pytest.mark.parametrize(
    ("code", "mutants"),
    [
        ("a = b < c\n", ["a = (b >= c)\n"]),
        ("a = b not in c\n", ["a = (b in c)\n"]),
        ("a = '药' and b is None\n", ["a = ('药' or b is None)\n", "a = '药' and (b is not None)\n"]),
        ("if not a:\n    b()\n", ["if (a):\n    b()\n"]),
        ("a = b[1:]\n", ["a = b[(2):]\n"]),
        ("def a():\n    return b\n", ["def a():\n    return None\n"]),
        ("a = b < c < d\n", []),
        ("a = True\nb: Literal[1]\nc = f'{1 + d}'\n", []),
        ("def a() -> Literal[1]:\n    return None\n", []),
    ],
)
def test_what_is_changed(code: str, mutants: list[str]) -> None:
    source = code.encode()
    assert [one.apply(source).decode() for one in mutants_of(source, "x.py")] == mutants


def test_every_mutant_of_the_rooms_is_python_and_another_module() -> None:
    sample = sample_of(("checks", "memory"), 300, 7)
    assert len(set(sample)) == 300 and sample == sample_of(("checks", "memory"), 300, 7)
    for mutant in sample:
        source = (Path(__file__).parents[1] / mutant.path).read_bytes()
        assert source[mutant.start : mutant.end].decode() == mutant.old
        assert ast.dump(ast.parse(mutant.apply(source))) != ast.dump(ast.parse(source)), mutant


def test_a_mutant_is_noticed_by_a_test_of_its_room_or_survives(tmp_path: Path) -> None:
    module = tmp_path / "scripts/duizhao/room/older.py"
    tests = tmp_path / "tests/room/test_older.py"
    for path, text in (
        (tmp_path / "scripts/duizhao/__init__.py", ""),
        (module.with_name("__init__.py"), ""),
        (module, "def older(a, b):\n    return a > b\n"),
        (tests, "from duizhao.room.older import older\n\n\ndef test_it():\n    assert older(2, 1)\n"),
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    source = module.read_bytes()
    place = "scripts/duizhao/room/older.py"
    found = {one.new: is_noticed(tmp_path, one) for one in mutants_of(source, place)}
    start = source.index(b">")
    found["equal"] = is_noticed(tmp_path, Mutant(place, 2, start, start + 1, ">", ">="))
    assert found == {"return None": True, "(a <= b)": True, "equal": False}
    assert module.read_bytes() == source
