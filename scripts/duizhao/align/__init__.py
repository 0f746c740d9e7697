"""Holding two pages against each other: which block answers which, and what one of them lacks.

`align` holds the way in; the other modules are what it and the rules look at.
"""
