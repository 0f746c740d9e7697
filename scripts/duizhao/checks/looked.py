"""What a check looked at, for the report: a report that says "nothing found" says in how much."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from duizhao.base.bilingual import Bilingual
from duizhao.checks.changed_block import ChangedBlock


@dataclass(frozen=True, slots=True)
class Looked:
    """The keys of all pages (the ids of all rows, where `rows`), and how many of them stand in both languages and were
    compared. `layout` says where the pages lie, and `found` whether nobody has said so. `recorded` findings are in the baseline
    and not told: how many, by their page, and how many of them are `grave` (safety); of what the baseline holds, as much is
    `gone`. As many findings are turned `off` by the settings, and as many of them grave. With `since` only pages that changed
    since that revision were looked at. `changes` are the block pairs of which it is known what changed."""

    keys: Sequence[str] = ()
    compared: int = 0
    rows: bool = False
    layout: str = ""
    found: bool = False
    recorded: Mapping[str, int] = field(default_factory=dict)
    grave: int = 0
    gone: int = 0
    off: int = 0
    off_grave: int = 0
    since: str = ""
    changes: tuple[ChangedBlock, ...] = ()

    @property
    def pairs(self) -> Bilingual:
        """How many pairs were compared: "47 page pairs"."""
        en, zh = ("sentence pair", "个句对") if self.rows else ("page pair", "对页面")
        return Bilingual(f"{self.compared} {en}{'' if self.compared == 1 else 's'}", f"{self.compared} {zh}")

    @property
    def clean(self) -> Bilingual:
        """The sentence that says that nothing was found in them; nothing new, where some findings are recorded."""
        if self.since and not self.keys:
            return Bilingual(f"No page changed since {self.since}.", f"自 {self.since} 以来没有页面改动。")
        if self.recorded:
            return Bilingual(f"Nothing new found. {self.told.en}", f"没有发现新的问题。{self.told.zh}")
        is_are = "is" if self.compared == 1 else "are"
        return Bilingual(
            f"Nothing found: {self.pairs.en}{self._that.en} {is_are} in step.",
            f"没有发现问题：{self._that.zh}{self.pairs.zh}一致。",
        )

    @property
    def told(self) -> Bilingual:
        """The sentence that says how many were compared."""
        was = "was" if self.compared == 1 else "were"
        return Bilingual(
            f"{self.pairs.en}{self._that.en} {was} compared.",
            f"共对照{self._that.zh or ' '}{self.pairs.zh}。",
        )

    @property
    def _that(self) -> Bilingual:
        if not self.since:
            return Bilingual("", "")
        return Bilingual(f" that changed since {self.since}", f"自 {self.since} 以来改动的 ")

    @property
    def notes(self) -> tuple[Bilingual, ...]:
        """What else a person has to know, whatever was found: where the pages were found, where nobody has said it; what is
        turned off; what the baseline holds."""
        found = Bilingual(f"Pages: {self.layout}", f"页面位置：{self.layout}") if self.found else None
        return tuple(note for note in (found, self._turned_off, self.since_baseline) if note)

    @property
    def _turned_off(self) -> Bilingual | None:
        if not self.off:
            return None
        en = "1 finding is" if self.off == 1 else f"{self.off} findings are"
        grave_en, grave_zh = (
            (f", {self.off_grave} of them safety", f"，其中安全问题 {self.off_grave} 个")
            if self.off_grave
            else ("", "")
        )
        return Bilingual(
            f"{en} turned off by [rules]{grave_en}.",
            f"按 [rules] 的设置，有 {self.off} 个问题未列出{grave_zh}。",
        )

    @property
    def since_baseline(self) -> Bilingual | None:
        """The sentence that says how many recorded findings are still there and how many have gone; None where the library has
        no baseline, or an empty one."""
        still = sum(self.recorded.values())
        if not still and not self.gone:
            return None
        are = "finding is" if still == 1 else "findings are"
        en, zh = f"Baseline: {still} recorded {are} still there", f"基线：已记录的问题还有 {still} 个"
        if self.grave:
            en, zh = f"{en}, {self.grave} of them safety", f"{zh}，其中安全问题 {self.grave} 个"
        if self.gone:
            have = "has" if self.gone == 1 else "have"
            en = f"{en}; {self.gone} {have} gone. To take them out, type: duizhao baseline --prune"
            zh = f"{zh}；另有 {self.gone} 个已不存在。要移除，请输入：duizhao baseline --prune"
            return Bilingual(en, zh)
        return Bilingual(f"{en}.", f"{zh}。")


NOTHING = Looked()
