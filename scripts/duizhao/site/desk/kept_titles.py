"""The titles of pages, kept until their texts change: of a page that nobody has approved, the desk shows nothing else."""

from dataclasses import dataclass, replace

from duizhao.base.content_cache import KeptValues
from duizhao.base.digest import digest, program_digest
from duizhao.library.pages import Page, PagePair, sound
from duizhao.library.settings import Settings
from duizhao.site.desk.block_place import title_of
from duizhao.text.markdown.blocks import Markdown

FILE = "titles.json"


@dataclass(frozen=True, slots=True)
class KeptTitles:
    """What an earlier run knew of titles, and what this one leaves to the next."""

    _kept: KeptValues

    @classmethod
    def read(cls, settings: Settings) -> "KeptTitles":
        """The titles that were kept of the library of `settings`."""
        return cls(KeptValues.read(settings.kept.with_name(FILE)))

    def write(self) -> None:
        """Leave what was asked for, and nothing else, to the next run."""
        self._kept.write()

    def of_pair(self, pair: PagePair) -> PagePair:
        """The pair of its pages with their titles alone. Raises CannotRun where a page that is not known cannot be read."""
        return replace(pair, en=pair.en and self._titled(pair.en), zh=pair.zh and self._titled(pair.zh))

    def _titled(self, page: Page) -> Page:
        """The page, parsed already: it holds its title and nothing else."""
        name = digest(program_digest(), page.text)
        title = self._kept.known(name)
        if not isinstance(title, str):
            title = title_of(sound(page))
        self._kept.keep(name, title)
        return replace(page, given=Markdown((), {"title": title} if title else {}))
