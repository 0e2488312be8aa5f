"""The page as a book that is read and heard: EPUB with media overlays, DAISY."""
