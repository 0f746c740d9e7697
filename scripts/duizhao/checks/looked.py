"""What a check looked at, for the report: a report that says "nothing found" says in how much."""

from collections.abc import Sequence
from dataclasses import dataclass

from duizhao.base.bilingual import Bilingual


@dataclass(frozen=True, slots=True)
class Looked:
    """The keys of all pages (the ids of all rows, where `rows`), and how many of them stand in both languages and were
    compared."""

    keys: Sequence[str] = ()
    compared: int = 0
    rows: bool = False

    @property
    def pairs(self) -> Bilingual:
        """How many pairs were compared: "47 page pairs"."""
        en, zh = ("sentence pair", "个句对") if self.rows else ("page pair", "对页面")
        return Bilingual(f"{self.compared} {en}{'' if self.compared == 1 else 's'}", f"{self.compared} {zh}")

    @property
    def clean(self) -> Bilingual:
        """The sentence that says that nothing was found in them."""
        is_are = "is" if self.compared == 1 else "are"
        return Bilingual(
            f"Nothing found: {self.pairs.en} {is_are} in step.", f"没有发现问题：{self.pairs.zh}一致。"
        )

    @property
    def told(self) -> Bilingual:
        """The sentence that says how many were compared."""
        was = "was" if self.compared == 1 else "were"
        return Bilingual(f"{self.pairs.en} {was} compared.", f"共对照 {self.pairs.zh}。")


NOTHING = Looked()
