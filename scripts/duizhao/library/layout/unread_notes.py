"""What a person is told of files that look like pages and are not compared."""

from collections.abc import Iterator

from duizhao.base.bilingual import Bilingual
from duizhao.base.files import shown_path
from duizhao.library.layout.page_layout import PageLayout
from duizhao.library.layout.pages_there import PagesThere


def unread_notes(layout: PageLayout, there: PagesThere) -> Iterator[Bilingual]:
    """A sentence for each kind of such files, of those that are `there`."""
    for folder, kinds in there.unread.items():
        if kinds:
            shown = [f"{ending} ({number})" for ending, number in sorted(kinds.items())]
            yield Bilingual(
                f"{shown_path(folder)}: not read as pages: {', '.join(shown)}. Pages end in .md, .mdx or .markdown, and are named "
                f"as the layout says: {layout.told}.",
                f"{shown_path(folder)}：以下文件未作为页面读取：{'、'.join(shown)}。页面的扩展名是 .md、.mdx 或 .markdown，"
                f"命名方式为：{layout.told}。",
            )
    if there.linked:
        shown = [shown_path(path) for path in there.linked]
        yield Bilingual(
            f"Not followed, being links to folders: {', '.join(shown)}.",
            f"以下是指向文件夹的链接，其中的内容未作对照：{'、'.join(shown)}。",
        )
    if there.third:
        shown = [f"{name} ({number})" for name, number in sorted(there.third.items())]
        yield Bilingual(
            f"Left out, being in other languages: {', '.join(shown)}.",
            f"以下语言的页面未作对照：{'、'.join(f'{name}（{number} 个）' for name, number in sorted(there.third.items()))}。",
        )
    if layout.also:
        yield Bilingual(
            f"Pages stand in both languages elsewhere too, and were not compared: {'; '.join(layout.also)}. Say which are meant: "
            "duizhao init --here writes the settings, --en and --zh name others.",
            f"别处也有双语页面，未作对照：{'；'.join(layout.also)}。请指明要检查哪些：duizhao init --here 会写好设置，"
            "也可以用 --en 和 --zh 指定。",
        )
