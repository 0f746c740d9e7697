"""Everything that the served desk says beyond what the desk as a file says, in both languages."""

from duizhao.base.bilingual import Bilingual
from duizhao.site.desk import desk_texts

# Below this likeness (0 to 100) a text is another one, and not what became of the one that was shown.
LEAST_LIKE = 40.0

ALL_PAGES = Bilingual("All pages", "全部页面")
PAGES = Bilingual("Pages", "页面")
SEARCH_PAGES = Bilingual("Find words on all pages", "在全部页面中查找")
SEARCH = Bilingual("Search", "查找")
SHOW = Bilingual("Show", "显示")
EVERY_PAGE = Bilingual("every page", "全部页面")
WAITS = Bilingual("pages on which something waits", "有待处理内容的页面")
SAFETY_WAITS = Bilingual("pages on which something about safety waits", "有涉及安全的待处理内容的页面")
ONE_LANGUAGE = Bilingual("pages in one language only", "只有一种语言的页面")
NOTHING_FITS = Bilingual("No page fits.", "没有符合条件的页面。")
NOT_LOOKED = Bilingual("not looked at yet", "尚未查看")
UNREADABLE = Bilingual("cannot be read; open it to see why", "无法读取，点开查看原因")
EARLIER = Bilingual("Earlier pages", "上一页")
LATER = Bilingual("Later pages", "下一页")
LEAVES = Bilingual("Pages of this list", "列表分页")
IN_STEP = Bilingual("in step", "一致")

YOU = Bilingual("Who you are", "您的身份")
NAME = Bilingual("Your name", "您的姓名")
ROLE = Bilingual("Your role", "您的角色")
YOU_HINT = Bilingual(
    "Your name and role stand in the memory beside what you approve. This browser keeps both.",
    "您的姓名和角色会与确认一同存入记忆库；此浏览器也会记住这两项。",
)
FIND_HERE = Bilingual("Find words on this page", "在本页查找文字")
EDIT = {"en": Bilingual("Edit the English", "编辑英文"), "zh": Bilingual("Edit the Chinese", "编辑中文")}
WRITE = {"en": Bilingual("Write the English", "补写英文"), "zh": Bilingual("Write the Chinese", "补写中文")}
TEXT_OF = {
    "en": Bilingual("English text (Markdown)", "英文（Markdown）"),
    "zh": Bilingual("Chinese text (Markdown)", "中文（Markdown）"),
}
SAVE = Bilingual("Save", "保存")
CANCEL = Bilingual("Throw my text away", "放弃我的修改")
SURE = Bilingual("Throw away what you typed here?", "要放弃您的修改吗？放弃后无法恢复。")
CLOSE = Bilingual("Close", "关闭")
KEPT = Bilingual("Not saved yet; kept in this browser.", "尚未保存，已暂存在浏览器中。")
SAVED = Bilingual("Saved.", "已保存。")
EMPTY_TAKES_OUT = Bilingual(
    "An empty text takes this block off the page.", "清空后保存，会从页面上删去这一段。"
)
WHOLE = Bilingual("Edit the whole pages", "编辑全文")
BLOCKS = Bilingual("Back to the blocks", "回到逐段对照")
MAKE_PAGE = Bilingual("There is no such page yet. What you save makes it.", "还没有这个页面，保存后会新建。")
AS_READERS = {
    "en": Bilingual("See the English page as readers do", "查看读者看到的英文页"),
    "zh": Bilingual("See the Chinese page as readers do", "查看读者看到的中文页"),
}
AS_BUILT = Bilingual(
    "As the site was last built: it does not show what was saved since.",
    "这是上次生成的网站，不含此后保存的修改。",
)
FINDINGS = Bilingual("What the rules find here", "规则在此处发现的问题")
NO_FINDINGS = Bilingual("The rules find nothing here.", "规则在此处没有发现问题。")
ELSEWHERE = Bilingual("Findings about the whole page", "关于整个页面的问题")
WAIVED = Bilingual("Findings that a person let stand", "已由人确认保留的问题")
WAIVE = Bilingual("Let it stand", "确认保留")
REASON = Bilingual("Why it may stay", "保留理由（必填）")
FIX = Bilingual("Mend spacing and punctuation of the Chinese page", "修正中文页面的空格和标点")
FIXED = Bilingual("Spacing and punctuation were mended.", "空格和标点已修正。")
WAIVED_NOW = Bilingual("It may stand until its text changes.", "已确认保留；文字改动后，需要重新处理。")
HELPS = Bilingual("Terms and similar approved texts", "术语和相近的已确认译文")
TERMS = Bilingual("Terms", "术语")
NO_TERMS = Bilingual("No term of the library stands here.", "这里没有术语表中的术语。")
SIMILAR = Bilingual("Similar texts that were approved", "相近的已确认译文")
NO_SIMILAR = Bilingual("Nothing in the memory is like it.", "记忆库中没有相近的内容。")
LOADING = Bilingual("Looking…", "正在查找……")
TAKE = {
    "en": Bilingual("Take this English", "采用这段英文"),
    "zh": Bilingual("Take this Chinese", "采用这段中文"),
}
DRAFT = Bilingual("machine draft, approved by nobody", "机器草稿，未经确认")
APPROVE = Bilingual("Approve: both say the same", "确认：两边意思一致")
APPROVE_PAGE = Bilingual("Approve all that waits on this page", "确认本页全部待处理内容")
APPROVE_PAGE_SURE = Bilingual(
    "You say with it that you compared every block on this page.", "这表示您已经核对了本页的每一段。"
)
SKIP = Bilingual("Skip", "跳过")
HALF = Bilingual("Write the missing side first; then it can be approved.", "请先补上缺少的一种语言，再确认。")
SECOND = Bilingual(
    "It is about safety: let a second person read both sides before you approve it.",
    "这里涉及安全：确认之前，请再找一个人核对两边的文字。",
)
FILTER = Bilingual("Blocks", "内容块")
BLOCKS_ALL = Bilingual("All", "全部")
BLOCKS_WAITING = Bilingual("Those that wait", "待处理")
BLOCKS_FOUND = Bilingual("Those with findings", "有问题的")
CONTROL = Bilingual(
    "This text holds signs that no page shows, and which a browser would change. Edit it in its file.",
    "这段文字含有不可见的控制字符，浏览器可能会改动它们，请直接在文件中修改。",
)
NO_NAME = Bilingual(
    "Say who you are first: write your name at the top of the page.", "请先在页面上方填写您的姓名。"
)
NO_REASON = Bilingual("Say why it may stay.", "请填写保留理由。")
CHANGED = Bilingual(
    "Somebody changed this meanwhile. Here it is as it is now: please look again.",
    "内容在此期间有改动。现已显示最新内容，请重新核对。",
)
CONFLICT = Bilingual("Somebody else changed this text meanwhile", "这段文字在此期间被别人改动了")
CONFLICT_MORE = Bilingual(
    "Nothing is lost. Read what stands in the file by now, put both together in your text, and save it: saved as it is, yours "
    "takes the place of the other. Or throw your text away.",
    "两边的文字都已保留。请把两边的改动合并到您的修改中再保存；直接保存会覆盖文件中的改动。也可以放弃您的修改。",
)
YOURS = Bilingual("Your text", "您的修改")
THEIRS = Bilingual("What stands in the file by now", "文件中的现有文字")
BASE = Bilingual("What both began from", "双方改动前的文字")
GONE = Bilingual("It is not on the page any more.", "页面上已经没有这一段。")
KEPT_HERE = Bilingual(
    "A text that you had begun, and that is not saved. Its block is another one by now.",
    "您之前写了一半、尚未保存的文字。对应的内容块已有改动。",
)
NO_SUCH_PAGE = Bilingual("There is no such page.", "没有这个页面。")
NOT_FOUND = Bilingual("There is nothing at this address.", "这个地址没有内容。")
BAD_REQUEST = Bilingual(
    "The desk cannot read this request. Load the page again.", "工作台无法处理这个请求。请刷新页面。"
)
LOST = Bilingual(
    "The desk does not answer. Your text is kept in this browser; start `duizhao desk --serve` again.",
    "工作台没有响应。您的文字已暂存在此浏览器中；请让启动工作台的人重新打开（duizhao desk --serve）。",
)
WAIT = Bilingual("Checking…", "正在检查……")
IN_GIT = Bilingual("Not in git yet", "尚未提交到 git")
IN_GIT_HINT = Bilingual(
    "The commit holds these files and nothing else, with this message. It stays on this machine until somebody pushes it.",
    "只提交以下文件，并附上这段说明。提交保存在本机，推送之前其他人看不到。",
)
COMMIT = Bilingual("Commit", "提交")
COMMITTED = Bilingual("Committed.", "已提交。")
COMMIT_CHANGED = Bilingual(
    "Something changed meanwhile. Load the page again, and read once more what is to be committed.",
    "内容在此期间有改动。请刷新页面，重新核对要提交的内容。",
)
HELP = Bilingual("Keys", "快捷键")
KEYS_OFF = Bilingual("Single keys do nothing", "停用单键快捷键")
KEYS: tuple[tuple[str, Bilingual], ...] = (
    ("j / k", Bilingual("the next or the previous block or page", "下一个、上一个内容块或页面")),
    (
        "e",
        Bilingual("edit the side that is behind; Shift+E the other", "编辑待更新的一边；Shift+E 编辑另一边"),
    ),
    ("Ctrl+Enter", Bilingual("save", "保存")),
    ("Esc", Bilingual("close the text, and keep what was typed", "关闭编辑框，保留所写文字")),
    ("a", Bilingual("approve", "确认")),
    ("s", Bilingual("skip", "跳过")),
    ("t", Bilingual("terms and similar texts", "术语和相近译文")),
    ("w", Bilingual("let the first finding stand", "确认保留第一个问题")),
    ("f", Bilingual("mend spacing and punctuation", "修正空格和标点")),
    ("v", Bilingual("all blocks, those that wait, those with findings", "切换：全部、待处理、有问题的")),
    ("/", Bilingual("search", "查找")),
    ("u", Bilingual("back to all pages", "回到全部页面")),
    ("?", Bilingual("these keys", "显示快捷键")),
)


def looked_at(number: int, of: int) -> Bilingual:
    """How many pages the desk has looked at so far."""
    return Bilingual(f"{number:,} of {of:,} pages looked at so far…", f"已查看 {number:,} / {of:,} 个页面……")


def summary(pages: int, waiting: int, safety: int) -> Bilingual:
    """How many pages there are, and how much waits on them."""
    told = desk_texts.summary(waiting, safety)
    return Bilingual(f"{pages:,} pages. {told.en}", f"共 {pages:,} 个页面。{told.zh}")


def shown(first: int, last: int, of: int) -> Bilingual:
    """Which of the pages that fit are shown."""
    return Bilingual(f"{first:,} to {last:,} of {of:,}", f"第 {first:,}–{last:,} 个，共 {of:,} 个")


def approved(number: int) -> Bilingual:
    """How many pairs were approved just now."""
    return Bilingual(
        "1 pair approved." if number == 1 else f"{number} pairs approved.", f"已确认 {number} 处。"
    )


def halves(number: int) -> Bilingual:
    """How many pairs could not be approved because one side is missing."""
    return Bilingual(
        f"Not approved, because one language lacks it: {number}.", f"因缺少一种语言而未确认：{number} 处。"
    )


def refused(text: str, why: Bilingual) -> Bilingual:
    """Why a pair was not approved: a safety finding stands in it."""
    return Bilingual(
        f"Not approved: “{text}”: a safety finding stands there: {why.en} Correct it, or let it stand with a reason.",
        f"未能确认“{text.strip()}”，此处还有安全问题。{why.zh}请先改正；确有理由的，请填写理由后选择“确认保留”。",
    )


def alike(score: float, where: str) -> Bilingual:
    """How like a text of the memory is, and where it stands."""
    return Bilingual(f"{score:g} of 100 alike, {where}", f"相似度 {score:g}，{where}")


def waived_by(by: str, reason: str) -> Bilingual:
    """Who let a finding stand, and why."""
    return Bilingual(f"{by}: {reason}", f"{by}：{reason}")
