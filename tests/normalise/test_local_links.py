"""Links that lead nowhere in a library lose their address, never their words; what they were is told."""

import pytest

from duizhao.normalise.local_links import is_definition, without_local_links


@pytest.mark.parametrize(
    ("block", "shown", "told"),
    [
        ("Read [the guide](guide.html).\n", "Read the guide.\n", ["A link of the source: guide.html"]),
        (
            "**[目录（contents）](/Tutorials)**\n",
            "**目录（contents）**\n",
            ["A link of the source: /Tutorials"],
        ),
        ("![A nurse](a/nurse.png)\n", "A nurse\n", ["A picture of the source: a/nurse.png"]),
        (
            "[![Logo](logo.png)](home.html)\n",
            "Logo\n",
            ["A picture of the source: logo.png", "A link of the source: home.html"],
        ),
        (
            "See [food](#food) and [here](#page).\n",
            "See food and [here](#page).\n",
            ["A link of the source: #food"],
        ),
        ("![Map](https://example.org/map.png)\n", "[Map](https://example.org/map.png)\n", []),
        ("[a](https://example.org/a_b) <b> `[x](y)`\n", "[a](https://example.org/a_b) <b> `[x](y)`\n", []),
        (
            '[a](b.html "Title") [c](mailto:a@b.org)\n',
            "a [c](mailto:a@b.org)\n",
            ["A link of the source: b.html"],
        ),
    ],
)
def test_the_words_stay(block: str, shown: str, told: list[str]) -> None:
    markdown, lost = without_local_links(block, {"page"})
    assert markdown == shown
    assert [one.en for one in lost] == told


@pytest.mark.parametrize(
    ("text", "expected"),
    [("[m]: https://example.org/", True), ("[^1]: A note.", False), ("[m]: see the manual", False)],
)
def test_where_a_named_link_leads_is_no_text_to_translate(text: str, expected: bool) -> None:
    assert is_definition(text) == expected
