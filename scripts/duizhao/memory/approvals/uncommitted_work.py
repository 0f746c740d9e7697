"""What was changed and approved since the last commit of git, and the message that says so."""

import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from duizhao.base.bilingual import LANGUAGES
from duizhao.base.digest import bytes_of, digest
from duizhao.base.git_checkout import GitCheckout, checkout_of
from duizhao.library.layout.page_pattern import ENDINGS
from duizhao.library.settings import Settings
from duizhao.memory.entry import Entry
from duizhao.memory.po import read_po
from duizhao.memory.store import PAGES

# What the title of a commit may be long, for whoever reads them in a list.
TITLE_LENGTH = 72


@dataclass(frozen=True, slots=True)
class ApprovedSince:
    """How many pairs of a page a person approved, or took another step with, since the last commit."""

    key: str
    by: str
    role: str
    number: int


@dataclass(frozen=True, slots=True)
class UncommittedWork:
    """The pages, the memory and the waivers of a library that git does not have yet as they are: their paths from the root of
    the checkout, and who approved what among them."""

    checkout: GitCheckout
    files: tuple[str, ...]
    approved: tuple[ApprovedSince, ...]

    @property
    def message(self) -> str:
        """The message of the commit, in English as commits mostly are: what was approved, by whom, and which files."""
        pairs = sum(one.number for one in self.approved)
        pages = list(dict.fromkeys(one.key for one in self.approved))
        if pairs:
            named = ", ".join(pages)
            title = f"Approve {_so_many(pairs, 'block pair')} of {named}"
            if len(title) > TITLE_LENGTH:
                title = f"Approve {_so_many(pairs, 'block pair')} of {_so_many(len(pages), 'page')}"
        else:
            title = f"Change {_so_many(len(self.files), 'file')}; nothing of it is approved yet"
        lines = [title, ""]
        for one in self.approved:
            role = f", {one.role}" if one.role else ""
            lines.append(f"{one.key}: {one.number} approved by {one.by}{role}")
        return "\n".join(
            [*lines, *([""] if self.approved else []), *(f"- {name}" for name in self.files), ""]
        )

    @property
    def digest(self) -> str:
        """By what this work is known again when somebody says that it shall be committed: names and contents."""
        return digest(self.message, *(bytes_of(self.checkout.root / name) for name in self.files))

    def commit(self) -> None:
        """Commit it. Raises CannotRun where git does not."""
        self.checkout.commit(self.files, self.message)


def uncommitted_work(settings: Settings) -> UncommittedWork | None:
    """What git lacks of a library; None where it stands in no checkout, and where git has all of it. Raises CannotRun where git
    or the memory cannot be read."""
    checkout = checkout_of(settings.root)
    if checkout is None:
        return None
    pages = checkout.changed([settings.docs(language) for language in LANGUAGES])
    others = checkout.changed([settings.memory, settings.waivers])
    files = tuple(sorted({*others, *(name for name in pages if name.endswith(ENDINGS))}))
    if not files:
        return None
    return UncommittedWork(checkout, files, tuple(_approved(checkout, settings, others)))


def _approved(checkout: GitCheckout, settings: Settings, files: tuple[str, ...]) -> list[ApprovedSince]:
    folder = settings.memory / PAGES
    found = []
    for name in files:
        path = checkout.root / name
        if path.suffix != ".po" or not path.is_file() or not path.is_relative_to(folder.resolve()):
            continue
        before = {_signed(entry) for entry in _entries(checkout.committed(name))}
        new = Counter(
            (entry.by, entry.role) for entry in read_po(path) if entry.by and _signed(entry) not in before
        )
        key = path.relative_to(folder.resolve()).with_suffix("").as_posix()
        found += [ApprovedSince(key, by, role, number) for (by, role), number in new.items()]
    return found


def _signed(entry: Entry) -> tuple[str, ...]:
    return (entry.context, entry.en, entry.zh, entry.by, entry.on, entry.step)


def _entries(content: bytes | None) -> tuple[Entry, ...]:
    """The entries of a file of the memory as git has it."""
    if content is None:
        return ()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "committed.po")
        path.write_bytes(content)
        return read_po(path)


def _so_many(number: int, thing: str) -> str:
    return f"1 {thing}" if number == 1 else f"{number} {thing}s"
