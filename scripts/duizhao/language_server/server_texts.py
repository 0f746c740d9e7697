"""What an editor shows of the server, in both languages."""

from duizhao.base.bilingual import Bilingual

COMPARE = {
    "en": Bilingual("the English to compare", "对照的英文"),
    "zh": Bilingual("the Chinese to compare", "对照的中文"),
}
FROM_BASELINE = Bilingual("Recorded in the baseline.", "已记录在基线中。")
POSSIBLE = Bilingual("Worth a look:", "值得看一看：")
NO_PAGE = {
    "en": Bilingual("There is no English page yet.", "还没有英文页面。"),
    "zh": Bilingual("There is no Chinese page yet.", "还没有中文页面。"),
}
MEND_LINE = Bilingual("Mend spacing and punctuation of this line", "改正这一行的空格和标点")
MEND_PAGE = Bilingual(
    "Mend spacing and punctuation of the whole Chinese page", "改正整个中文页面的空格和标点"
)
APPROVE = Bilingual(
    "Approve this pair: both languages say the same", "确认这一对内容：两种语言说的是同一件事"
)
NO_NAME = Bilingual(
    'Say who approves: set "by" in the settings of the editor, or start the server with --by.',
    "请写明由谁确认：在编辑器设置中填写 by，或启动时加上 --by。",
)
NO_REASON = Bilingual(
    "A waiver needs a reason and a name: say why the finding may stay, and set “by”.",
    "确认保留需要写明理由和姓名：请写明为什么可以保留，并设置 by。",
)
NOT_SAVED = Bilingual(
    "Save both files first: what is approved or waived is what they hold.",
    "请先保存两个文件：确认的是文件中的内容。",
)
CHANGED = Bilingual(
    "The text is another one by now, so nothing was done. Look at it again.",
    "文字已经改变，因此没有写入。请再看一遍。",
)
APPROVED = Bilingual("Approved.", "已确认。")
WAIVED = Bilingual("The finding may stay until its text changes.", "已确认保留，文字改变后失效。")
HALF = Bilingual(
    "Only one language has this. Write the other side first.", "只有一种语言有这一段。请先写好另一种语言。"
)


def waive(rule: str) -> Bilingual:
    """The offer to let a finding stand."""
    return Bilingual(f"Waive {rule}, with a reason…", f"确认保留 {rule}，并写明理由……")


def take(score: float | None, by: str) -> Bilingual:
    """The offer to take a text from the memory, or the draft of a program."""
    if score is None:
        return Bilingual(f"Take the draft ({by}); nobody has approved it", f"采用草稿（{by}），尚未经人确认")
    return Bilingual(
        f"Take the suggestion from memory ({score:g} of 100 alike)", f"采用记忆库中的译文（相似度 {score:g}）"
    )
