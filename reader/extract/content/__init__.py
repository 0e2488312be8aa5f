"""Where the page's own content is: its root, its title, its figures and lists, cards, what a site's profile chooses."""
