"""What machines read of a page: search engines, link previews, sitemaps. All of it follows from the page itself; what
is not known is left out."""
