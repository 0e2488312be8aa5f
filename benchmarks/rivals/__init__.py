"""What each figure is measured against: the plain way to do the same thing."""
