"""The files of a library that come into its site as they are: a page that is no Markdown, a drawing, XML. The theme is not laid around
them, nothing is taken out of them, and they carry no policy: they may only show something."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from duizhao.base.bilingual import Bilingual
from duizhao.base.files import read_text
from duizhao.site.build.page_gate import GateFault
from duizhao.text.html.running_file import ENDINGS, what_runs


def faults_of_copied(docs: Path, names: Iterable[str]) -> Iterator[GateFault]:
    """What is wrong with the files of these `names` below `docs`; those that a browser does not open are left alone. Raises
    CannotRun where one cannot be read as text."""
    for name in names:
        if Path(name).suffix.lower() in ENDINGS:
            for shown in dict.fromkeys(what_runs(read_text(docs / name))):
                yield GateFault(name, _reason(shown))


def _reason(shown: str) -> Bilingual:
    return Bilingual(
        f"this file comes into the site as it is, and holds something that runs, loads or leads away by itself: {shown}. Take it "
        "out, or write a page in Markdown.",
        f"这个文件会原样放进网站，其中有会自行运行、加载或跳转的内容：{shown}。请删去，或改用 Markdown 写成页面。",
    )
