"""One door for machines that translate: pairs of texts come in, findings with their spans go out, terms and approved translations
where they are asked for.

`PairsDoor` answers one pair, `pairs_stream` a stream of JSON lines, `pairs_mcp` an agent over MCP (the extra mcp).
"""
