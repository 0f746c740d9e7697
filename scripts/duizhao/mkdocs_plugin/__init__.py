"""The MkDocs plugin: what `duizhao check` finds becomes warnings, which stop a strict build, and the reader is told
where a text may be out of date.

This is the only folder of Duizhao that imports MkDocs.
"""

import copy
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

from jinja2 import Environment
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from duizhao.base.bilingual import LANGUAGES, Bilingual, Language
from duizhao.base.errors import SHOW_TRACEBACK, name_of, show_traceback
from duizhao.checks.workspace import Workspace
from duizhao.memory.states import PageState
from duizhao.mkdocs_plugin.all_parts import PARTS
from duizhao.mkdocs_plugin.clean_pages import clean_page
from duizhao.mkdocs_plugin.compiled_templates import CompiledTemplates
from duizhao.mkdocs_plugin.desk_part import is_wanted, names_of_site, states_of
from duizhao.mkdocs_plugin.language_order import begin_with_first_language
from duizhao.mkdocs_plugin.lone_pages import Lonely, lonely_pages
from duizhao.mkdocs_plugin.named_templates import leave_out_unknown
from duizhao.mkdocs_plugin.notices_part import fill_page, mark_page
from duizhao.mkdocs_plugin.part import named_page, new_workspace, root_of, told_by_mkdocs, workspace_of
from duizhao.mkdocs_plugin.plain_meta import make_plain
from duizhao.mkdocs_plugin.planned_build import PlannedBuild
from duizhao.mkdocs_plugin.translated_files import (
    address,
    alternates,
    borrowed,
    borrowed_twins,
    leads_to,
    main_language,
    put_alternates,
    real_twin,
)
from duizhao.site.build.build_plan import plan_in_environment
from duizhao.site.build.publish import is_checked
from duizhao.site.notices.borrowed import not_indexed, without_alternates, without_language, wrapped
from duizhao.site.notices.library_notices import LibraryMarks, Marked

if TYPE_CHECKING:
    from duizhao.checks.finding import Finding

log = get_plugin_logger(__name__)
MISSING_PAGE = "missing-page"


class _TranslatedContext(TemplateContext, total=False):
    """What a template knows where static-i18n has added to it: the files of each language, by locale."""

    i18n_alternates: dict[str, Iterable[File]]


class DuizhaoConfig(Config):
    """What can be set for the plugin in `mkdocs.yml`."""

    check = config_options.Type(bool, default=True)
    """Check the library with every rule. Without it, only pages that one language lacks are looked for."""

    language = config_options.Choice(LANGUAGES, default="en")
    """The language of the messages."""

    notices = config_options.Type(bool, default=True)
    """Tell the reader, at each block, where the other language has changed since both were approved. A library in which
    nobody has approved anything has no notices."""

    desk = config_options.Type(bool, default=True)
    """Build the translation desk, `desk/index.html`, and put a small link to it for editors at the end of every page."""

    search = config_options.Type(bool, default=False)
    """Write an index a language, `search/en.js` and `search/zh.js`, for a theme whose search reads them. Material's own
    search does not: leave its plugin out where this is set."""

    allow_missing = config_options.Type(bool, default=False)
    """Allow pages that one language lacks. With `fallback_to_default` of static-i18n such a page is shown in the other
    language, and says so. Without this setting a strict build stops there."""


class DuizhaoPlugin(BasePlugin[DuizhaoConfig]):
    """Warns of every place where the two languages are out of step, and puts the readers' notices on the pages.

    static-i18n builds the site once a language and fires every event each time, on this same object;
    `mkdocs serve` makes a new object for every build. So each object looks once.
    """

    def __init__(self) -> None:
        self._looked = False
        self._workspace: Workspace | None = None
        self._parts = tuple(part() for part in PARTS)
        self._compiled = CompiledTemplates()
        self._states: tuple[PageState, ...] | None = None
        self._marks: LibraryMarks | None = None
        # The pages between the moment their Markdown is read and the moment their HTML is there, by their source.
        self._marked: dict[str, tuple[Marked, str]] = {}
        plan = plan_in_environment()
        self._planned = PlannedBuild(plan, self._parts) if plan else None

    @property
    def units(self) -> frozenset[str] | None:
        """The keys of the page pairs that this build lays out; None for all."""
        return self._planned.units if self._planned else None

    @property
    def judged_units(self) -> frozenset[str] | None:
        """The keys of the page pairs whose state this build has to know; None for all."""
        return self._planned.judged_units if self._planned else None

    @property
    def is_planned(self) -> bool:
        """True where a command plans this build and ends it."""
        return self._planned is not None

    def workspace(self, config: MkDocsConfig) -> Workspace:
        """What this build knows of the library. Raises CannotRun where its settings cannot be read."""
        self._workspace = self._workspace or new_workspace(config)
        return self._workspace

    def states(self, config: MkDocsConfig) -> tuple[PageState, ...]:
        """What became of every page since it was approved; of none where nobody has approved anything. Raises CannotRun."""
        if self._states is None:
            self._states = states_of(config)
        return self._states

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, **_: Any) -> LiveReloadServer:
        """Build anew when somebody approves something."""
        with told_by_mkdocs(config):
            memory = workspace_of(config).settings.memory
        if self.config.notices and memory.is_dir():
            server.watch(str(memory))
        return server

    # Before static-i18n looks which language is built.
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Begin with the first language, so that each language is built once."""
        begin_with_first_language(config)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Check the library before the folder of the site is emptied for the first language.

        Raises PluginError where a strict build has to stop, and where the library cannot be read.
        """
        if self._looked or not self.config.check or is_checked(root_of(config)):
            # Where a command checks the library, none of this is needed here.
            return
        with told_by_mkdocs(config):
            failing = self._check(config)
        if failing and config.strict:
            told = Bilingual(
                f"This build stops before anything is written ({failing} found): the last site stays as it is.",
                f"发现 {failing} 个问题，已停止生成，没有写入任何文件：原有网站保持不变。",
            )
            raise PluginError(told.say(self.config.language))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Look at the library before the first language is built.

        Raises PluginError where the library or what was approved of it cannot be read.
        """
        with told_by_mkdocs(config):
            if not self._looked:
                self._looked = True
                self._look(config, files)
            for part in self._parts:
                part.begin(config, files)
        return files

    def _check(self, config: MkDocsConfig) -> int:
        """Warn of what is out of step; how many of the findings fail."""
        from duizhao.checks.check_library import check

        workspace = workspace_of(config)
        failing = 0
        for finding in check(workspace, alone=False):
            # A strict build stops at a warning: what fails no check is told, and so is what was allowed.
            allowed = finding.rule == MISSING_PAGE and self.config.allow_missing
            fails = not allowed and finding.fails(workspace.settings.check.fail_on)
            tell = log.warning if fails else log.info
            tell(_say(finding, self.config.language))
            failing += fails
        return failing

    def _look(self, config: MkDocsConfig, files: Files) -> None:
        """Warn of pages that one language lacks, where nothing else is checked, and find out which notices the pages will have."""
        if not self.config.check:
            tell = log.info if self.config.allow_missing else log.warning
            named = {file.src_uri: named_page(file, config) for file in files.documentation_pages()}
            for page in lonely_pages({path: name for path, name in named.items() if name}):
                tell(_say_lonely(page, self.config.language))
        if self.config.notices and (states := self.states(config)):
            self._marks = LibraryMarks.of(states)

    # After static-i18n, which makes the menu of a language.
    @event_priority(-200)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Leave out the pages that a planned build does not lay out."""
        with told_by_mkdocs(config):
            if self._planned:
                self._planned.choose(files, config)
        return nav

    # When static-i18n has given the files of the language that is built their addresses.
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Let the parts see the pages of this language, whose addresses are known now."""
        if env.bytecode_cache is None:
            env.bytecode_cache = self._compiled
        with told_by_mkdocs(config):
            for part in self._parts:
                part.ready(env, config, files)
            if self._planned:
                self._planned.remember_places(files, config)
                self._planned.settle(files, config, self._parts)
        return env

    # Before other plugins change the text: the places of the notices are known in the text as it was written.
    @event_priority(100)
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, **_: Any) -> str:
        """Put a token at each place where a notice will stand."""
        make_plain(page.meta)
        leave_out_unknown(page, config)
        with told_by_mkdocs(config):
            marked = mark_page(page, self._marks, config) if self._marks else None
        if marked is None:
            return markdown
        self._marked[page.file.src_uri] = marked, markdown
        # Where this is not the text that was written, every notice stands at the top.
        return marked.end(markdown) or markdown

    # After other plugins: none of them meets a notice.
    @event_priority(-100)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put the notices in the place of the tokens, and say so where the page is borrowed."""
        waiting = self._marked.pop(page.file.src_uri, None)
        with told_by_mkdocs(config):
            html = clean_page(html, page, config)
            if waiting and self._marks:
                marked, page.markdown = waiting
                html = fill_page(page, html, marked, self._marks, config, files)
            if loan := borrowed(page.file):
                real = real_twin(page.file, loan.shown_in)
                html = wrapped(html, loan.reader, loan.shown_in, address(real, page) if real else "")
            for part in self._parts:
                html = part.content(html, page, config, files)
        return html

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Let the parts see what the theme will know."""
        with told_by_mkdocs(config):
            for part in self._parts:
                part.context(context, page, config, nav)
        return context

    # After static-i18n, which gives the sitemap its pages.
    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Keep borrowed pages out of the sitemap: neither a page nor a translation of one."""
        translated = cast(_TranslatedContext, context)
        if listed := translated.get("i18n_alternates"):
            translated["i18n_alternates"] = {locale: _own_pages(files) for locale, files in listed.items()}
        return context

    # Before static-i18n builds the other languages: what is written last knows the pages of all of them.
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what the parts have to write. Raises PluginError where that is not possible."""
        with told_by_mkdocs(config):
            for part in self._parts:
                part.end(config)
            if self._planned:
                names = names_of_site(config)
                self._planned.hand_over(config, (names.en, names.zh), is_wanted(config), self._parts)

    def on_build_error(self, *, error: Exception, **_: Any) -> None:
        """Tell in one line what ended the build, where that is no fault that MkDocs tells itself. Raises Abort then."""
        # What the disk says is told by the command.
        if isinstance(error, MkDocsException | OSError):
            return
        show_traceback(error)
        told = Bilingual(
            f"The theme or a plugin ended this build ({name_of(error)}). Look at the front matter of the page that is named above: "
            f"a value may be of a kind that is not expected there. {SHOW_TRACEBACK}=1 shows where that is.",
            f"主题或插件出错，网站没有生成（{name_of(error)}）。请检查上面所列页面的页首信息，其中可能有类型不符的值。"
            f"设置 {SHOW_TRACEBACK}=1 可查看出错位置。",
        )
        log.error(told.say(self.config.language))
        raise Abort("Aborted with an error!") from error

    @event_priority(-50)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Let no page claim a translation that is not there."""
        loan = borrowed(page.file)
        loans = borrowed_twins(page.file)
        lacking = _lacking(page, config)
        if lacking:
            output = without_alternates(output, None if loan else lacking)
            output = without_language(output, lambda link: leads_to(link, page, loans))
        with told_by_mkdocs(config):
            for part in self._parts:
                output = part.output(output, page, config)
            if self._planned:
                self._planned.keep(page, config, self._parts)
        return not_indexed(output) if loan else output


def _lacking(page: Page, config: MkDocsConfig) -> frozenset[str]:
    """The languages of the site in which `page` is not there, whatever is shown instead."""
    built = getattr(config.plugins.get("i18n"), "build_languages", ())
    return frozenset(main for locale in built if real_twin(page.file, main := main_language(locale)) is None)


def _own_pages(files: Iterable[File]) -> list[File]:
    """The files that are not borrowed, each with those translations of it that are not."""
    kept = []
    for file in files:
        if borrowed(file):
            continue
        if borrowed_twins(file):
            file = copy.copy(file)
            own = {locale: twin for locale, twin in alternates(file).items() if not borrowed(twin)}
            put_alternates(file, own)
        kept.append(file)
    return kept


def _say(finding: "Finding", language: Language) -> str:
    from duizhao.checks.reports.text_report import WORTH_A_LOOK

    place = finding.place
    look = "" if finding.is_sure else f"{WORTH_A_LOOK.say(language)}{Bilingual(': ', '：').say(language)}"
    return f"{place.path}:{place.line}:{place.column}: {look}{finding.message.say(language)} [{finding.rule}]"


def _say_lonely(page: Lonely, language: Language) -> str:
    return f"{page.path}: {page.message.say(language)} [{MISSING_PAGE}]"
