"""What is said of a page (who reviewed it, when) stands below its main message: the reader's first sentence is the answer."""

from lxml.html import HtmlElement

REVIEW = "review"
MESSAGE = frozenset({"admonition", "abstract"})


def put_message_first(root: HtmlElement) -> None:
    """Move the review status behind the main message, where both stand in the article itself and the message follows it
    before the first section. Changes the tree."""
    review = next((one for one in root if REVIEW in _classes(one)), None)
    if review is None:
        return
    for later in review.itersiblings():
        if later.tag == "h2":
            return
        if _classes(later) >= MESSAGE:
            tail, review.tail = review.tail, later.tail
            before = review.getprevious()
            if before is not None:
                before.tail = (before.tail or "") + (tail or "")
            later.tail = "\n"
            root.insert(root.index(later) + 1, review)
            return


def _classes(element: HtmlElement) -> frozenset[str]:
    return frozenset(element.get("class", "").split()) if isinstance(element.tag, str) else frozenset()
