"""The site while somebody writes: built anew where a file was saved, shown to this machine alone, and loaded anew by the browser.

It lies in a folder of its own, beside the published one: what is being written is no publication. A finding stops nothing here; it is
told, and the page is shown with its fault, for whoever writes wants to see what they wrote. Where an engine makes no page, the last
site stays.
"""
