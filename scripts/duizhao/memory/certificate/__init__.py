"""A certificate of one page: what was compared, at which texts, by whom, with which findings; and whether it still holds.

`page_certificate` is what it says, `make_certificate` draws it from a library, `certificate_json` writes and reads it,
`verify_certificate` holds it against the pages as they are.
"""
