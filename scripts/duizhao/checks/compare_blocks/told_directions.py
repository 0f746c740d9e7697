"""What counts as a direction, so that one rule tells it and no other does."""

from duizhao.text.language.direction.axes import AXIS_NAMES

# Sets of `text/meaning/contrasts.toml` of which two members are two directions.
DIRECTION_SETS = frozenset(
    [
        "rise-fall", "raise-lower", "grow-shrink", "up-down", "top-bottom", "above-below", "high-low", "more-less",
        "before-after", "early-late", "first-last", "left-right", "start-stop", "positive-negative", "faster-slower",
        "win-lose", "minimum-maximum", "open-closed",
    ]
)  # fmt: skip
# "At least" and "at most" are bounds of a number, which `different-numbers` tells.
BOUNDS = frozenset(["minimum-maximum"])
# The groups of clues that tell a direction: those sets, and the axes of `text/language/direction`, `amount` where two words
# stand on two axes of more and less.
DIRECTIONS = (DIRECTION_SETS - BOUNDS) | {*AXIS_NAMES, "amount"}
