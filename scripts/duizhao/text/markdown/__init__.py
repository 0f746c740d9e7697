"""Reading MkDocs Markdown as blocks. Positions are lines and columns from 1, offsets are characters from
0."""
