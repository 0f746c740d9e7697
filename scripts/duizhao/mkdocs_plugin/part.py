"""One thing that the plugin does to a site beside checking it: a file of its own in this folder, listed in `all_parts`."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from duizhao.base.bilingual import Language
from duizhao.base.errors import CannotRun, Unexpected, show_traceback
from duizhao.checks.workspace import Workspace
from duizhao.library.page_shelf import Name
from duizhao.mkdocs_plugin.translated_files import main_language, source

# What is remembered of a file, on the file itself: every part asks for it.
NAME = "duizhao_name"


class PluginPart:
    """The moments of a build at which a part may act. Each does nothing until a part says otherwise. Any of them may raise
    CannotRun, where a file of the library cannot be read or written: the plugin tells it (`told_by_mkdocs`).

    static-i18n builds the site once a language: every moment comes once for each of them, on the same object.
    """

    def begin(self, config: MkDocsConfig, files: Files) -> None:
        """A language is about to be built, with these `files`."""

    def ready(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """The text of every page of a language was read; none is written yet. `env` has the templates of the theme."""

    def context(self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
        """What the theme knows of `page` before it is laid around it; it may be changed."""

    def content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """The text of `page` as HTML, notices included, before the theme is laid around it."""
        return html

    def output(self, html: str, page: Page, config: MkDocsConfig) -> str:
        """The whole page as HTML, just before it is written."""
        return html

    def facts(self, page: Page, config: MkDocsConfig) -> object:
        """What this part has to know of `page`, as JSON can hold it, when a later build leaves the page as it is."""
        return None

    def recall(self, file: File, facts: object, config: MkDocsConfig) -> None:
        """Take the `facts` of a page that this build leaves as it is."""

    def end(self, config: MkDocsConfig) -> None:
        """A language was written to `config.site_dir`. The last one to end knows the pages of all of them."""


def language_of(config: MkDocsConfig) -> Language:
    """The language that is built just now: `en` without static-i18n."""
    # Only Material has the language among the settings of the theme.
    built = getattr(config.plugins.get("i18n"), "current_language", None) or config.theme.get(
        "language", "en"
    )
    return "zh" if main_language(built) == "zh" else "en"


def named_page(file: File, config: MkDocsConfig) -> Name | None:
    """The key and the language of the page of the library that `file` is; None where it is none."""
    path = source(file)
    if path is None:
        return None
    known: tuple[Path, Name | None] | None = vars(file).get(NAME)
    if known is None or known[0] != path:
        known = path, workspace_of(config).settings.layout.of_file(path)
        vars(file)[NAME] = known
    return known[1]


def root_of(config: MkDocsConfig) -> Path:
    """The folder of the library: where `mkdocs.yml` stands."""
    return Path(config.config_file_path).resolve().parent


# What the build before read, by the root of its library: `mkdocs serve` makes everything anew for every build.
_EARLIER: dict[Path, Workspace] = {}


def read_beforehand(root: Path) -> None:
    """Read the library in `root` for a build in this process that is not asked for yet. Raises CannotRun where it cannot be read."""
    workspace = Workspace.read(root)
    # What a workspace was asked for is there for the next one.
    assert workspace.library and workspace.knowledge and workspace.alignments
    _EARLIER[root.resolve()] = workspace


def new_workspace(config: MkDocsConfig) -> Workspace:
    """The library as it is now, for one build. What the build before read is kept where its content is the same.

    Raises CannotRun where its settings cannot be read.
    """
    root = root_of(config)
    workspace = Workspace.read(root, _EARLIER.get(root))
    _EARLIER.clear()
    _EARLIER[root] = workspace
    return workspace


def workspace_of(config: MkDocsConfig) -> Workspace:
    """What this build knows of the library: the same for every part. Raises CannotRun as `new_workspace` does."""
    workspace: Workspace = config.plugins["duizhao"].workspace(config)  # type: ignore[attr-defined]
    return workspace


def units_of(config: MkDocsConfig) -> frozenset[str] | None:
    """The keys of the page pairs that this build lays out; None for all."""
    units: frozenset[str] | None = config.plugins["duizhao"].units  # type: ignore[attr-defined]
    return units


def is_planned(config: MkDocsConfig) -> bool:
    """True where a command plans the build and ends it: it writes the desk and the headers."""
    planned: bool = config.plugins["duizhao"].is_planned  # type: ignore[attr-defined]
    return planned


@contextmanager
def told_by_mkdocs(config: MkDocsConfig) -> Iterator[None]:
    """Stop the build where something in here cannot run or fails, with the sentence for it in the language of the
    messages."""
    language: Language = config.plugins["duizhao"].config["language"]
    try:
        yield
    except MkDocsException:
        raise
    except CannotRun as fault:
        raise PluginError(fault.message.say(language)) from fault
    except Exception as fault:
        show_traceback(fault)
        raise PluginError(Unexpected(fault).message.say(language)) from fault
