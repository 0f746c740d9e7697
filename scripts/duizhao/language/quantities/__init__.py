"""Quantities in English and Chinese text: numbers with their units, bounds and periods, as records to compare.

`quantities(text, language)` reads them, `differences(en, zh)` compares two sides.
"""

from duizhao.language.quantities.bounds import periods
from duizhao.language.quantities.compare import Difference, differences, period_differences
from duizhao.language.quantities.quantity import Quantity
from duizhao.language.quantities.read import quantities

__all__ = ["Difference", "Quantity", "differences", "period_differences", "periods", "quantities"]
