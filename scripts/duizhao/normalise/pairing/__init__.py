"""Pairing: which pieces of a source translate each other, and which translate nothing."""

from duizhao.normalise.pairing.find import Helpers, pair
from duizhao.normalise.pairing.piece_pair import PiecePair

__all__ = ["Helpers", "PiecePair", "pair"]
