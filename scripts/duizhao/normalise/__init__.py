"""From a mixed text as it was received to two parallel pages a topic, with every character accounted for.

The way of a source: read (bytes to text), cut (text to pieces), repair, label, route, pair, fill from memory,
write pages; and beside it the placement, which says of every character where it went.
"""
