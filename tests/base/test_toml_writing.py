"""TOML as it is written, and the comments that are found in it again."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.base.toml_writing import table_comments, toml_line, toml_list

# Everything that a TOML file can hold.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@given(TEXTS | st.integers(-(2**63), 2**63 - 1))
def test_a_value_is_read_back(value: str | int) -> None:
    line = toml_line("key", value)
    assert "\n" not in line
    assert tomllib.loads(f"{line}\n") == {"key": value}


@given(st.lists(TEXTS | st.integers(0, 9)))
def test_a_list_is_read_back(values: list[str | int]) -> None:
    assert tomllib.loads(f"key = {toml_list(values)}") == {"key": values}


@pytest.mark.parametrize(
    ("text", "comments"),
    [
        ("# Of the file.\na = 1\n[[x]]\nb = 2\n", {}),
        ("a = 1\n# Of the table.\n[[x]]\nb = 2\n", {1: "# Of the table."}),
        ("[[x]]\n# Inside.\nb = 2\n[[x]]\nb = 3\n  # At the end.\n", {1: "# Inside.", 2: "# At the end."}),
        ("[[x]]\n# Above the next.\n\n[[x]]\nb = 3\n", {2: "# Above the next."}),
        ('[[x]]\nb = "no # comment" # Behind.\n', {1: "# Behind."}),
        ("[[x]]\nb = 'no # comment'\nc = [\"#\", 1] # Behind a list.\n", {1: "# Behind a list."}),
    ],
)
def test_comments_are_found_at_their_table(text: str, comments: dict[int, str]) -> None:
    tomllib.loads(text)
    assert table_comments(text, "[[x]]") == comments
