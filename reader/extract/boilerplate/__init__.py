"""What belongs to the site and not to the page (menus, banners, consent, sharing), told on the tree."""
