"""The term base, and where a text uses a term or renders it."""
