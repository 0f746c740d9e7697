"""Everything that a certificate says to people, in both languages."""

from duizhao.base.bilingual import LANGUAGE_NAMES, Bilingual
from duizhao.library.approval_settings import ApprovalSettings, ApprovalStep
from duizhao.memory.certificate.page_certificate import AppliedRules, CertifiedPair, PageCertificate
from duizhao.memory.entry import Signature
from duizhao.memory.states.step_reached import STEP_NAMES

TITLE = Bilingual("Certificate of comparison", "中英文对照证明")
COMPLETE = Bilingual(
    "COMPLETE: every block pair of the page is approved, and nothing found on it fails the check.",
    "完整：页面上每一对内容块均已确认，且没有使检查不通过的问题。",
)
INCOMPLETE = Bilingual(
    "INCOMPLETE: this certificate does not cover the whole page.", "不完整：本证明未涵盖整个页面。"
)
COMPARED = Bilingual("What was compared", "对照的内容")
PAGE = Bilingual("Page", "页面")
FILE = {
    language: Bilingual(f"{names['en']} file", f"{names['zh']}文件")
    for language, names in LANGUAGE_NAMES.items()
}
NO_FILE = Bilingual("not there", "没有")
COMMIT = Bilingual("Commit of git", "git 提交")
NO_COMMIT = Bilingual(
    "none: git does not know the page, its approvals or the waivers as they are here",
    "无：git 中没有与此处一致的页面、确认记录或豁免",
)
STEPS = Bilingual("Steps that the library asks for", "知识库要求的环节")
ANY_ROLE = Bilingual("in any role", "不限角色")
TWO = {
    "none": Bilingual("One person may take all of them.", "各环节可由同一个人处理。"),
    "safety": Bilingual(
        "Whoever approves a safety block is not the person who reviewed it.",
        "涉及安全的内容块，确认人与审校人须为不同的人。",
    ),
    "all": Bilingual(
        "Whoever approves a block is not the person who reviewed it.",
        "每个内容块的确认人与审校人须为不同的人。",
    ),
}
PEOPLE = Bilingual("Who did it", "参与人员")
NAME = Bilingual("Name", "姓名")
ROLE = Bilingual("Role", "角色")
QUALIFICATION = Bilingual("Qualification", "资质")
WHAT = Bilingual("What and when", "环节与时间")
NOBODY = Bilingual("Nobody has signed anything on this page.", "这个页面上还没有任何人签署。")
NOT_SAID = Bilingual("not stated", "未写明")
NOT_APPROVED = Bilingual("Not approved", "尚未确认的内容")
ALL_APPROVED = Bilingual("Every block pair is approved.", "所有内容块均已确认。")
FINDINGS = Bilingual("Findings that stand", "现存的问题")
NO_FINDINGS = Bilingual("The rules find nothing on the page.", "规则未在页面上发现问题。")
WAIVERS = Bilingual("Findings that a person waived", "经人豁免的问题")
NO_WAIVERS = Bilingual("None.", "无。")
PAIRS = Bilingual("All block pairs", "全部内容块")
BLOCK = Bilingual("Block", "内容块")
TEXTS = Bilingual("Texts, with their SHA-256", "文字及其 SHA-256")
STEP = Bilingual("Step", "环节")
SIGNED = Bilingual("Signed by", "签署人")
SAFETY = Bilingual("safety", "涉及安全")
MADE_WITH = Bilingual("What it was made with", "依据")
RULES = Bilingual("Rules", "所用规则")
OFF = Bilingual("Turned off", "已关闭的规则")
OFF_ON = Bilingual("Turned off on", "在以下页面关闭")
AS_GRAVE = Bilingual("Called", "改动过严重程度")
FILES = {
    "settings": Bilingual("Settings", "设置文件"),
    "terms": Bilingual("Terms", "术语表"),
    "safety": Bilingual("Words of safety", "安全词表"),
}
NOTES = (
    Bilingual(
        "An approval holds as long as the words, numbers and signs of both texts stay; a change of spacing, punctuation, "
        "emphasis or the address of a link does not end it.",
        "只要两边的文字、数字和符号不变，确认即持续有效；仅改动空格、标点、强调或链接地址，不影响确认。",
    ),
    Bilingual(
        "What the page takes in from other files is certified with those files, not here.",
        "页面从其他文件引用的内容，由那些文件各自的证明涵盖，不在本证明之内。",
    ),
    Bilingual(
        "Names, roles and qualifications are as people stated them. This is no digital signature: whoever needs one signs "
        "this file.",
        "姓名、角色和资质均由本人填写。本证明不是电子签名；如有需要，请对本文件另行签名。",
    ),
)
HOW_TO_VERIFY = Bilingual(
    "`duizhao certificate --verify FILE.json` tells whether the page still is what was certified here.",
    "用 `duizhao certificate --verify 文件.json` 可以核验页面是否仍与本证明一致。",
)


def steps_of(policy: ApprovalSettings) -> list[Bilingual]:
    """Each step that is asked for, with the roles that may take it."""
    found = []
    for step, roles in policy.roles:
        name = STEP_NAMES[step]
        who = Bilingual(" or ".join(roles), "或".join(roles)) if roles else ANY_ROLE
        found.append(Bilingual(f"{name.en}: {who.en}", f"{name.zh}：{who.zh}"))
    return found


def did(steps: dict[ApprovalStep, tuple[int, str, str]]) -> list[Bilingual]:
    """What a person did, from when to when: `reviewed 12, 2026-11-25 to 2026-11-26`."""
    found = []
    for step, (number, first, last) in steps.items():
        name = STEP_NAMES[step]
        when = (first, first) if first == last else (f"{first} to {last}", f"{first} 至 {last}")
        found.append(Bilingual(f"{name.en} {number:,}: {when[0]}", f"{name.zh} {number:,} 对：{when[1]}"))
    return found


def signed(one: Signature) -> Bilingual:
    """A signature in a line: the step, the person, the moment."""
    name = STEP_NAMES[one.step]
    more = list(filter(None, (one.role, one.qualification)))
    zh = f"（{'，'.join(more)}）" if more else ""
    return Bilingual(
        f"{name.en}: {', '.join([one.by, *more])}, {one.on}", f"{name.zh}：{one.by}{zh}，{one.on}"
    )


def drafted(program: str) -> Bilingual:
    """That a machine wrote the draft of a pair, and which one."""
    name = program.removeprefix("machine draft: ")
    return Bilingual(f"draft by a machine: {name}", f"初稿由机器生成：{name}")


def spot(certificate: PageCertificate, pair: CertifiedPair) -> Bilingual:
    """Where a block pair stands: its number on the page, its heading, its lines."""
    lines = "/".join(str(side.line) if (side := pair.side(one)) else "–" for one in certificate.files)
    at = f" #{pair.section}" if pair.section else ""
    return Bilingual(f"{pair.number}{at}, lines {lines}", f"{pair.number}{at}，第 {lines} 行")


def program(applied: AppliedRules) -> Bilingual:
    """The program and what it took the page for."""
    return Bilingual(
        f"Duizhao {applied.version}, profile {applied.profile}, {applied.chinese} Chinese",
        f"Duizhao {applied.version}，类型 {applied.profile}，{'繁体' if applied.chinese == 'traditional' else '简体'}中文",
    )
