"""Words of the other language on a page, marked with their language."""

import pytest

from duizhao.normalise.escape import as_markdown
from duizhao.normalise.mark_switches import with_spans


@pytest.mark.parametrize(
    ("text", "language", "page"),
    [
        ("Ask for 布洛芬.", "en", 'Ask for <span lang="zh-Hans">布洛芬</span>.'),
        ("See [布洛芬](a.md).", "en", 'See [<span lang="zh-Hans">布洛芬</span>](a.md).'),
        ("签署 informed consent form。", "zh", '签署 <span lang="en">informed consent form</span>。'),
        ("FDA 已批准。", "zh", "FDA 已批准。"),
        ("<b>布洛芬</b>", "en", '&lt;b><span lang="zh-Hans">布洛芬</span>&lt;/b>'),
        # A clause that nobody translated stays a finding of `check`.
        ("Note: 请您在饭后服用。", "en", "Note: 请您在饭后服用。"),
        (
            "他说 please take this with a lot of water 。",
            "zh",
            "他说 please take this with a lot of water 。",
        ),
        # Our own marks in a text are left to it.
        ("\x01 布洛芬", "en", "\x01 布洛芬"),
    ],
)
def test_span(text: str, language: str, page: str) -> None:
    assert with_spans(text, language, lambda words: as_markdown(words, keep_markup=True)) == page  # type: ignore[arg-type]
