"""What a reader is told where the text they read may be out of date, and where on the page it is told.

`page_notices` says what has to be told on a page, `notice_texts` how, `insert_tokens` puts a token at each place into the
Markdown, `fill_notices` puts HTML in the place of the tokens after the Markdown was rendered, `borrowed` is about pages
that are shown in the other language because they are missing. Nothing here knows the program that builds the site.
"""

from duizhao.site.notices.notice_spot import Notice, NoticeMark, Reason

__all__ = ["Notice", "NoticeMark", "Reason"]
