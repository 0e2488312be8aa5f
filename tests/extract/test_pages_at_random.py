"""Whole pages put together at random, as hospitals' sites serve them: no word of the text is lost, none of the menu is
read, and the order stays, whatever the boxes are called.
"""

from __future__ import annotations

import random
import re

import pytest

from reader.extract import extract

_SENTENCES = (
    "Ne prenez pas d’ibuprofène sans l’avis de votre médecin",
    "La perfusion dure de trente à soixante minutes selon le produit",
    "Appelez le service dès 38,5 °C ou en cas de frissons",
    "Une prise de sang est faite la veille de chaque séance",
    "Le médecin adapte la dose à votre poids, par exemple 3 mg/kg",
)
_HEADINGS = (
    "Avant la séance",
    "Les effets",
    "À apporter",
    "Partager son expérience",
    "Actualités thérapeutiques",
    "Contact",
)
# Names that say nothing, those of builders, and words of French that begin like a part of a site.
_NAMES = (
    "",
    "css-1f9a2b",
    "col-md-6",
    "field field--name-body",
    "wp-block-group",
    "ce-textpic",
    "soins-de-support",
    "recherche-clinique",
    "partage-d-experience",
    "pub-med",
    "menu-enrichi",
    "popup-dose",
    "print-sheet",
    "cookie-recette",
    "breadcrumb-parcours",
    "search-dose",
    "login-patient",
    "newsletter-sante",
    "sponsor-essai",
    "bandeau-alerte",
)
_PAGES = 60


class _Page:
    """One page of a seed; words of its text end in x and those of its site in y, numbered in page order."""

    def __init__(self, seed: int) -> None:
        self.pick = random.Random(seed)
        self.words = 0
        self.site_words = 0

    def mark(self, said: str) -> str:
        self.words += 1
        return f"{said} mot{self.words}x"

    def site(self, said: str) -> str:
        self.site_words += 1
        return f"{said} mot{self.site_words}y"

    def sentence(self) -> str:
        return f"<p>{self.mark(self.pick.choice(_SENTENCES))}.</p>"

    def part(self) -> str:
        heading = f"<h2>{self.mark(self.pick.choice(_HEADINGS))}</h2>"
        kind = self.pick.choice(("text", "list", "table", "definitions", "details", "accordion", "contact", "link"))
        if kind == "list":
            return heading + "<ol>" + "".join(f"<li>{self.mark('Vous arrivez')}.</li>" for _ in range(3)) + "</ol>"
        if kind == "table":
            head = f"<tr><th>{self.mark('Cure')}</th><th>{self.mark('Dose')}</th></tr>"
            return f"{heading}<table>{head}<tr><td>{self.mark('1')}</td><td>{self.mark('3 mg/kg')}</td></tr></table>"
        if kind == "definitions":
            return f"{heading}<dl><dt>{self.mark('Anticorps')}</dt><dd>{self.sentence()}</dd></dl>"
        if kind == "details":
            return f"{heading}<details><summary>{self.mark('Et la fatigue ?')}</summary>{self.sentence()}</details>"
        if kind == "accordion":
            label = self.mark("Puis-je conduire ?")
            at = f"p{self.words}"
            button = f"<button aria-expanded=false aria-controls={at}>{label}</button>"
            return f"{heading}<h3>{button}</h3><div id={at} hidden>{self.sentence()}</div>"
        if kind == "contact":
            return f"{heading}<p>{self.mark('Hôpital de jour')} : <a href='tel:0140000000'>01 40 00 00 00</a></p>"
        if kind == "link":
            said = self.mark(self.pick.choice(_SENTENCES))
            return f"{heading}<p>{said}, voyez <a href='/x'>{self.mark('la peau')}</a>.</p>"
        return heading + self.sentence() + self.sentence()

    def box(self, inside: str) -> str:
        for _ in range(self.pick.randint(0, 3)):
            tag = self.pick.choice(("div", "section"))
            inside = f'<{tag} class="{self.pick.choice(_NAMES)}">{inside}</{tag}>'
        return inside

    def links(self, count: int) -> str:
        return (
            "<ul>" + "".join(f"<li><a href='/{i}'>{self.site('Nos services')}</a></li>" for i in range(count)) + "</ul>"
        )

    def html(self) -> str:
        title = f"<h1>{self.mark('Votre immunothérapie')}</h1>{self.sentence()}"
        text = title + "".join(self.box(self.part()) for _ in range(self.pick.randint(3, 8)))
        network = f"<a href='https://www.facebook.com/sharer.php?u=x'>{self.site('Facebook')}</a>"
        share = f"<div class=share>{self.site('Partager')} {network}</div>"
        header = f"<header><a href='/'>{self.site('CHU des Marais')}</a><nav>{self.links(6)}</nav></header>"
        trail = f"<div class=breadcrumb><a href='/'>{self.site('Accueil')}</a> &gt; <a href='/p'>Soins</a></div>"
        footer = f"<footer><p>{self.site('© CHU des Marais')}</p>{self.links(4)}</footer>"
        main = self.pick.choice(("main", "div id=content", "div"))
        return (
            "<!DOCTYPE html><html lang=fr><title>Votre immunothérapie</title>"
            f"<body>{header}{trail}<{main}>{text}{share}</{main.split()[0]}>{footer}</body></html>"
        )


@pytest.mark.parametrize("first", range(0, _PAGES, 20))
def test_text_is_read_whole_in_its_order_and_nothing_of_the_site(first: int) -> None:
    for seed in range(first, first + 20):
        page = _Page(seed)
        document = extract(page.html())
        told = " ".join(block.text for section in document.sections for block in section.blocks)
        read = re.findall(r"mot\d+[xy]", told)
        assert read == [f"mot{number}x" for number in range(1, page.words + 1)], seed
