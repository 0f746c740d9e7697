"""How pictures are laid out: one file a kind, each a function from a picture to a drawing of a given width."""

from duizhao.pictures.kinds.kind import Kind
from duizhao.pictures.kinds.ladder import ladder
from duizhao.pictures.kinds.people import people
from duizhao.pictures.kinds.timeline import timeline

KINDS: dict[str, Kind] = {"timeline": timeline, "ladder": ladder, "people": people}
