"""Where two links lead, whatever the language of their pages."""

import pytest

from duizhao.align.link_addresses import read_address, same_page

SAME = [
    ("/en/x.md", "/zh/x/"),
    ("../en/index.md", "../zh/"),
    ("components/table", "components/table-cn"),
    ("chart.png", "chart.zh.png"),
    ("https://example.org", "https://www.example.org/"),
    ("https://guide.example.org/a", "https://cn.guide.example.org/a/"),
    ("https://v2.example.org/a", "https://v2.zh.example.org/a"),
    ("https://example.org/a?x=1", "https://example.org/zh-CN/a?hl=zh&x=1"),
    ("https://en.wikipedia.org/wiki/Rest", "https://zh.wikipedia.org/wiki/休息"),
    ("https://vite.dev/guide", "https://cn.vitejs.dev/guide"),
    ("../sdk/", "/docs/specs/sdk"),
]
OTHER = [
    ("a.md", "b.md"),
    ("tel:911", "tel:119"),
    ("https://example.org/a", "https://example.org/b"),
    ("https://example.org/a?x=1", "https://example.org/a?x=2"),
    ("https://example.org/a", "https://example.net/a"),
    ("https://en.wikipedia.org/wiki/Rest", "https://en.wikipedia.org/wiki/Sleep"),
    ("a.md", "https://example.org/a.md"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_page_in_two_languages(one: str, other: str) -> None:
    assert same_page(read_address(one), read_address(other))
    assert same_page(read_address(other), read_address(one))


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_another_page(one: str, other: str) -> None:
    assert not same_page(read_address(one), read_address(other))
    assert not same_page(read_address(other), read_address(one))
