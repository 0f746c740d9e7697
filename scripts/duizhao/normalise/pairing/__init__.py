"""Pairing: which pieces of a source translate each other, and which translate nothing."""

from duizhao.normalise.pairing.find_pairs import FoundPairs, Helpers, find, pair
from duizhao.normalise.pairing.near_miss import NearMiss
from duizhao.normalise.pairing.piece_pair import PiecePair

__all__ = ["FoundPairs", "Helpers", "NearMiss", "PiecePair", "find", "pair"]
