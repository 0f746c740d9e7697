"""Links: real faults put into a copy of the real site, and each of them found."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from site_tools import Site

from duizhao.base.errors import CannotRun
from duizhao.site.build import check_links as link_check
from duizhao.site.build.check_links import check_links

PAGE = "zh/side-effects/index.html"


@pytest.fixture
def copy(site: Site, tmp_path: Path) -> Path:
    """A copy of the site that a test may damage. Its name would hide it from a careless link checker."""
    return Path(shutil.copytree(site.folder, tmp_path / ".my site"))


def put_in(site: Path, html: str, page: str = PAGE) -> None:
    path = site / page
    text = path.read_text(encoding="utf-8")
    assert "</article>" in text
    path.write_text(text.replace("</article>", html + "</article>", 1), encoding="utf-8")


def test_the_site_has_no_faulty_link(site: Site) -> None:
    assert check_links(site.folder) == ()


@pytest.mark.parametrize(
    ("html", "link", "kind"),
    [
        ('<a href="../nowhere/">x</a>', "/zh/nowhere", "missing-page"),
        ('<a href="/zh/nowhere/">x</a>', "/zh/nowhere", "missing-page"),
        ('<img src="../../picture.png" alt="x">', "/picture.png", "missing-page"),
        ('<a href="../sources/#s9999">x</a>', "/zh/sources#s9999", "missing-anchor"),
        ('<a href="../sources/#没有这个标题">x</a>', "/zh/sources#没有这个标题", "missing-anchor"),
        ('<a href="#%E6%B2%A1%E6%9C%89">x</a>', f"/{PAGE}#没有", "missing-anchor"),
        ('<a href="../../benefits/">x</a>', "../../benefits/", "wrong-language"),
        ('<a href="/benefits/#benefits">x</a>', "/benefits/#benefits", "wrong-language"),
    ],
)
def test_a_fault_is_found_and_named(copy: Path, html: str, link: str, kind: str) -> None:
    put_in(copy, html)
    (fault,) = check_links(copy)
    assert (fault.page, fault.link.rstrip("/"), fault.kind) == (PAGE, link.rstrip("/"), kind)
    assert fault.reason.en and fault.reason.zh


@pytest.mark.parametrize(
    "html",
    [
        '<a href="../benefits/#emergency">x</a>',
        '<h2 id="禁忌">x</h2><a href="#禁忌">x</a><a href="#%E7%A6%81%E5%BF%8C">x</a>',
        '<a href="../../benefits/" hreflang="en">This page in English</a>',
        '<a href="https://example.org/">x</a><a href="mailto:a@example.org">x</a>',
    ],
)
def test_a_good_link_is_left_alone(copy: Path, html: str) -> None:
    put_in(copy, html)
    assert check_links(copy) == ()


def test_an_english_page_that_leads_to_chinese_is_found(copy: Path) -> None:
    put_in(copy, '<a href="../zh/benefits/">x</a>', "side-effects/index.html")
    (fault,) = check_links(copy)
    assert (fault.page, fault.kind) == ("side-effects/index.html", "wrong-language")
    assert "/benefits/" in fault.reason.en


def test_a_site_below_a_folder_of_its_host_is_checked_too(copy: Path) -> None:
    sitemap = "<urlset><url><loc>https://host.example/my-site/</loc></url></urlset>"
    (copy / "sitemap.xml").write_text(sitemap, encoding="utf-8")
    text = (copy / "404.html").read_text(encoding="utf-8")
    for kind in ("href", "src"):
        text = text.replace(f'{kind}="/', f'{kind}="/my-site/')
    (copy / "404.html").write_text(text, encoding="utf-8")
    put_in(
        copy,
        '<a href="/my-site/zh/benefits/">x</a><a href="/my-site/zh/nowhere/">x</a><a href="/my-site/">x</a>',
    )
    found = {(fault.kind, fault.link.rstrip("/")) for fault in check_links(copy) if fault.page == PAGE}
    assert found == {("missing-page", "/zh/nowhere"), ("wrong-language", "/my-site")}
    assert {fault.page for fault in check_links(copy)} == {PAGE}


def test_an_empty_folder_is_no_site(tmp_path: Path) -> None:
    with pytest.raises(CannotRun, match="no built site"):
        check_links(tmp_path)


def test_a_missing_link_checker_is_told(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(link_check.shutil, "which", lambda *_, **__: None)
    with pytest.raises(CannotRun, match="lychee"):
        check_links(site.folder)


def test_the_checks_run_without_mkdocs() -> None:
    code = "import sys; sys.modules['mkdocs'] = None; import duizhao.site.build.check_links, duizhao.site.build.publish"
    subprocess.run([sys.executable, "-c", code], check=True)
