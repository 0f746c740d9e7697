"""A sorted file of rows that is read, not taken apart: a row is found by halving, and loading costs a millisecond. Who asks on
gets an index, which takes a tenth of a second, once."""

from collections.abc import Iterator

# So many rows are found by halving, 30 microseconds each; then the index is made.
BEFORE_INDEX = 4_000


class SortedRows:
    """The rows of a file. `data`: lines of a key, a tab and the rest, sorted by the bytes of the keys, each ended by \\n."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._lookups = 0
        self._starts: dict[bytes, int] | None = None

    def rest(self, key: str) -> str:
        """What stands behind the key and its tab; empty where there is no such key."""
        data, sought = self.data, key.encode()
        start = self._start(sought)
        tab = start + len(sought)
        if data[start:tab] != sought or data[tab : tab + 1] != b"\t":
            return ""
        return data[tab + 1 : data.index(b"\n", tab)].decode()

    def keys_from(self, beginning: str) -> Iterator[str]:
        """The keys that begin so, in order."""
        data, sought = self.data, beginning.encode()
        start = self._start(sought) if beginning.endswith(" ") else self._first_from(sought)
        while start < len(data) and data.startswith(sought, start):
            yield data[start : data.index(b"\t", start)].decode()
            start = data.index(b"\n", start) + 1

    def _start(self, sought: bytes) -> int:
        """Where the row of a key starts, or the first that begins with words and a blank; any place where there is none."""
        if self._starts is None:
            self._lookups += 1
            if self._lookups <= BEFORE_INDEX:
                return self._first_from(sought)
            self._starts = _starts(self.data)
        return self._starts.get(sought, len(self.data))

    def _first_from(self, sought: bytes) -> int:
        """Where the first row starts whose key is not before `sought`, in bytes."""
        data = self.data
        low, high = 0, len(data)
        while low < high:
            start = data.rfind(b"\n", low, (low + high) // 2) + 1 or low
            tab = data.index(b"\t", start)
            if data[start:tab] < sought:
                low = data.index(b"\n", tab) + 1
            else:
                high = start
        return low


def _starts(data: bytes) -> dict[bytes, int]:
    """Where the row of each key starts, and the first row that begins with the words before each blank in it."""
    found: dict[bytes, int] = {}
    start = 0
    for row in data.split(b"\n"):
        key = row[: row.find(b"\t")]
        blank = key.find(b" ")
        while blank != -1:
            found.setdefault(key[: blank + 1], start)
            blank = key.find(b" ", blank + 1)
        found[key] = start
        start += len(row) + 1
    return found
