"""What `bench.search` compares, and with what."""
