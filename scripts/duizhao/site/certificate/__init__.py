"""A certificate as a page that a browser shows and prints."""
