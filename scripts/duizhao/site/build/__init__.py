"""The published site: building it, and checking what was built. Nothing here imports MkDocs."""
