"""How both reports, in the terminal and in the browser, tell a place and the candidate that was refused there."""

from duizhao.base.bilingual import Bilingual
from duizhao.normalise.piece import Piece

LINE = Bilingual("line {number}", "第 {number} 行")
NEAREST = Bilingual(
    "nearest: {where}, confidence {confidence:.2f}: too unsure to pair or to ask about",
    "最接近：{where}，置信度 {confidence:.2f}，低于提问的下限，因此没有配对",
)


def piece_id(piece: Piece) -> str:
    """The id of a piece in the report for the browser: its offset in the source."""
    return f"at-{piece.start}"
