"""A person takes a step with some block pairs: `approve_pairs` is what the command and the desk have in common.

It asks who may do it, what stands in the way, and writes what was done into the memory.
"""
