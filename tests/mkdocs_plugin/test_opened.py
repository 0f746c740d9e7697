"""A notice inside a closed box would not be seen."""

import pytest

from duizhao.site.notices.open_details import opened

NOTICE = '<div class="notice notice--safety" role="note">…</div>'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"<details><p>x</p>{NOTICE}</details>", f"<details open><p>x</p>{NOTICE}</details>"),
        (f'<details class="a">{NOTICE}</details>', f'<details class="a" open>{NOTICE}</details>'),
        (
            f"<details><details>{NOTICE}</details></details>",
            f"<details open><details open>{NOTICE}</details></details>",
        ),
        (
            f"<details><details>x</details>{NOTICE}</details>",
            f"<details open><details>x</details>{NOTICE}</details>",
        ),
    ],
)
def test_a_box_with_a_notice_is_open(before: str, after: str) -> None:
    assert opened(before) == after


@pytest.mark.parametrize(
    "html",
    [
        "<details>x</details>",
        f"<details>x</details>{NOTICE}",
        f"<details open>{NOTICE}</details>",
        f'<details class="open" open="">{NOTICE}</details>',
        '<details><p class="noticed">x</p></details>',
        NOTICE,
        "</details>",
    ],
)
def test_every_other_box_stays_as_it_is(html: str) -> None:
    assert opened(html) == html
