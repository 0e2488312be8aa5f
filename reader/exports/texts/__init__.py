"""The page as one text: plain, Markdown, JSON, HTML."""
