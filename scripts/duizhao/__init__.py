"""Duizhao (对照, "side by side"): a bilingual English/Chinese library whose two languages stay in step."""

__version__ = "0.1.0"
