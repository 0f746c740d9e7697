"""The manual of the tool: its pages in both languages, and what writes those of them that follow from the program."""
