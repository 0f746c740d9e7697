"""What git knows of the checkout that a folder stands in: its files, and those of its revisions."""

import os
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from duizhao.base.errors import CannotRun

# The modes of ordinary files in git's trees: no links, no other repositories.
FILES = (b"100644", b"100755")
# A hook is given these for the checkout that it runs in. Ours is the one that the library stands in.
OF_A_HOOK = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"})


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit of git by its whole name, and the moment it was made, with the time zone."""

    name: str
    on: str


@dataclass(frozen=True, slots=True)
class GitCheckout:
    """A checkout, by the folder at its root."""

    root: Path

    def merge_base(self, revision: str) -> str:
        """The newest commit that both `revision` and HEAD descend from: where the work that is checked out began.

        Raises CannotRun where git does not know the revision, or no such commit, and says what to fetch.
        """
        shallow = self._said("rev-parse", "--is-shallow-repository") == "true"
        commit = self._commit(revision)
        if commit is None:
            raise CannotRun(*_unknown(revision, shallow, self._commit(f"origin/{revision}") is not None))
        found = self._run("merge-base", commit, "HEAD")
        if found.returncode == 0:
            return found.stdout.decode().strip()
        if shallow:
            raise CannotRun(
                f"--since {revision}: this is a shallow clone, which does not reach back to where {revision} and HEAD part. "
                f"Fetch the rest: git fetch --unshallow, or more of it: git fetch --depth=500 origin. {IN_A_WORKFLOW_EN}",
                f"--since {revision}：这是浅克隆，历史不够长，找不到 {revision} 与 HEAD 的分叉点。"
                f"请补全历史：git fetch --unshallow，或多取一些：git fetch --depth=500 origin。{IN_A_WORKFLOW_ZH}",
            )
        raise CannotRun(
            f"--since {revision}: it has no commit in common with HEAD. Name a branch that this one began from.",
            f"--since {revision}：它与 HEAD 没有共同的提交。请指定当前分支的起点所在的分支。",
        )

    def files_at(
        self, commit: str, folders: Sequence[str], endings: tuple[str, ...]
    ) -> Iterator[tuple[str, bytes]]:
        """The path from the root and the content of each ordinary file that `commit` has below one of the `folders` (paths
        from the root, "." for all) and that bears one of the `endings`. Raises CannotRun where git cannot read it."""
        wanted: list[tuple[str, bytes]] = []
        for line in self._bytes("ls-tree", "-r", "-z", "--full-tree", commit).split(b"\0"):
            kind, _, name = line.partition(b"\t")
            path = os.fsdecode(name)
            mode, _, sha = kind.partition(b" blob ")
            if mode in FILES and path.endswith(endings) and any(_is_below(path, one) for one in folders):
                wanted.append((path, sha))
        given = b"".join(sha + b"\n" for _path, sha in wanted)
        answer = self._bytes("cat-file", "--batch", given=given) if wanted else b""
        at = 0
        for path, _sha in wanted:
            end = answer.index(b"\n", at)
            length = answer[at:end].split(b" ")[-1]
            if not length.isdigit():
                raise CannotRun(
                    f"git cannot read {path} as it was. Fetch the whole history: git fetch --unshallow.",
                    f"git 无法读取旧版本的 {path}。请取回完整历史：git fetch --unshallow。",
                )
            at = end + 1 + int(length)
            yield path, answer[end + 1 : at]
            # A line end stands behind each content.
            at += 1

    def knows(self, folder: Path, commit: str) -> bool:
        """True where `commit` or the index has files below `folder` (absolute), or new ones stand there that git does not ignore.
        Raises CannotRun where git cannot read it."""
        below = folder.resolve().relative_to(self.root).as_posix()
        committed = self._bytes("ls-tree", "-r", "-z", "--full-tree", commit, "--", below).split(b"\0")
        indexed = self._bytes("ls-files", "-s", "-z", "--", below).split(b"\0")
        new = self._bytes("ls-files", "--others", "--exclude-standard", "-z", "--", below)
        return bool(new) or any(line.startswith(FILES) for line in (*committed, *indexed))

    def tracks(self, path: Path) -> bool:
        """True for a file (absolute) that is in the index. Raises CannotRun where git cannot read it."""
        below = path.resolve().relative_to(self.root).as_posix()
        return bool(self._bytes("ls-files", "-z", "--", below))

    def last_change(self, paths: Sequence[Path]) -> Commit | None:
        """The commit that changed one of `paths` last; None where one of them is not as that commit left it, where git does
        not know them, and in a shallow clone, whose oldest commit seems to have changed everything."""
        given = [str(path) for path in paths]
        try:
            if self._said("rev-parse", "--is-shallow-repository") == "true":
                return None
            if self._said("status", "--porcelain", "--untracked-files=all", "--ignored", "--", *given):
                return None
            told = self._said("log", "-1", "--format=%H %cI", "--", *given)
        except CannotRun:
            return None
        name, _, on = told.partition(" ")
        return Commit(name, on) if on else None

    def changed(self, paths: Sequence[Path]) -> tuple[str, ...]:
        """The files at or below `paths` (absolute) that are not as HEAD has them, new ones and deleted ones too, by their paths
        from the root, in their order; what git ignores is left out. Raises CannotRun where git cannot read it."""
        below = [path.resolve().relative_to(self.root).as_posix() for path in paths]
        told = self._bytes(
            "status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--", *below
        )
        return tuple(sorted(os.fsdecode(line[3:]) for line in told.split(b"\0") if line))

    def committed(self, path: str) -> bytes | None:
        """What HEAD has at a path from the root; None where it has nothing there, and before the first commit."""
        found = self._run("cat-file", "blob", f"HEAD:{path}")
        return found.stdout if found.returncode == 0 else None

    def commit(self, paths: Sequence[str], message: str) -> None:
        """Commit these files (paths from the root) as they are, and nothing else that is staged. Raises CannotRun with git's own
        reason where it commits nothing: no name is set, a hook says no, a merge is under way."""
        self._bytes("add", "--all", "--", *paths)
        done = self._run(
            "commit",
            "--quiet",
            "--only",
            "--file=-",
            "--cleanup=verbatim",
            "--",
            *paths,
            given=message.encode(),
        )
        if done.returncode:
            reason = " ".join((done.stderr or done.stdout).decode("utf-8", "replace").split())
            raise CannotRun(
                f"git committed nothing: {reason} Nothing is lost: the files are as they were saved.",
                f"git 未能提交：{reason} 文件仍为保存后的内容，没有丢失。",
            )

    def _commit(self, revision: str) -> str | None:
        found = self._run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        return found.stdout.decode().strip() if found.returncode == 0 else None

    def _said(self, *arguments: str) -> str:
        return self._bytes(*arguments).decode("utf-8", "replace").strip()

    def _bytes(self, *arguments: str, given: bytes = b"") -> bytes:
        done = self._run(*arguments, given=given)
        if done.returncode == 0:
            return done.stdout
        reason = " ".join(done.stderr.decode("utf-8", "replace").split())
        raise CannotRun(
            f"{self.root}: git cannot read this checkout: {reason}", f"{self.root}：git 无法读取：{reason}"
        )

    def _run(self, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        try:
            return subprocess.run(
                # A page may be called `:(x).md` or `*.md`: a path is a name, never a pattern.
                ["git", "--literal-pathspecs", "-C", str(self.root), *arguments],
                input=given,
                capture_output=True,
                env={name: value for name, value in os.environ.items() if name not in OF_A_HOOK}
                | {"LC_ALL": "C"},
                check=False,
            )
        except ValueError as fault:
            # A revision with a null character in it.
            raise CannotRun(
                "--since has to name a revision, such as origin/main.",
                "--since 应写修订版本，例如 origin/main。",
            ) from fault
        except OSError as fault:
            raise CannotRun(
                "--since asks git what changed, and git cannot be started. Install git.",
                "--since 需要用 git 查看改动，但 git 无法启动。请安装 git。",
            ) from fault


IN_A_WORKFLOW_EN = "In a workflow, give actions/checkout `fetch-depth: 0`."
IN_A_WORKFLOW_ZH = "在工作流中，请为 actions/checkout 设置 `fetch-depth: 0`。"


def checkout_of(folder: Path) -> GitCheckout | None:
    """The checkout that `folder` stands in; None where it stands in none. A worktree and a submodule are checkouts too."""
    folder = folder.resolve()
    for root in (folder, *folder.parents):
        if (root / ".git").exists():
            return GitCheckout(root)
    return None


def is_committed(path: Path) -> bool:
    """True for a file that git has in its index. Where git cannot say, a file in a checkout counts as one."""
    if not path.is_file() or (checkout := checkout_of(path.parent)) is None:
        return False
    try:
        return checkout.tracks(path)
    except CannotRun:
        return True


def _is_below(path: str, folder: str) -> bool:
    return folder == "." or path.startswith(f"{folder}/")


def _unknown(revision: str, shallow: bool, at_origin: bool) -> tuple[str, str]:
    if at_origin:
        return (
            f"--since {revision}: there is no such revision here, but there is origin/{revision}. Name that.",
            f"--since {revision}：这里没有这个修订版本，但有 origin/{revision}，请改用它。",
        )
    if shallow:
        return (
            f"--since {revision}: there is no such revision here. This is a shallow clone: fetch the rest with "
            f"git fetch --unshallow, or the revision with git fetch --depth=500 origin {revision}. {IN_A_WORKFLOW_EN}",
            f"--since {revision}：这里没有这个修订版本。这是浅克隆：请用 git fetch --unshallow 补全历史，"
            f"或用 git fetch --depth=500 origin {revision} 取回它。{IN_A_WORKFLOW_ZH}",
        )
    return (
        f"--since {revision}: there is no such revision here. Name a branch, a tag or a commit that git knows, "
        "such as origin/main, or fetch it first: git fetch origin.",
        f"--since {revision}：这里没有这个修订版本。请写 git 知道的分支、标签或提交，例如 origin/main；"
        "或先取回：git fetch origin。",
    )
