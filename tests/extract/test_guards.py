"""What is refused at the door, in French, with the limit named."""

from __future__ import annotations

import pytest

from reader.errors import PageRefused
from reader.extract import extract

TEXT = "<p>Votre équipe vous appelle avant la séance, puis après.</p>"


@pytest.mark.parametrize(
    ("html", "named"),
    [
        ("<p>mot</p>" * 700_000, "5 Mo"),
        ("<p>mot" * 50_001, "50 000 balises"),
        ("<div>" * 513 + "mot", "512 niveaux"),
        ('<template shadowrootmode="open">' + "<div>" * 513 + "mot</template>", "512 niveaux"),
        ("<b>" * 10_000 + "mot", "512 niveaux"),
        (f"<div title='{'a' * 70_000}'>mot</div>", "64 ko"),
        ("<a" * 100_000, "64 ko"),
        ("%PDF-1.7 …", "PDF"),
        ("PK\x03\x04\x14\x00", "archive"),
        ("\x89PNG\r\n\x1a\n", "image"),
        ('<?xml version="1.0"?><rss><channel><title>Actualités</title></channel></rss>', "XML"),
        ('\ufeff\n<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><text>Plan</text></svg>', "XML"),
        ("\x00\x01\x02" * 100, "binaires"),
        ("  \n", "vide"),
        ("<html><head><script src=a.js></script></head><body><div id=root></div></body></html>", "script"),
        ("<body><noscript>Activez JavaScript.</noscript><div id=app></div><script>1</script>", "script"),
        (
            "<body><noscript>Activez JavaScript.</noscript><div>CHU</div><footer><p>© CHU</p></footer>",
            "script",
        ),
        ("<body><p>Veuillez activer JavaScript pour voir cette page.</p>", "script"),
        ("<title>301 Moved Permanently</title><h1>Moved Permanently</h1><a href=/x>here</a>", "renvoyer"),
        ("<meta http-equiv=refresh content='0;url=/x'><p>Redirection…</p>", "renvoyer"),
        ("<title>404 Not Found</title><h1>Not Found</h1><p>nginx</p>", "erreur"),
        ("<title>Page introuvable - CHU</title><p>La page demandée n’existe pas.</p>", "erreur"),
        (f"<nav>{'<a href=/a>Nos services</a> ' * 60}</nav><main><h1>Erreur 404</h1><p>Perdu ?</p></main>", "erreur"),
        (f"<nav>{'<a href=/a>Nos services</a> ' * 60}</nav><main><h1>404 - Perdu</h1></main>", "erreur"),
        ("<title>CHU</title><h1>Oups !</h1><p>Désolé, cette page est introuvable.</p><a href=/>Accueil</a>", "erreur"),
        ("<title>CHU</title><h1>Une erreur est survenue</h1><p>Réessayez plus tard.</p>", "erreur"),
        ("<title>CHU</title><p>Le site est en cours de maintenance.</p>", "erreur"),
        (
            "<title>Accès refusé</title><h1>Accès refusé</h1><p>Vous n’êtes pas autorisé à voir cette page.</p>",
            "erreur",
        ),
        ("<title>CHU</title><h1>Oups !</h1><p>Cette page n’existe plus.</p>", "Oups"),
        ("<body><p>Chargement de la page… Veuillez patienter.</p><script src=a.js></script>", "script"),
        ("<h1>Le suivi</h1><p>Vous devez vous connecter pour lire cet article.</p>", "connectées"),
        ("<h1>Connexion</h1><p>Vous devez être connecté.</p><form><input type=password></form>", "connectées"),
        ("<h1>La fatigue</h1><p>La suite de cet article est réservée aux abonnés.</p>", "connectées"),
        (
            "<title>CHU</title><frameset cols='*,*'><frame src=texte.html></frameset>",
            "texte.html",
        ),
        ("<title>CHU</title><body><iframe src=texte.html></iframe>", "cadres"),
        ("<title>CHU</title><body><iframe src='data:text/html,a'></iframe>", "d’autres fichiers[.]"),
        ("<body><div id=app>Chargement en cours…</div><script src=a.js></script>", "script"),
        ("<body><app-main></app-main><script>go()</script><footer>© CHU 2024 Mentions légales</footer>", "script"),
        ("%!PS-Adobe-3.0\n", "PostScript"),
        (
            "<rss version='2.0'><channel><title>Actualités</title><item><title>La peau</title></item></channel></rss>",
            "flux",
        ),
    ],
)
def test_refused(html: str, named: str) -> None:
    with pytest.raises(PageRefused, match=named):
        extract(html)


@pytest.mark.parametrize(
    "html",
    [
        "<title>500 mg de paracétamol</title><h1>500 mg de paracétamol</h1><p>Un comprimé, pas plus.</p>",
        "<title>La pompe</title><h1>La pompe</h1><p>Le service est en maintenance : appelez le 15.</p>",
        "<title>Erreurs de dose</title><h1>Erreurs de dose</h1><p>Une erreur de dose ? Appelez.</p>",
        "<title>La peau</title><h1>La peau</h1><p>Désolé de vous avoir fait attendre ?</p><iframe src=film></iframe>",
        "<title>Accès interdit aux visites</title><h1>Accès interdit aux visites</h1><p>Avant 14 h, n’entrez pas.</p>",
        "<title>Scanner</title><h1>Scanner</h1><p>Le service est en maintenance jusqu’à lundi. Ne venez pas.</p>",
        "<title>Service indisponible le dimanche</title><h1>Service indisponible le dimanche</h1><p>Appelez le 15.</p>",
        "<title>Vérification de sécurité avant une IRM</title><p>Un stimulateur ? Ne passez pas cette porte.</p>",
        "<title>Erreur de prise</title><h1>Une erreur s’est produite dans la prise</h1><p>N’en prenez pas d’autre.</p>",
        "<title>Vaccin</title><p>Nous sommes désolés : le vaccin est indisponible. Ne venez pas sans appeler.</p>",
        "<title>Dose</title><h1>400 - 500 mg par jour</h1><p>La dose d’ibuprofène à ne pas dépasser.</p>",
        "<title>Dose</title><h1>500 (cinq cents) milligrammes</h1><p>Par prise, et pas plus de trois fois.</p>",
        "<title>Vos résultats</title><p>Vous devez vous connecter au portail pour vos résultats. Gardez-les.</p>",
        "<title>Résultats</title><p>Veuillez vous connecter au portail du patient avec le code reçu par message.</p>",
        "<title>Parking</title><p>L’accès au parking P2 est réservé aux abonnés. Les visiteurs se garent au P1.</p>",
        "<title>Salle</title><p>Merci de patienter en salle B. Une infirmière vient.</p><script>1</script>",
        "<title>Après</title><p>Veuillez patienter trente minutes. Ne partez pas seul.</p><script>1</script>",
        "<title>Fermé</title><noscript>Activez JavaScript.</noscript><p>Appelez le 01 23 45 67 89.</p><script>",
        "<title>Redirection vers un autre service</title><p>Si l’unité est fermée, le 15 vous dirige ailleurs.</p>",
    ],
)
def test_a_short_page_that_tells_is_read(html: str) -> None:
    assert extract(html).title


@pytest.mark.parametrize("text", [".HTM", "http://a.example/x", "Appelez le 15 & attendez.", "{}"])
def test_a_text_without_a_tag_is_read_and_nobody_is_warned(text: str) -> None:
    assert [block.text for section in extract(text).sections for block in section.blocks] == [text]


def test_an_xml_declaration_before_a_page_is_passed_over() -> None:
    comment = f"<!-- {'modèle ' * 300} -->"
    page = f'<?xml version="1.0" encoding="iso-8859-1"?>\n{comment}<html xmlns="http://www.w3.org/1999/xhtml"><body>{TEXT}</body></html>'
    assert len(extract(page).sections[0].blocks) == 1


def test_an_element_that_its_cell_closes_adds_no_depth_to_the_next_row() -> None:
    rows = "<tr><td><font>Un comprimé le matin.</td></tr>" * 600  # as pages of 2003 have them
    assert len(extract(f"<table>{rows}</table>").sections[0].blocks) == 600


def test_a_large_picture_inside_the_page_is_no_reason() -> None:
    assert (
        extract(f"<h1>Titre</h1><img alt='Schéma' src='data:image/png;base64,{'A' * 200_000}'>{TEXT}").title == "Titre"
    )


def test_characters_that_no_voice_can_say_are_taken_out() -> None:
    document = extract("<h1>Ti\0tre</h1><p>Un \ud800texte\x07 avec des signes\x0b perdus.</p>")
    assert [block.text for section in document.sections for block in section.blocks] == [
        "Titre",
        "Un texte avec des signes perdus.",
    ]


def test_nothing_of_a_dtd_is_read() -> None:
    document = extract(
        '<!DOCTYPE x [<!ENTITY j SYSTEM "file:///etc/passwd">]><body><h1>T</h1><p>Un mot, &j; et un autre.</p>'
    )
    assert "root" not in str(document)
    assert "]>" not in str([block.text for section in document.sections for block in section.blocks])


@pytest.mark.parametrize(
    "part",
    [
        "<img alt=2 src=a width={number}>",
        "<svg width={number} aria-label=oui></svg>",
        "<div role=heading aria-level={number}>Mot</div>",
        "<table><tr><td colspan={number}>a<tr><td>b<td>c</table>",
        "<p>{number}</p><p>{number}</p>",
        "<meter value={number} max={number}></meter>",
        "<ol class=lst-kix_a-0 start={number}><li>a</ol><ol class=lst-kix_a-0 start=2><li>c</ol>",
    ],
)
@pytest.mark.parametrize("number", ["9" * 5_000, "²"])
def test_numbers_without_end_are_read_as_none(part: str, number: str) -> None:
    """Python refuses to make a number of more than 4,300 digits, and of a raised one."""
    document = extract(f"<main><h1>Titre</h1>{TEXT}{part.format(number=number)}{TEXT}</main>")
    assert document.title == "Titre"
