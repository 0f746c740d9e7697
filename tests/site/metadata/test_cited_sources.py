"""Which sources a built page cites."""

from duizhao.site.metadata.cited_sources import cited, listed
from duizhao.site.metadata.page_facts import Citation

LIST = """
<ul>
<li id="s1"><strong>S1</strong> Doe J. <cite lang="en">A  trial</cite>. <cite>A journal</cite> 2020.
  <a href="https://doi.example/1">doi</a> <a href="https://other.example/">copy</a></li>
<li id="s2"><strong>S2</strong> 某药说明书（中国）。查阅情况：副本。<a href="../x/">x</a></li>
<li id="s3"><p><strong>S3</strong> Report of 1.5 million people. Seen: a copy.</p></li>
</ul>
<h2 id="heading">No source</h2>
"""


def test_a_source_is_called_by_its_title_else_by_its_first_sentence() -> None:
    assert listed(LIST) == {
        "s1": Citation("A trial", "en", "https://doi.example/1"),
        "s2": Citation("某药说明书（中国）"),
        "s3": Citation("Report of 1.5 million people"),
    }


def test_only_links_of_the_class_are_citations_each_once() -> None:
    page = (
        '<a class="source" href="../sources/#s1">S1</a> <a href="../sources/#s2">x</a>'
        '<a href="../sources/#s3" class="big source">S3</a><a class="source" href="../sources/#s1">S1</a>'
    )
    assert list(cited(page)) == ["../sources/#s1", "../sources/#s3"]
