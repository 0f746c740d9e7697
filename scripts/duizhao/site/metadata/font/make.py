"""Makes the font of the title cards anew: `python -m duizhao.site.metadata.font.make NotoSansCJK-Bold.ttc`.

A part of Noto Sans CJK SC Bold (SIL Open Font License, `OFL.txt`): Latin letters, signs, all characters of GB 2312, and
those in medicines' names that GB 2312 lacks. It needs fontTools, which nothing else here does.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

FACE = "Noto Sans CJK SC Bold"
FILE = Path(__file__).with_name("cards.otf")
LATIN = (*range(0x20, 0x7F), *range(0xA0, 0x100))
SIGNS = "‐‑–—―‘’“”„†‡•…‰′″€™←↑→↓−≈≠≤≥"
# Characters of chemical names that came after GB 2312.
CHEMISTRY = "䓬䥽䴙䲟钅噁唑嗪吡啶嘧啶嘌呤哌嗪吲哚喹啉噻吩呋喃呫吨咔唑咪唑苷酰胺胍脒肟腙腈膦砜亚砜酯醚醛酮酚醇烷烯炔苯萘蒽菲茚芴蒎莰莨菪"
# Rows of GB 2312: signs, then both levels of characters.
ROWS = (1, 2, 3, *range(16, 88))


def characters() -> frozenset[str]:
    """Every character that the font has."""
    found = {chr(code) for code in LATIN} | set(SIGNS) | set(CHEMISTRY)
    for row in ROWS:
        for cell in range(1, 95):
            found.update(bytes([0xA0 + row, 0xA0 + cell]).decode("gb2312", "ignore"))
    return frozenset(found)


def make(collection: Path, text: Iterable[str], into: Path) -> None:
    """Write the part of the font that `text` needs."""
    from fontTools import subset
    from fontTools.ttLib import TTCollection

    font = next(one for one in TTCollection(collection).fonts if one["name"].getDebugName(4) == FACE)
    options = subset.Options(hinting=False, notdef_outline=True, glyph_names=False, recalc_timestamp=False)
    options.layout_features = []
    options.name_IDs = [0, 1, 2, 4, 5, 6, 13, 14]
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE", "GSUB", "GPOS", "GDEF"]
    part = subset.Subsetter(options)
    part.populate(unicodes=sorted(map(ord, text)))
    part.subset(font)
    font.save(into)


if __name__ == "__main__":
    make(Path(sys.argv[1]), characters(), FILE)
