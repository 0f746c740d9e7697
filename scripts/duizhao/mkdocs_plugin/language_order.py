"""Each language of a site is built once. static-i18n begins with the default language and then builds the languages in
their order: one that does not stand first is built twice, the first time for nothing."""

from mkdocs.config.defaults import MkDocsConfig


def begin_with_first_language(config: MkDocsConfig) -> None:
    """Let static-i18n begin with the language that it lists first. Does nothing without it, or where it has begun."""
    i18n = config.plugins.get("i18n")
    languages = getattr(i18n, "build_languages", ())
    # It sets the language itself only where none is set.
    if i18n and languages and getattr(i18n, "current_language", "") is None:
        i18n.current_language = languages[0]
