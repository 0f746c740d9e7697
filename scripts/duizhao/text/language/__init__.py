"""What Duizhao knows about English and Chinese text. Plain functions, no page, no rule, no library."""
