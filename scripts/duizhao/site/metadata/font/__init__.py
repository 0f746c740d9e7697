"""The font of the title cards, and its licence."""
