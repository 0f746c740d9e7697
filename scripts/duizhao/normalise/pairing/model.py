"""The weights of the evidence: log-odds, learnt once by logistic regression from documents whose pairs are known.

`weights.toml` is made by `python -m bench.pairing_train FOLDER`; it names every weight.
"""

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from operator import mul

from duizhao.normalise.pairing import pair_features, rescore

# What each kind of evidence consists of.
KINDS = {
    "base": pair_features.BASE,
    "dictionary": (*pair_features.BASE, *pair_features.DICTIONARY),
    "meaning": (*pair_features.BASE, *pair_features.MEANING),
    "both": (*pair_features.BASE, *pair_features.DICTIONARY, *pair_features.MEANING),
}
LOOKS = {"in order": rescore.NAMES, "in any order": rescore.NAMES}


@dataclass(frozen=True, slots=True)
class Model:
    """Weights in the order of the names in `KINDS` and `LOOKS`."""

    first: tuple[float, ...]
    in_order: tuple[float, ...]
    in_any_order: tuple[float, ...]

    def second(self, *, ordered: bool) -> tuple[float, ...]:
        """The weights of the second look."""
        return self.in_order if ordered else self.in_any_order


@cache
def model(kind: str) -> Model:
    """The model for evidence of that kind."""
    data = tomllib.loads(resources.files(__package__).joinpath("weights.toml").read_text(encoding="utf-8"))
    return Model(
        _listed(data[kind]["first"], KINDS[kind]),
        *(_listed(data[kind][look], names) for look, names in LOOKS.items()),
    )


def _listed(weights: Mapping[str, float], names: Sequence[str]) -> tuple[float, ...]:
    return tuple(weights[name] for name in names)


def score(weights: Sequence[float], values: Sequence[float]) -> float:
    """The log of the odds that the values speak of a pair."""
    return float(sum(map(mul, weights, values)))


def chance(odds: float) -> float:
    """The chance, 0 to 1, that a log of odds stands for."""
    return 1 / (1 + math.exp(-max(min(odds, 30.0), -30.0)))
