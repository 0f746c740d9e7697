"""Pictures whose words stand in one file for both languages: read, laid out as SVG, and told in words.

A library writes `pictures/NAME.toml`; what is made of it is `includes/pictures/NAME.html`, the drawing, and `NAME.md`,
which shows it with its sources and says the same in words. A page shows a picture with one line:
`--8<-- "en/includes/pictures/NAME.md"`.
"""
