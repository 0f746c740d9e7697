"""The published site: what is put into pages before and after they are built, and the build itself."""
