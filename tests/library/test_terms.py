"""The term base: which names are found in a text, and which of them are faults."""

from pathlib import Path

import pytest

from duizhao.base.errors import CannotRun
from duizhao.library.terms.term_base import COLUMNS, Term, TermBase

TERMS = TermBase(
    (
        Term(
            "ketamine", en=("ketamine",), zh=("氯胺酮",), zh_misspelt=("酮胺", "氯酮胺"), scope="everywhere"
        ),
        Term("esketamine", en=("esketamine",), zh=("艾司氯胺酮",)),
        Term(
            "antidepressant", en=("antidepressant",), zh=("抗抑郁药", "抗抑郁药物"), zh_forbidden=("抑郁药",)
        ),
        Term("systolic", en=("systolic pressure",), zh=("收缩压",), zh_forbidden=("舒张压",)),
        Term("diastolic", en=("diastolic pressure",), zh=("舒张压",), zh_forbidden=("收缩压",)),
        Term(
            "no-cure",
            en=("not a cure",),
            zh=("不能治愈",),
            en_forbidden=("cure", "cures"),
            scope="everywhere",
        ),
        Term("bipolar", en=("bipolar disorder",), zh=("双相情感障碍",), zh_misspelt=("双向情感",)),
    )
)
FAULTS = [
    ("zh", "酮胺是麻醉药", "酮胺"),
    ("zh", "氯胺酮是麻醉药", ""),
    ("zh", "艾司氯胺酮", ""),
    ("zh", "氯酮胺", "氯酮胺"),
    ("zh", "抗抑郁药", ""),
    ("zh", "抗抑郁药物", ""),
    ("zh", "停用抑郁药", "抑郁药"),
    ("zh", "抗抑郁药与抑郁药", "抑郁药"),
    ("zh", "收缩压", "收缩压"),
    ("zh", "双向情感障碍", "双向情感"),
    ("en", "It is a cure.", "cure"),
    ("en", "It is not a cure.", ""),
    ("en", "Not a CURE, a Cure", "Cure"),
    ("en", "secure, cured, curette, obscure", ""),
    ("en", "cure-all", "cure"),
    ("en", "酮胺", ""),
]
USES = [
    ("en", "Ketamine and esketamine", "Ketamine esketamine"),
    ("en", "ketamines", ""),
    ("zh", "艾司氯胺酮与氯胺酮", "艾司氯胺酮 氯胺酮"),
    ("zh", "抗抑郁药物", "抗抑郁药物"),
]


@pytest.mark.parametrize(("language", "text", "expected"), FAULTS)
def test_faults(language: str, text: str, expected: str) -> None:
    assert " ".join(use.name for use in TERMS.faults(text, language)) == expected


@pytest.mark.parametrize(("language", "text", "expected"), USES)
def test_uses(language: str, text: str, expected: str) -> None:
    assert " ".join(use.name for use in TERMS.uses(text, language)) == expected


def test_a_use_says_where() -> None:
    text = "请停用抑郁药。"
    (use,) = TERMS.faults(text, "zh")
    assert text[use.start : use.end] == "抑郁药" and use.term.id == "antidepressant"


def test_a_name_of_two_terms_is_found_for_both() -> None:
    terms = TermBase((Term("a", en=("session",), zh=("治疗",)), Term("b", en=("treatment",), zh=("治疗",))))
    assert {use.term.id for use in terms.uses("治疗", "zh")} == {"a", "b"}


HEADER = ",".join(COLUMNS)
BAD = {
    "a missing column": ("id,en,zh\n", "terms.csv:1: the columns en_variants, en_forbidden, zh_variants"),
    "nothing at all": ("", "terms.csv:1: the columns id, en"),
    "no Chinese name": (
        f"{HEADER}\n1,ketamine,,,,,,,everywhere,,,\n",
        "terms.csv:2: a term needs `id`, `en`, `zh`",
    ),
    "an unknown scope": (
        f"{HEADER}\n1,a,,,甲,,,,here,,,\n2,b,,,乙,,,,sometimes,,,\n",
        "terms.csv:3: a term needs",
    ),
    "a short row": (f"{HEADER}\n1,ketamine\n", "terms.csv:2: a term needs"),
    "a row without an id": (f"{HEADER}\n\n,a,,,甲\n", "terms.csv:3: a term needs `id`"),
    "a long row": (
        f"{HEADER}\n1,a,,,甲,,,,here,,,note, with a comma\n",
        "terms.csv:2: this row has more cells",
    ),
    "the same id twice": (
        f"{HEADER}\n1,a,,,甲,,,,here,,,\n1,b,,,乙,,,,here,,,\n",
        "terms.csv:3: the id `1` stands twice",
    ),
    "an open quote": (f'{HEADER}\n1,"a,,,甲\n', "terms.csv:2: a term needs"),
    "an open quote in a large file": (
        f'{HEADER}\n1,"{"a" * 140_000},,,甲\n',
        "terms.csv:2: the row cannot be read",
    ),
}


@pytest.mark.parametrize(("text", "message"), BAD.values(), ids=BAD.keys())
def test_bad_files_are_named_with_their_line(text: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CannotRun) as stopped:
        TermBase.read(path)
    assert message in stopped.value.message.en
    assert stopped.value.message.zh.startswith(f"{path}:")


def test_a_library_without_terms_has_none(tmp_path: Path) -> None:
    assert TermBase.read(tmp_path / "terms.csv").terms == ()


def test_a_file_that_a_spreadsheet_wrote(tmp_path: Path) -> None:
    """A byte order mark, CRLF and blank lines at the end are what spreadsheets leave."""
    path = tmp_path / "terms.csv"
    path.write_bytes(f"\ufeff{HEADER}\r\n1, a | x ,b | c,,甲,,,,,,,\r\n\r\n".encode())
    (term,) = TermBase.read(path).terms
    assert (term.id, term.en, term.zh, term.scope) == ("1", ("a | x", "b", "c"), ("甲",), "here")


def test_the_terms_of_this_library_can_be_read() -> None:
    terms = TermBase.read(Path(__file__).parents[2] / "terms.csv").terms
    assert len({term.id for term in terms}) == len(terms) > 0
