"""A site from an engine that knows nothing of Duizhao and one language alone: what is ours is done on the Markdown before it (the
text pass) and on its finished pages (the page pass). One run of the engine makes one language.

What such a site lacks beside that of MkDocs stands in `bench/engine_lacks.toml`, which `python -m bench.engine_canary` keeps true.
"""
