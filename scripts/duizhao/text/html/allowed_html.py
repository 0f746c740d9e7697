"""The HTML that a page may hold: elements and attributes that say or show something, and do nothing by themselves."""

import re

from duizhao.text.html.page_tags import PageTag, TagAttribute
from duizhao.text.html.risky_tags import ADDRESSES, HOLDS_STYLE, INNER_URL, risks_of, scheme_of

TEXT = (
    "a abbr acronym address article aside audio b bdi bdo big blockquote br button caption center cite code col colgroup data dd "
    "del details dfn dir div dl dt em fieldset figcaption figure font footer h1 h2 h3 h4 h5 h6 header hgroup hr i img input ins "
    "kbd label legend li main map mark area menu meter nav nobr ol optgroup output p picture pre progress q rb rp rt rtc ruby s "
    "samp search section small source span strike strong sub summary sup table tbody td tfoot th thead time tr track tt u ul var "
    "video wbr"
)
DRAWING = (
    "svg g path rect circle ellipse line polyline polygon text tspan textpath title desc metadata defs marker use symbol pattern "
    "lineargradient radialgradient stop clippath mask switch view filter feblend fecolormatrix fecomponenttransfer fecomposite "
    "fedropshadow feflood fefunca fefuncb fefuncg fefuncr fegaussianblur femerge femergenode feoffset femorphology fetile"
)
DRAWING_ELEMENTS = frozenset(DRAWING.split())
ELEMENTS = DRAWING_ELEMENTS | frozenset(TEXT.split())
ANYWHERE_NAMES = (
    "class id title lang xml:lang dir hidden role tabindex style translate align width height itemscope itemprop itemtype itemid "
    "accesskey inert"
)
EVERYWHERE = frozenset(ANYWHERE_NAMES.split())
# Attributes that belong to elements of text; a drawing has many more, and each is harmless or looked at by its value.
TEXT_NAMES = (
    "href hreflang rel target type download cite datetime src srcset sizes alt loading decoding fetchpriority usemap ismap coords shape "
    "start reversed value colspan rowspan headers scope abbr span valign bgcolor border cellpadding cellspacing char charoff color "
    "face size compact nowrap noshade clear frame rules summary open name for checked disabled label min max low high optimum media "
    "controls loop muted preload poster kind srclang default playsinline dirname"
)
ATTRIBUTES = frozenset(TEXT_NAMES.split())
DRAWING_NAMES = (
    "xmlns xmlns:xlink version viewbox preserveaspectratio focusable d x y x1 x2 y1 y2 cx cy r rx ry dx dy fx fy fr points transform "
    "fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-dasharray "
    "stroke-dashoffset stroke-miterlimit opacity clip-path clip-rule mask filter marker marker-start marker-mid marker-end "
    "markerwidth markerheight markerunits refx refy orient pathlength vector-effect paint-order color display visibility overflow "
    "font-family font-size font-weight font-style font-variant letter-spacing word-spacing text-anchor text-decoration "
    "text-rendering shape-rendering dominant-baseline alignment-baseline baseline-shift writing-mode textlength lengthadjust "
    "rotate startoffset offset stop-color stop-opacity gradientunits gradienttransform spreadmethod patternunits "
    "patterncontentunits patterntransform clippathunits maskunits maskcontentunits filterunits primitiveunits in in2 result "
    "stddeviation values mode operator k1 k2 k3 k4 flood-color flood-opacity tablevalues slope intercept amplitude exponent radius "
    "enable-background xml:space href xlink:href color-interpolation-filters requiredfeatures systemlanguage"
)
DRAWN = frozenset(DRAWING_NAMES.split())
KNOWN = EVERYWHERE | ATTRIBUTES | DRAWN
PREFIXES = ("aria-", "data-")
# By these the scripts of the theme know its own parts and its settings: no text of a page may pose as one.
THEMES_OWN = re.compile(
    r"data-md-(?!color-|icon$|type$|value$)|__(?!tabbed_|span-|code|lineno)", re.IGNORECASE
)
SCHEMES = frozenset(["", "http", "https", "mailto", "tel", "sms"])
# In a style: names, numbers, colours and functions of these; no address can be written with them.
STYLE = re.compile(r"(?:[\w\s:;,.%#+*/!'\"-]|\b(?:rgba?|hsla?|calc|var|min|max|clamp)\(|\))*+")
# What a button or a box may be.
TYPES = {"input": frozenset(["checkbox", "radio"]), "button": frozenset(["button"])}


def is_allowed_element(tag: PageTag) -> bool:
    """True for a tag of an element that a page may hold."""
    if tag.name not in ELEMENTS:
        return False
    types = TYPES.get(tag.name)
    return types is None or tag.is_end or (tag.value("type") or "").lower() in types


def is_allowed_attribute(tag: PageTag, one: TagAttribute) -> bool:
    """True for an attribute that a page may have there, with this value."""
    if one.name not in KNOWN and not one.name.startswith(PREFIXES):
        return False
    if THEMES_OWN.match(one.name) or (one.name in ("id", "name") and THEMES_OWN.match(one.value)):
        return False
    if any(risk.attribute == one for risk in risks_of(tag)):
        return False
    if one.name == "style":
        return STYLE.fullmatch(one.value) is not None
    if one.name in HOLDS_STYLE:
        return "(" not in INNER_URL.sub("", one.value) or STYLE.fullmatch(one.value) is not None
    if one.name == "xlink:href" or (one.name == "href" and tag.name in DRAWING_ELEMENTS):
        return one.value.startswith("#")
    if one.name in ADDRESSES:
        # A picture that stands in its address was looked at above.
        return scheme_of(one.value) in SCHEMES or (
            scheme_of(one.value) == "data" and one.name in ("src", "poster")
        )
    return True
