"""A heading that was renamed on a page carries the outcomes of what stands under it along."""

from pathlib import Path

from duizhao.checks.workspace import Workspace
from duizhao.cli.main import main
from duizhao.cli.starter import start_library
from duizhao.library.settings import Settings
from duizhao.normalise.placement import placement_path, read_placement
from duizhao.normalise.run import accounts

TEXT = """\
## Payment

You can pay at the desk by card.

您可以在前台刷卡付款。

## Parking

Park behind the clinic.
"""


def _places(source: Path) -> list[str]:
    placement = read_placement(placement_path(source))
    assert placement
    return [place for record in placement.records for place in record.fate.went_to]


def test_it_is_followed_by_the_words_under_it(tmp_path: Path) -> None:
    start_library(tmp_path)
    source = tmp_path / "source/text.md"
    source.write_text(TEXT, "utf-8")
    command = ["--root", str(tmp_path), "normalise", "--into", str(tmp_path / "docs"), str(source)]
    main(command)
    # What is no page is not published with the pages.
    assert sorted(path.name for path in (tmp_path / "docs").iterdir()) == ["en", "zh"]
    assert (tmp_path / "build/normalised/text.html").is_file()
    assert _places(source).count("overview#payment") == 3
    for language in ("en", "zh"):
        page = tmp_path / f"docs/{language}/overview.md"
        page.write_text(
            page.read_text("utf-8").replace("Payment", "Fees").replace("#payment", "#fees"), "utf-8"
        )
    told = accounts(Workspace(Settings.read(tmp_path)))[0].faults
    assert any("#payment" in fault.en for fault in told)
    main(command)
    assert _places(source).count("overview#fees") == 3 and _places(source).count("overview#parking") == 2
    told = accounts(Workspace(Settings.read(tmp_path)))[0].faults
    # The heading itself now says something else: that is for a person.
    assert ["text.md:1" in fault.en and "kept" in fault.en for fault in told] == [True]
