"""What a reader takes home on paper: what a page needs there beside its text, and the PDF files of a built site."""
