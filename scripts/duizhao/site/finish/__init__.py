"""The last hand on the text of a built page: names for tables, lines that end where they should, what belongs below the
main message."""
