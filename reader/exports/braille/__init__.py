"""The page in braille, by liblouis."""
