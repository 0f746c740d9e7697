"""What a finding of another program is, for the reports and for `duizhao explain`."""

from duizhao.base.bilingual import Bilingual
from duizhao.checks.troubles import Trouble

SECOND_OPINION = Trouble(
    "second-opinion",
    Bilingual(
        "A program that was asked with --second-opinion sees no difference between the two texts.",
        "用 --second-opinion 询问的程序看不出两边文本有差异。",
    ),
    Bilingual(
        "Another program may see what no rule knows, and it may be wrong: only what quotes both texts as they are is told, and "
        "only as possible.",
        "其他程序可能看出规则不了解的差异，也可能出错：只有两处引文都确实在文本中时才会列出，并且只算作可能的问题。",
    ),
    Bilingual(
        "Compare the two quotations. Correct a text if they differ; if they do not, leave them: what is only possible stops nobody.",
        "请对照两处引文。如果确有差异，请修改文本；如果没有，保持原样即可：可能的问题不会使检查失败。",
    ),
)
