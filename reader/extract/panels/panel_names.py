# ruff: noqa: SIM905  (word lists read best as they are)
"""What panels, their labels and their contents are called in class and id; how long a label may be."""

from __future__ import annotations

LABEL_WORDS = 45  # at most

TITLE_NAMES = frozenset(
    "title titre header heading head trigger toggle toggler question btn button label summary intitule control opener "
    "handle".split()
)
PANEL_NAMES = frozenset(
    "plier deplier replier accordion accordeon accordions collapse collapsible collapsed toggle toggles faq depliable "
    "blocdepliable expand expandable spoiler foldable disclosure answer reponse volet".split()
)
CONTENT_NAMES = frozenset("content contenu body panel pane answer reponse text texte inner collapse details".split())
TAB_NAMES = frozenset("tab tabs onglet onglets tablist tabpage tabset".split())
