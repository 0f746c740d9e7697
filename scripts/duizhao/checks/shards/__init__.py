"""A check divided among machines: each looks at its share of the page pairs, and one run joins what they found.

`shard` says which pairs belong to which share, `shard_file` writes and reads what was found in one, `merged_shards` joins them
for the check that tells everything. A page pair is looked at by itself; only the rules about the whole library, the waivers and
the baseline need all of it, and they are asked once, where the shares are joined.
"""
