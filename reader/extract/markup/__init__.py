"""From HTML to a mended tree: what word processors, frameworks and ARIA wrote gets the tags that it stands for."""
