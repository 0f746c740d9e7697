"""Who publishes a library: said in its settings, or it is a draft, and no release."""

from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from duizhao.base.errors import CannotRun
from duizhao.library.publisher import MOST_BYTES, Publisher
from duizhao.library.settings import Settings


def publisher(folder: Path, text: str) -> Publisher:
    (folder / "duizhao.toml").write_text(text, "utf-8")
    return Settings.read(folder).publisher


def test_one_name_is_for_both_languages_and_an_address_of_e_mail_can_be_followed(tmp_path: Path) -> None:
    one = publisher(tmp_path, '[publisher]\nname = "A clinic"\ncontact = "desk@a.example"\n')
    assert one.shown("zh") == {
        "name": "A clinic",
        "contact": "mailto:desk@a.example",
        "url": "",
        "logo": "",
    }
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


LOGO = '[publisher]\nname = "A clinic"\nlogo = "pictures/Logo.SVG"\n'


def test_a_logo_is_shown_instead_of_the_mark_of_the_theme(tmp_path: Path, project: Path) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures/Logo.SVG").write_text("<svg/>", "utf-8")
    one = publisher(tmp_path, LOGO)
    assert one.logo == tmp_path / "pictures/Logo.SVG"
    assert one.shown("en")["logo"] == "images/publisher.svg"
    theme = Environment(loader=FileSystemLoader(project / "theme"))
    theme.filters["url"] = lambda path: f"../{path}"
    mark = theme.get_template("partials/logo.html")
    assert 'src="../images/publisher.svg"' in mark.render(config=told(one))
    assert "<svg" in mark.render(config=told(Publisher()))


def test_the_foot_of_a_page_shows_the_logo_beside_the_name_and_leads_to_both_addresses(
    tmp_path: Path, project: Path
) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures/Logo.SVG").write_text("<svg/>", "utf-8")
    one = publisher(tmp_path, f'{LOGO}contact = "text@a.example"\nurl = "https://a.example/"\n')
    theme = Environment(loader=FileSystemLoader(project / "theme"))
    theme.filters["url"] = lambda path: f"../{path}"
    foot = theme.get_template("partials/copyright.html")
    config = told(one) | {"theme": {"language": "en"}}
    shown = foot.render(config=config, base_url="..")
    assert 'src="../images/publisher.svg" alt=""' in shown
    assert 'Published by <a href="https://a.example/">A clinic</a>' in shown and "Draft" not in shown
    assert 'href="mailto:text@a.example"' in shown
    assert "<img" not in foot.render(config=told(Publisher()) | {"theme": {"language": "en"}}, base_url="..")


def told(one: Publisher) -> dict[str, object]:
    """The configuration of MkDocs, as the build tells templates of a publisher."""
    return {"extra": {"duizhao": {"publisher": one.shown("en")}}}


def test_a_logo_that_every_reader_would_wait_for_is_refused(tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures/Logo.SVG").write_bytes(b" " * (MOST_BYTES + 1))
    with pytest.raises(CannotRun, match="100 kB"):
        publisher(tmp_path, LOGO)
