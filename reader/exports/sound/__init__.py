"""The page as sound: one MP3 with chapters, its captions, an episode of a podcast."""
