"""What the bilingual view says beside the text of the pages."""

from duizhao.base.bilingual import Bilingual

# The button on each page, and the link back.
LEAD = Bilingual("English and Chinese side by side", "中英文对照")
BACK = Bilingual("English only", "只看中文")
BACK_LABEL = Bilingual("This page in one language", "本页的单语版本")
# Behind the title, in the title of the window.
TITLE = Bilingual(": English and Chinese side by side", "：中英文对照")
# These words stand at a block that one language lacks.
ONLY = {"en": Bilingual("Only in English", "仅有英文"), "zh": Bilingual("Only in Chinese", "仅有中文")}
