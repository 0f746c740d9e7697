"""Everything the report says, in both languages."""

from duizhao.base.bilingual import Bilingual

TITLE = Bilingual("What became of {name}", "{name} 的整理结果")
OTHER_REPORT = Bilingual("中文", "English")
SKIP = Bilingual("Go to the text", "跳到正文")
SUMMARY = Bilingual(
    "{pieces} pieces, {sentences} sentences, {pairs} pairs; {gaps} without a translation",
    "{pieces} 段，{sentences} 句，{pairs} 对译文；{gaps} 处没有译文",
)
ACCOUNT = Bilingual("Every character", "每个字符的去向")
BY_LANGUAGE = Bilingual("By language", "按语言")
BY_OUTCOME = Bilingual("By outcome", "按结果")
ACCOUNT_HOLDS = Bilingual("Nothing is lost, and nothing is counted twice.", "没有遗漏，也没有重复计算。")
ACCOUNT_FAILS = Bilingual(
    "The sum does not hold: this is a fault of the program.", "总数对不上：这是程序的错误。"
)
CHARACTERS = Bilingual("{number} characters", "{number} 个字符")

TO_LOOK_AT = Bilingual("To look at", "需要查看")
NOTHING = Bilingual("Nothing here needs a person.", "没有需要人工处理的内容。")
REMARKS = Bilingual("About how it was read", "关于读取")
CLASHES = Bilingual("Pairs whose two sides may say different things", "两边可能说得不一样的译文")
MAYBE = Bilingual("worth a look", "值得一看")
THIRD = Bilingual("In other languages, or in both Chinese scripts", "其他语言，或简繁两种写法")
TO_DECIDE = Bilingual("To decide, copy", "要作决定，请复制")
CONFLICTS = Bilingual(
    "Two versions: edited here, and changed in the source", "两个版本：这里改过，原文也变了"
)
QUESTIONS = Bilingual(
    "Perhaps translations of each other: say so in the placement, pairs_with = LINE, or 0 for no",
    "可能互为译文：请在放置记录中写 pairs_with = 行号，不是则写 0",
)
GAPS = Bilingual("Not yet translated", "尚未翻译")
FLAGS = Bilingual("Wording to judge", "需要判断的措辞")
FUZZY = Bilingual("From memory, and not quite the same", "来自记忆库，但不完全相同")
NOT_KEPT = Bilingual("Not simply kept", "没有照原样保留")
REPAIRS = Bilingual("Repairs", "修复")
UNSEEN_REPAIRS = Bilingual("Marks, spaces and line breaks", "符号、空格和换行")
LACKS = {
    "en": Bilingual("English is missing", "缺少英文"),
    "zh": Bilingual("Chinese is missing", "缺少中文"),
}
ALIKE = Bilingual("{score} % alike", "相似度 {score}%")

TEXT = Bilingual("The text, piece by piece", "逐段对照")
SOURCE = Bilingual("Source", "原文")
PAGE = {"en": Bilingual("English page", "英文页面"), "zh": Bilingual("Chinese page", "中文页面")}
OPEN = {
    "en": Bilingual("Open the English draft", "打开英文草稿"),
    "zh": Bilingual("Open the Chinese draft", "打开中文草稿"),
}
OPEN_SOURCE = Bilingual("Open the source", "打开原文")
LEVEL = Bilingual("{kind}, level {level}", "{kind}（{level} 级）")
KIND = {
    "title": Bilingual("title", "标题（全文）"),
    "heading": Bilingual("heading", "小标题"),
    "paragraph": Bilingual("paragraph", "段落"),
    "item": Bilingual("list item", "列表项"),
    "step": Bilingual("numbered item", "编号项"),
    "row": Bilingual("table row", "表格行"),
    "code": Bilingual("code", "代码"),
    "boilerplate": Bilingual("boilerplate", "网页套话"),
    "label": Bilingual("label of a language", "语言标签"),
}
STANDS_WITH = Bilingual("Stands with its translation at", "与译文放在一起：")
IN_NO_PAGE = Bilingual("In no page", "不在任何页面中")
ORIGIN = {
    "source": Bilingual("from the source", "来自原文"),
    "memory": Bilingual("from memory", "来自记忆库"),
    "gap": Bilingual("not yet translated", "尚未翻译"),
}
WENT_TO = Bilingual("Published at", "发布于")
WHY = Bilingual("Why", "原因")
IN_PARTS = Bilingual("What was published instead, in {number} parts", "发布时的处理，分 {number} 部分")
TAKEN_OUT = Bilingual("taken out:", "删去：")
PUT_IN = Bilingual("put in:", "加入：")
