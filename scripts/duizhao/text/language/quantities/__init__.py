"""Quantities in English and Chinese text: numbers with their units, bounds and periods, as records to compare.

`quantities(text, language)` reads them, `differences(en, zh)` compares two sides.
"""

from duizhao.text.language.quantities.bound_phrases import BoundPhrase, bound_phrases, contrary_limits
from duizhao.text.language.quantities.compare_quantities import (
    QuantityDifference,
    differences,
    period_differences,
)
from duizhao.text.language.quantities.periods import periods
from duizhao.text.language.quantities.quantity import Quantity
from duizhao.text.language.quantities.read_quantities import quantities
from duizhao.text.language.quantities.swapped_numbers import swapped_numbers
from duizhao.text.language.quantities.units_alone import unit_alone, unit_in_head

__all__ = [
    "BoundPhrase",
    "Quantity",
    "QuantityDifference",
    "bound_phrases",
    "contrary_limits",
    "differences",
    "period_differences",
    "periods",
    "quantities",
    "swapped_numbers",
    "unit_alone",
    "unit_in_head",
]
