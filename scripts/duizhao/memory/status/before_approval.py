"""What was found in a library before it is approved: how many pages and block pairs, and what stands in the way."""

from collections import Counter
from collections.abc import Sequence

from duizhao.base.bilingual import Bilingual, Language
from duizhao.checks.finding import Finding
from duizhao.checks.reports.text_report import say_counts
from duizhao.memory.states import PageState
from duizhao.memory.states.pair_state import STATES
from duizhao.memory.status.state_names import NAMES


def say_found(pages: Sequence[PageState], findings: Sequence[Finding], language: Language) -> str:
    """Two or three lines: the pages and their block pairs by state, then the findings of all rules."""
    states = Counter(state.state for page in pages for state in page.blocks)
    counts = (
        Bilingual(", ", "，")
        .say(language)
        .join(f"{NAMES[state].say(language)} {states[state]}" for state in STATES if states[state])
    )
    whole = sum(1 for page in pages if page.pair.en and page.pair.zh)
    told = say_counts(findings, language) or Bilingual("none", "无").say(language)
    return Bilingual(
        f"{len(pages)} pages, {whole} of them in both languages. {states.total()} block pairs: {counts}.\n"
        f"Findings of all rules: {told}.\n",
        f"共 {len(pages)} 个页面，其中 {whole} 个两种语言都有。共 {states.total()} 对内容块：{counts}。\n"
        f"全部规则的检查结果：{told}。\n",
    ).say(language)
