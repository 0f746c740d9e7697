"""Who publishes a library: said in its settings, or it is a draft, and no release."""

from pathlib import Path

import pytest

from duizhao.base.errors import CannotRun
from duizhao.library.publisher import Publisher
from duizhao.library.settings import Settings


def publisher(folder: Path, text: str) -> Publisher:
    (folder / "duizhao.toml").write_text(text, "utf-8")
    return Settings.read(folder).publisher


def test_one_name_is_for_both_languages_and_an_address_of_e_mail_can_be_followed(tmp_path: Path) -> None:
    one = publisher(tmp_path, '[publisher]\nname = "A clinic"\ncontact = "desk@a.example"\n')
    assert one.shown("zh") == {"name": "A clinic", "contact": "mailto:desk@a.example", "url": ""}
    assert one.is_named


def test_each_language_may_have_its_name(tmp_path: Path) -> None:
    text = '[publisher]\nname = { en = "A clinic", zh = "某医院" }\ncontact = "https://a.example/tell"\n'
    assert publisher(tmp_path, text).shown("zh")["name"] == "某医院"


@pytest.mark.parametrize(
    "text", ["", '[publisher]\nname = "A clinic"\n', '[publisher]\ncontact = "a@b.example"\n']
)
def test_what_nobody_answers_for_is_a_draft_and_no_release(text: str, tmp_path: Path, run) -> None:
    assert not publisher(tmp_path, text).is_named
    code, _, complaint = run("build", "--release", "--root", tmp_path, "--language", "en")
    assert code == 2 and "a release has to say who publishes it" in complaint
    with pytest.raises(CannotRun, match=r"duizhao\.toml"):
        Publisher().require_named(tmp_path / "duizhao.toml")
