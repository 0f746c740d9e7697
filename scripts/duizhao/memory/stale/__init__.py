"""What one language says anew and the other does not: since it was approved, or since a revision that git knows.

What was on the pages at a revision is taken as if it had been approved then, so that the same states (`memory.states`)
tell what became of it. What a person approved since then waits no more.
"""
