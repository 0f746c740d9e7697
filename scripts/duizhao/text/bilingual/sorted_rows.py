"""A sorted file of rows that is read, not taken apart: a row is found by halving, and loading costs a millisecond."""

from collections.abc import Iterator


class SortedRows:
    """The rows of a file. `data`: lines of a key, a tab and the rest, sorted by the bytes of the keys, each ended by \\n."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def rest(self, key: str) -> str:
        """What stands behind the key and its tab; empty where there is no such key."""
        data, sought = self.data, key.encode()
        start = self._first_from(sought)
        tab = start + len(sought)
        if data[start:tab] != sought or data[tab : tab + 1] != b"\t":
            return ""
        return data[tab + 1 : data.index(b"\n", tab)].decode()

    def keys_from(self, beginning: str) -> Iterator[str]:
        """The keys that begin so, in order."""
        data, sought = self.data, beginning.encode()
        start = self._first_from(sought)
        while start < len(data) and data.startswith(sought, start):
            yield data[start : data.index(b"\t", start)].decode()
            start = data.index(b"\n", start) + 1

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
