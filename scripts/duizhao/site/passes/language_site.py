"""What an engine that knows one language is told for each language of a site: `mkdocs.yml` with what static-i18n would make of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from duizhao.base.bilingual import LANGUAGES, Language
from duizhao.base.errors import CannotRun

# What of `mkdocs.yml` is for MkDocs and its plugins.
NOT_HANDED_ON = (
    "plugins",
    "hooks",
    "watch",
    "strict",
    "validation",
    "exclude_docs",
    "not_in_nav",
    "docs_dir",
)
# The plugins whose work is done by the passes, or by the engine.
RUN_BY_US = frozenset({"i18n", "duizhao", "search"})
# What of a language of static-i18n is no setting of the site.
OF_I18N = ("locale", "name", "build", "default", "link", "fixed_link", "nav_translations")


@dataclass(frozen=True, slots=True)
class LanguageSite:
    """A language of a site: as static-i18n calls it, its name, the folder of its pages in the site ("" or "zh/"), and the
    settings of the site in it."""

    language: Language
    locale: str
    name: str
    below: str
    settings: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """A site in both languages, the default one first; where its texts lie; whether a page that one language lacks is shown in
    the default one; what is excluded; the settings of our plugin."""

    languages: tuple[LanguageSite, ...]
    docs: Path
    site_url: str
    is_filled: bool
    excluded: tuple[str, ...]
    own: Mapping[str, Any]
    snippet_bases: tuple[Path, ...]

    @property
    def default(self) -> LanguageSite:
        """The language that stands at the root of the site."""
        return self.languages[0]


def site_settings(told: Mapping[str, Any], root: Path) -> SiteSettings:
    """The settings that `told` (the values of `mkdocs.yml` in `root`) gives for each language. Raises CannotRun where the site is
    none of two languages in a folder each."""
    plugins = _plugins(told.get("plugins"))
    i18n = plugins.get("i18n")
    given = [one for one in (i18n or {}).get("languages", ()) if one.get("build", True)]
    sites = [one for one in (_language(each, told, given, root) for each in given) if one]
    if (
        i18n is None
        or i18n.get("docs_structure") != "folder"
        or {one.language for one in sites} != set(LANGUAGES)
    ):
        raise CannotRun(
            "This engine builds sites in English and Chinese with `docs_structure: folder` under `i18n` in mkdocs.yml. "
            "Build this one with `--engine mkdocs`.",
            "这个引擎只能生成中英双语、且 mkdocs.yml 的 `i18n` 中写有 `docs_structure: folder` 的网站。请改用 `--engine mkdocs`。",
        )
    if not_run := sorted({*plugins} - RUN_BY_US | ({"hooks"} if told.get("hooks") else set())):
        named = ", ".join(not_run)
        raise CannotRun(
            f"This engine runs no plugins of MkDocs, and mkdocs.yml names: {named}. Take them out, or build with `--engine mkdocs`.",
            f"这个引擎不运行 MkDocs 插件，而 mkdocs.yml 中列有：{named}。请删去，或改用 `--engine mkdocs`。",
        )
    sites.sort(key=lambda one: one.below)
    extensions = _named(told.get("markdown_extensions"))
    bases = (extensions.get("pymdownx.snippets") or {}).get("base_path", ["."])
    return SiteSettings(
        tuple(sites),
        root / str(told.get("docs_dir") or "docs"),
        f"{str(told['site_url']).rstrip('/')}/" if told.get("site_url") else "",
        bool(i18n.get("fallback_to_default", True)),
        tuple(str(told.get("exclude_docs") or "").split("\n")),
        plugins.get("duizhao") or {},
        tuple(root / base for base in ([bases] if isinstance(bases, str) else bases))
        if "pymdownx.snippets" in extensions
        else (),
    )


def _language(
    one: Mapping[str, Any], told: Mapping[str, Any], given: list[Mapping[str, Any]], root: Path
) -> LanguageSite | None:
    """The site in the language `one`; None for a language that Duizhao does not know."""
    locale = str(one.get("locale"))
    language: Language | None = next((known for known in LANGUAGES if locale.lower().startswith(known)), None)
    if language is None:
        return None
    below = "" if one.get("default") else f"{locale}/"
    own = {name: value for name, value in one.items() if name not in OF_I18N}
    settings = merged({name: value for name, value in told.items() if name not in NOT_HANDED_ON}, own)
    theme = settings.get("theme")
    theme = {"name": theme} if isinstance(theme, str) else dict(theme or {})
    theme["language"] = locale
    # The look of Material; otherwise its successor has a look of its own.
    theme["variant"] = "classic"
    if theme.get("custom_dir"):
        theme["custom_dir"] = str(root / theme["custom_dir"])
    links = [
        {
            "name": str(each.get("name")),
            "link": "." if each.get("default") else f"{each.get('locale')}/",
            "lang": str(each.get("locale")),
        }
        for each in given
    ]
    settings |= {
        "theme": theme,
        "plugins": [{"search": {"enabled": "search" in _plugins(told.get("plugins"))}}],
        "extra": {**(settings.get("extra") or {}), "alternate": links, "homepage": below or "."},
        "markdown_extensions": _extensions(settings.get("markdown_extensions"), root),
    }
    if settings.get("nav"):
        settings["nav"] = _nav(settings["nav"], below, one.get("nav_translations") or {})
    return LanguageSite(language, locale, str(one.get("name")), below, settings)


def merged(base: Any, over: Any) -> Any:
    """`base` with what `over` says: table by table, and list by list where a list holds tables, as static-i18n does with the
    palettes of a theme."""
    if isinstance(base, Mapping) and isinstance(over, Mapping):
        both = {name: merged(base[name], over[name]) for name in base if name in over}
        return {**base, **over, **both}
    if _holds_tables(base) and _holds_tables(over):
        paired = [merged(one, another) for one, another in zip(base, over, strict=False)]
        return [*paired, *base[len(paired) :], *over[len(paired) :]]
    return over


def _holds_tables(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, Mapping) for one in value)


def _nav(nav: Any, below: str, names: Mapping[str, str]) -> Any:
    """The menu with its pages where they lie, and its names in the language."""
    if isinstance(nav, str):
        return nav if "://" in nav or nav.startswith("/") else f"{below}{nav}"
    if isinstance(nav, list):
        return [_nav(one, below, names) for one in nav]
    return {names.get(name, name): _nav(value, below, names) for name, value in nav.items()}


def _extensions(told: Any, root: Path) -> list[dict[str, Any]]:
    """The extensions of Markdown; snippets are looked for where MkDocs looks for them."""
    found = []
    for name, value in _named(told).items():
        if name == "pymdownx.snippets":
            bases = (value or {}).get("base_path", ["."])
            bases = [bases] if isinstance(bases, str) else bases
            value = {**(value or {}), "base_path": [str(root / base) for base in bases]}
        found.append({name: value if value is not None else {}})
    return found


def _plugins(told: Any) -> dict[str, dict[str, Any]]:
    return {name: value or {} for name, value in _named(told).items()}


def _named(told: Any) -> dict[str, Any]:
    """A list of names, some of them with settings, by name; a table as it is."""
    if isinstance(told, Mapping):
        return dict(told)
    found: dict[str, Any] = {}
    for one in told or ():
        found |= one if isinstance(one, Mapping) else {str(one): None}
    return found
