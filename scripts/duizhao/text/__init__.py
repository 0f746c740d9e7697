"""What Duizhao knows about text: English, Chinese, Markdown, HTML. No page, no rule, no library."""
