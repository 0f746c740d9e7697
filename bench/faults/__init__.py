"""Generators of faults: each takes good pairs and yields pairs that have exactly one fault, of a named kind."""
