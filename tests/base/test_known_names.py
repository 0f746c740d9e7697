"""A name that nothing knows stops the run, and the nearest known one is named."""

from pathlib import Path

import pytest

from duizhao.base.bilingual import Bilingual
from duizhao.base.errors import CannotRun
from duizhao.base.known_names import did_you_mean, nearest, require_known

HERE = Bilingual("[check]", "[check] ")
KNOWN = ("fail_on", "profile", "chinese")


def test_what_is_known_passes() -> None:
    require_known(KNOWN, KNOWN, Path("duizhao.toml"), HERE)


def test_the_message_names_what_is_known_and_the_nearest() -> None:
    with pytest.raises(CannotRun) as stopped:
        require_known(["profile", "failon"], KNOWN, Path("duizhao.toml"), HERE)
    assert stopped.value.message == Bilingual(
        "duizhao.toml: [check] does not know 'failon'. It knows: fail_on, profile, chinese. Did you mean fail_on?",
        "duizhao.toml：[check] 中没有 'failon' 这一项。可用的有：fail_on、profile、chinese。您想写的是不是 fail_on？",
    )


@pytest.mark.parametrize(
    ("name", "near"),
    [("Profile", "profile"), ("proflie", "profile"), (" chinese", "chinese"), ("zzz", ""), ("", "")],
)
def test_the_nearest(name: str, near: str) -> None:
    assert nearest(name, KNOWN) == near
    assert bool(did_you_mean(name, KNOWN).zh) is bool(near)
