"""From nodes to drafts: one walk in page order over what is left."""
