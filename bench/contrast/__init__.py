"""An open benchmark: which programs tell a good English and Chinese pair from the same pair with one fault (README.md)."""
