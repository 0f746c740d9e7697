"""A second opinion: what another program says of pairs of texts, such as a person's script or a model.

Nothing of it is believed. `opinion` is what was said of one pair and what of that may be told, `ask_opinions` asks the program and
keeps its words under the content that it was asked about, `opinion_findings` makes findings of them: possible ones, always.
"""
