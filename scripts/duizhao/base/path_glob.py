"""Which paths a pattern means, as in a `.gitignore`: `*` stays in its folder, `**` goes through any number of them.

A pattern without a slash means a file or folder of that name anywhere, one with a slash begins at the top; a folder means all
that is in it. Each part is compared with each part of the path at most once: no pattern is slow.
"""

from fnmatch import fnmatchcase

ANY_FOLDERS = "**"


def path_matches(pattern: str, path: str) -> bool:
    """True where `pattern` means `path`, whose parts are separated by slashes, or a folder that it is in."""
    only_folder = pattern.endswith("/")
    parts, wanted = path.strip("/").split("/"), pattern.strip("/").split("/")
    if "/" not in pattern.rstrip("/"):
        wanted.insert(0, ANY_FOLDERS)
    # How many parts of the path may be taken by what was read of the pattern so far.
    taken = {0}
    for number, part in enumerate(wanted, start=1):
        if not taken:
            return False
        if part == ANY_FOLDERS:
            # At the end it means what is in the folder, and not the folder.
            taken = set(range(min(taken) + (number == len(wanted)), len(parts) + 1))
        else:
            taken = {one + 1 for one in taken if one < len(parts) and fnmatchcase(parts[one], part)}
    if only_folder:
        taken.discard(len(parts))
    return bool(taken)
