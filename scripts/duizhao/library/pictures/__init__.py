"""Pictures as words in both languages: read, told as Markdown, checked as pages."""
