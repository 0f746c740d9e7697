"""Quantities in English and Chinese text: numbers with their units, bounds and periods, as records to compare.

`quantities(text, language)` reads them, `differences(en, zh)` compares two sides.
"""

from duizhao.text.language.quantities.bounds import periods
from duizhao.text.language.quantities.compare_quantities import (
    QuantityDifference,
    differences,
    period_differences,
)
from duizhao.text.language.quantities.quantity import Quantity
from duizhao.text.language.quantities.read_quantities import quantities

__all__ = ["Quantity", "QuantityDifference", "differences", "period_differences", "periods", "quantities"]
