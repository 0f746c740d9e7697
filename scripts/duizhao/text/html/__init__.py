"""What our own HTML pages share: elements from values, and their look."""
