"""What git does not have yet, below the list of pages, and the button that commits it."""

from duizhao.base.errors import CannotRun
from duizhao.memory.approvals.uncommitted_work import uncommitted_work
from duizhao.site.desk_server import served_texts
from duizhao.site.desk_server.desk_frame import DeskTeller
from duizhao.text.html.element import Html, element


def git_panel(teller: DeskTeller) -> Html | None:
    """The panel; nothing where the library is in no git, or git has everything, or cannot say."""
    try:
        work = uncommitted_work(teller.state.workspace.settings)
    except CannotRun:
        # The desk works without git. Who wants to commit is told by git itself.
        return None
    if work is None:
        return None
    return element(
        "section",
        element("h2", teller.say(served_texts.IN_GIT), id="in-git"),
        element("p", teller.say(served_texts.IN_GIT_HINT), class_="side__note"),
        element("pre", work.message, class_="text text--code", lang="en", translate="no", tabindex="0"),
        element(
            "button",
            teller.say(served_texts.COMMIT),
            type="button",
            class_="button button--main",
            data_do="commit",
            data_shown=work.digest,
        ),
        aria_labelledby="in-git",
        class_="panel",
    )
