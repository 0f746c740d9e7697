"""Links of the file system that lead out of a tree: what they lead to was never meant for a page.

A pull request can bring a link. Whoever builds the site would publish what it leads to on his machine.
"""

import os
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from duizhao.base.errors import CannotRun
from duizhao.base.files import shown_path
from duizhao.base.git_checkout import checkout_of


@dataclass(frozen=True, slots=True)
class LinkGuard:
    """Looks at links before what they lead to is read. `tree` is where they may lead, `root` the folder from which `allowed` names
    those that may lead elsewhere."""

    tree: Path
    root: Path
    allowed: Collection[str] = ()

    @classmethod
    def of(cls, root: Path, allowed: Collection[str] = ()) -> "LinkGuard":
        """The guard of a library: its links may lead anywhere in the checkout that `root` stands in, else anywhere below `root`."""
        checkout = checkout_of(root)
        return cls(checkout.root if checkout else root.resolve(), root, allowed)

    def require(self, path: Path) -> None:
        """Raise CannotRun where `path` is a link that leads out. A link inside the tree is as good as a file."""
        if not os.path.islink(path) or (leads_to := path.resolve()).is_relative_to(self.tree):
            return
        absolute = Path(os.path.abspath(path))
        named = (
            absolute.relative_to(self.root).as_posix()
            if absolute.is_relative_to(self.root)
            else str(absolute)
        )
        if named in self.allowed:
            return
        raise CannotRun(
            f"{shown_path(path)}: a link that leads out of {self.tree}, to {leads_to}. Put a copy of the file in its place. If the "
            f'link is meant, name it in duizhao.toml, below [paths]: links = ["{named}"].',
            f"{shown_path(path)}：这是一个链接，指向 {self.tree} 之外的 {leads_to}。请改为放入文件副本。"
            f'确需保留的，请在 duizhao.toml 的 [paths] 下写明：links = ["{named}"]。',
        )
