"""The routes, one file a place of the service: what is asked for there, and which template answers."""
