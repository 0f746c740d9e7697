"""Names of included files, without what says which language they are in."""

from duizhao.base.bilingual import Language

FOLDERS: dict[Language, tuple[str, ...]] = {"en": ("en", "en-us"), "zh": ("zh", "zh-cn", "zh-hans")}


def without_language(name: str, language: Language) -> str:
    """`zh/includes/x.md` and `en/includes/x.md` are one notice: `includes/x.md`."""
    return "/".join(part for part in name.split("/") if part.lower() not in FOLDERS[language])


def without_any_language(names: str) -> str:
    """The same for the names of one or several files, with blanks between them, whichever language they are in."""
    known = frozenset(name for folders in FOLDERS.values() for name in folders)
    return " ".join(
        "/".join(part for part in name.split("/") if part.lower() not in known) for name in names.split(" ")
    )
