"""Where two sentences that should say the same say otherwise, and how certain that is.

A detector reads the linked words of an English and a Chinese sentence and gives `Clue`s: something is said of a word here, and
otherwise there. `judged` turns clues into `Difference`s with a certainty that was learnt from good and from faulty
translations; the weights stand in `certainty.toml` and can be read.
"""

from duizhao.text.meaning.certainty import Certainty, judged, probability
from duizhao.text.meaning.clue import Clue, Difference

__all__ = ["Certainty", "Clue", "Difference", "judged", "probability"]
