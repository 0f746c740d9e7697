"""Fuzzing that stays: the cases of the tests, changed at random and mixed by Hypothesis, through everything that reads what people
write. `python -m bench.fuzz` runs it."""
