"""How pictures are laid out: one file a kind, each a function from a picture to a drawing of a given width."""

from duizhao.site.pictures.kinds.bars import bars
from duizhao.site.pictures.kinds.dots import dots
from duizhao.site.pictures.kinds.kind import Kind
from duizhao.site.pictures.kinds.ladder import ladder
from duizhao.site.pictures.kinds.people import people
from duizhao.site.pictures.kinds.timeline import timeline

KINDS: dict[str, Kind] = {
    "timeline": timeline,
    "ladder": ladder,
    "people": people,
    "dots": dots,
    "bars": bars,
}
