"""The finding that no rule makes: one language of a block pair changed, and the other did not."""

from duizhao.base.bilingual import Bilingual
from duizhao.checks.finding import STALE_RULE
from duizhao.checks.troubles import Trouble

STALE = Trouble(
    STALE_RULE,
    Bilingual(
        "What changed in one language changed in the other too, or a person has approved the pair as it is.",
        "一种语言改动后，另一种语言也已相应修改，或经人工确认不必修改。",
    ),
    Bilingual(
        "Readers of the other language still read what was true before. No comparison of words can know which of two "
        "sentences is the newer one.",
        "另一种语言的读者看到的仍是改动前的内容。单靠比较文字，无法知道两句话中哪一句更新。",
    ),
    Bilingual(
        "Say the same in the language that did not change. If it says the same already, approve the pair: "
        "`duizhao approve PAGE:LINE`.",
        "请相应修改没有改动的语言。如果两边说的已经一致，请确认：`duizhao approve 页面:行号`。",
    ),
    severity="advice",
)
