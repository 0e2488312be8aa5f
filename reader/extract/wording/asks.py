"""What the site asks of its visitors: to subscribe, to connect, to agree."""

from __future__ import annotations

import re

from reader.regex import regex

# Told by any of its words: a box that says one of them is hardly about a treatment.
ASKS = regex(
    r"newsletter|infolettre|lettre d.info|\babonn|\bconnect(?:é|ez|er|ion)|\binscri|\bmot de passe|\bcookies?\b|"
    r"\bcommentaires?\b[^.]{0,20}ferm|"
    r"\bsubscri|\bsign (?:up|in)\b|\blog ?in\b|\bcomments? (?:are|is)\b|\bpublicit|\badvertis",
    re.IGNORECASE,
)
