"""Where pages state their licence."""

from __future__ import annotations

import pytest

from reader.sources.licence import stated_licence

BY = "https://creativecommons.org/licenses/by/4.0/"
OUVERTE = "https://www.etalab.gouv.fr/wp-content/uploads/2017/04/ETALAB-Licence-Ouverte-v2.0.pdf"


@pytest.mark.parametrize(
    ("html", "licence"),
    [
        (f"<link rel=license href={BY}>", BY),
        (f"<a class='x' rel='noopener license' href='{BY}?a=1&amp;b=2'>CC BY</a>", f"{BY}?a=1&b=2"),
        ("<meta name='DCTERMS.license' content='Licence ouverte 2.0'>", "Licence ouverte 2.0"),
        ('<meta content="Tous droits\n réservés" property="dc.rights">', "Tous droits réservés"),
        (f'<script type="application/ld+json">{{"@type": "WebPage", "license" : "{BY}"}}</script>', BY),
        (f"<p>Textes sous <a href='{OUVERTE}'>Licence ouverte</a>.</p>", OUVERTE),
        (f"<a href='{BY}'>photo</a><meta name='dc.rights' content='Réservés'>", "Réservés"),
        ("<a rel=license href='/licence'>Licence</a>", ""),
        ("<p>Une licence de pêche</p><a href='https://a.example/licence'>x</a>", ""),
        ("<meta name='description' content='license'>", ""),
    ],
)
def test_licence(html: str, licence: str) -> None:
    assert stated_licence(html) == licence
