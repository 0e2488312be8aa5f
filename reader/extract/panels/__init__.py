"""What the page hides and what opens it: accordions, tabs, dialogs, the rest of a text; each with its label."""
