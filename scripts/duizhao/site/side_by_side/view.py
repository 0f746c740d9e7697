"""The text of the bilingual view as HTML: a block pair is one element that holds both languages."""

import copy
from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest

from lxml import html as lxml_html
from lxml.html import HtmlElement

from duizhao.base.bilingual import LANGUAGES, Bilingual, Language, other
from duizhao.site.finish.narrow_tables import COLUMN
from duizhao.site.side_by_side.leaf import CellLeaf, ContainerLeaf, Leaf, words
from duizhao.site.side_by_side.pair_leaves import LeafPair
from duizhao.site.side_by_side.read_leaves import END_OF_WBR
from duizhao.site.side_by_side.view_texts import ONLY
from duizhao.text.html.element import Html, element, together

# Elements that hold words and no blocks: both languages stand in one of them.
SHARED = frozenset({"heading", "title", "term"})
# The classes of a picture of the library, of its words below it, and of the mark of a source.
PICTURE, IN_WORDS = "picture", "picture__words"
SOURCE_MARKS = ".//a[contains(concat(' ', @class, ' '), ' source ')]"
Sides = dict[Language, tuple[Leaf, ...]]


def view_html(pairs: Sequence[LeafPair], first: Language = "en") -> Html:
    """The pairs, in the boxes of the English page; what only the Chinese page has, in its own where they differ. Of each
    pair the language `first` comes first: that of the reader."""
    writing = _Writing(pairs, first)
    for pair in pairs:
        writing.put(pair)
    return writing.done()


class _Writing:
    """How far the view is written: the boxes that are open, the ids that were given."""

    def __init__(self, pairs: Sequence[LeafPair], first: Language) -> None:
        self.first = first
        self.order = (first, other(first))
        self.parts: list[str] = []
        self.open: list[ContainerLeaf] = []
        self.used: set[str] = set()
        self.same = _same_boxes(pairs)

    def put(self, pair: LeafPair) -> None:
        """Write a pair, its boxes around it."""
        sides: Sides = {"en": pair.en, "zh": pair.zh}
        lead = (pair.en or pair.zh)[0]
        self._enter([self.same.get(box, box) for box in lead.path], pair)
        if lead.kind == "row":
            self.parts.append(self._row(lead, sides))
        elif lead.kind in SHARED and all(leaf.kind == lead.kind for leaf in (*pair.en, *pair.zh)):
            self.parts.append(self._shared(lead, sides))
        elif any(words_or_pictures(leaf) for leaf in (*pair.en, *pair.zh)):
            self.parts.append(self._group(sides))
        self.parts.append(self._notes(lead, sides))

    def done(self) -> Html:
        """Close the elements that are still open, and give the whole view."""
        self._enter([], None)
        return Html("\n".join(filter(None, self.parts)))

    def _enter(self, path: list[ContainerLeaf], pair: LeafPair | None) -> None:
        shared = 0
        while shared < min(len(path), len(self.open)) and path[shared] is self.open[shared]:
            shared += 1
        while len(self.open) > shared:
            self.parts.append(f"</{self.open.pop().tag}>")
        for depth, box in enumerate(path[shared:], start=shared):
            attributes = dict(box.attributes)
            attributes.pop("lang", None)
            anchors = self._ids([attributes.pop("id", ""), *_twin_ids(depth, pair)])
            given: dict[str, str | bool] = {**attributes}
            if box.tag == "details" and IN_WORDS not in str(given.get("class", "")).split():
                # On paper, and for whoever compares, everything is open. The words of a picture say what the picture shows.
                given["open"] = True
            begin = element(box.tag, id=anchors[0] if anchors else None, **_named(given))
            self.parts.append(begin.removesuffix(f"</{box.tag}>"))
            self.open.append(box)

    def _ids(self, wanted: Iterable[str]) -> list[str]:
        """Those of the ids that nothing bears yet."""
        given = []
        for name in wanted:
            if name and name not in self.used:
                self.used.add(name)
                given.append(name)
        return given

    def _shared(self, lead: Leaf, sides: Sides) -> Html:
        anchors = self._ids(leaf.anchor for language in LANGUAGES for leaf in sides[language])
        spans = [
            element("span", self._inner(leaf.inner), class_="side", lang=language)
            for language in self.order
            for leaf in sides[language]
        ]
        attributes = dict(lead.attributes)
        kind = f"{attributes.pop('class', '')} pair".strip()
        attributes.pop("id", None)
        attributes.pop("lang", None)
        return element(
            lead.tag,
            [element("span", id=name) for name in anchors[1:]],
            Html(" ".join(spans)),
            _only(sides, self.order),
            id=anchors[0] if anchors else None,
            class_=kind + _lonely(sides),
            **_named(attributes),
        )

    def _group(self, sides: Sides) -> Html:
        if all(len(sides[language]) == 1 and _is_picture(sides[language][0]) for language in LANGUAGES):
            # The same picture twice helps nobody. What it says stands below it in words, in both languages.
            return element("div", self._whole(sides[self.first][0]), class_="picture-once", lang=self.first)
        columns = [
            element("div", [self._whole(leaf) for leaf in sides[language]], class_="side", lang=language)
            for language in self.order
            if sides[language]
        ]
        return element("div", _only(sides, self.order), columns, class_="pair" + _lonely(sides), role="group")

    def _whole(self, leaf: Leaf) -> Html:
        """A leaf with its own element around it."""
        if not leaf.tag:
            return self._inner(leaf.inner)
        attributes = dict(leaf.attributes)
        anchors = self._ids([attributes.pop("id", "")])
        attributes.pop("lang", None)
        return element(
            leaf.tag, self._inner(leaf.inner), id=anchors[0] if anchors else None, **_named(attributes)
        )

    def _row(self, lead: Leaf, sides: Sides) -> Html:
        en, zh = (sides["en"] or (None,))[0], (sides["zh"] or (None,))[0]
        anchors = self._ids(leaf.anchor for leaf in (en, zh) if leaf)
        pairs = zip_longest(en.cells if en else (), zh.cells if zh else ())
        cells = [self._cell(a, b, sides, first=not number) for number, (a, b) in enumerate(pairs)]
        return element("tr", cells, id=anchors[0] if anchors else None, class_="pair-row" + _lonely(sides))

    def _cell(self, en: CellLeaf | None, zh: CellLeaf | None, sides: Sides, first: bool) -> Html:
        lead = en or zh
        assert lead is not None
        attributes = dict(lead.attributes)
        anchors = self._ids([attributes.pop("id", "")])
        attributes.pop("lang", None)
        cells: dict[Language, CellLeaf | None] = {"en": en, "zh": zh}
        if en and zh and _said(en.inner) == _said(zh.inner):
            # A number that is the same in both languages stands once: what differs is seen at once.
            same = en if self.first == "en" else zh
            inner = self._inner(same.inner)
        else:
            # Each language has its own heading where the cells stand below each other.
            attributes.pop(COLUMN, None)
            inner = together(
                element(
                    "div",
                    self._inner(cell.inner),
                    class_="side",
                    lang=language,
                    data_column=dict(cell.attributes).get(COLUMN),
                )
                for language in self.order
                if (cell := cells[language])
            )
        label = _only(sides, self.order) if first else None
        return element(lead.tag, label, inner, id=anchors[0] if anchors else None, **_named(attributes))

    def _notes(self, lead: Leaf, sides: Sides) -> Html:
        """The notices of both sides below their pair."""
        told = {language: [note for leaf in sides[language] for note in leaf.notes] for language in LANGUAGES}
        if not any(told.values()):
            return Html("")
        columns = [
            element("div", [self._note(note, lead) for note in told[language]], class_="side", lang=language)
            for language in self.order
            if told[language]
        ]
        kind = "pair pair--notes" + (" pair--" + next(iter(_with(told))) if len(_with(told)) == 1 else "")
        group = element("div", columns, class_=kind, role="group")
        if lead.kind == "row":
            cell = element("td", group, colspan=max(len(lead.cells), 1))
            return element("tr", cell, class_="notice-row")
        if lead.path and lead.path[-1].tag == "dl":
            return element("dd", group)
        return group

    def _note(self, note: HtmlElement, lead: Leaf) -> Html:
        if note.tag == "tr":
            return together([self._inner(cell) for cell in note])
        return self._inner(_holding(note))

    def _inner(self, holder: HtmlElement) -> Html:
        """What stands inside `holder`, each id once."""
        for one in holder.iter():
            name = one.get("id")
            if name and one is not holder:
                if name in self.used:
                    del one.attrib["id"]
                self.used.add(name)
        return outer(holder)


def words_or_pictures(leaf: Leaf) -> bool:
    """False for a leaf that is there for its notices alone."""
    return bool(words(leaf.inner)) or len(leaf.inner) > 0


def outer(holder: HtmlElement) -> Html:
    """The HTML of what stands inside `holder`."""
    html: str = lxml_html.tostring(holder, encoding="unicode", with_tail=False)
    inner = html[html.index(">") + 1 : html.rindex("<")].strip() if html.endswith(f"</{holder.tag}>") else ""
    # lxml takes it for an element with an end.
    return Html(inner.replace(END_OF_WBR, ""))


def _said(holder: HtmlElement) -> str:
    """What stands inside `holder` as HTML, without the marks of its sources: those name the country in the language of
    their page."""
    copied = copy.deepcopy(holder)
    for mark in copied.xpath(SOURCE_MARKS):
        mark.drop_tree()
    return " ".join(outer(copied).split())


def _is_picture(leaf: Leaf) -> bool:
    return len(leaf.inner) == 1 and PICTURE in leaf.inner[0].get("class", "").split()


def _holding(note: HtmlElement) -> HtmlElement:
    holder = lxml_html.Element("div")
    holder.append(note)
    return holder


def _same_boxes(pairs: Sequence[LeafPair]) -> dict[ContainerLeaf, ContainerLeaf]:
    """For the boxes of the Chinese page the English ones that they answer."""
    same: dict[ContainerLeaf, ContainerLeaf] = {}
    for pair in pairs:
        if pair.en and pair.zh:
            for en, zh in zip(pair.en[0].path, pair.zh[0].path, strict=False):
                if en.tag != zh.tag:
                    break
                same.setdefault(zh, en)
    return same


def _twin_ids(depth: int, pair: LeafPair | None) -> list[str]:
    """The id of the box of the other language at the same depth."""
    if not (pair and pair.en and pair.zh) or depth >= len(pair.zh[0].path):
        return []
    return [dict(pair.zh[0].path[depth].attributes).get("id", "")]


def _only(sides: Sides, order: tuple[Language, Language]) -> Html | None:
    """What is said at a block that one language lacks: in both languages, for whoever reads one of them."""
    lonely = _lonely_language(sides)
    if lonely is None:
        return None
    told: Bilingual = ONLY[lonely]
    spans = [element("span", told.say(language), lang=language) for language in order]
    return element("span", spans[0], " · ", spans[1], class_="only")


def _lonely(sides: Sides) -> str:
    lonely = _lonely_language(sides)
    return f" pair--{lonely}" if lonely else ""


def _lonely_language(sides: Sides) -> Language | None:
    present = _with(sides)
    return present[0] if len(present) == 1 else None


def _with(sides: Mapping[Language, Sequence[object]]) -> list[Language]:
    return [language for language in LANGUAGES if sides[language]]


def _named(attributes: Mapping[str, str | bool]) -> dict[str, str | bool]:
    """Attributes as `element` takes them: a name that Python keeps for itself with an underscore behind it."""
    return {name.replace("-", "_") + "_": value for name, value in attributes.items()}
