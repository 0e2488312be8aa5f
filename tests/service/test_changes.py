"""What changed in a page that is imported again, told with the old words and the new."""

from __future__ import annotations

import pytest

from reader.extract import extract
from reader.service.changes import changes

PAGE = """<html lang="fr"><title>Suivi</title><main><h1>Suivi</h1><p>Voici comment se passe le suivi.</p>
<h2>La dose</h2><p>Le nivolumab est donné à 240 mg toutes les 2 semaines. Buvez de l’eau ce jour-là.</p>
<h2>La fièvre</h2><p>Appelez si vous avez plus de 38 °C. Ne prenez pas de cortisone sans avis.</p>
<h2>La carte</h2><p>Gardez toujours la carte sur vous.</p>
<table><tr><th>Examen</th><th>Rythme</th></tr><tr><td>TSH</td><td>6 semaines</td></tr></table></main>"""


def told(after: str, before: str = PAGE) -> list[str]:
    return [line.strip() for line in changes(extract(before), extract(after))]


def test_nothing() -> None:
    assert told(PAGE) == ["rien n’a changé dans le texte"]


def test_a_space_that_does_not_break_changes_nothing() -> None:
    assert told(PAGE.replace("240 mg", "240&nbsp;mg")) == ["rien n’a changé dans le texte"]


@pytest.mark.parametrize(
    ("words", "others", "warning"),
    [
        ("240 mg", "480 mg", "nombre (240 → 480)"),
        ("240 mg", "240<sup>3</sup> mg", "nombre (rien → ³)"),
        ("Ne prenez pas de cortisone", "Prenez de la cortisone", "négation (ne, pas → rien)"),
        ("plus de 38", "moins de 38", "plus ou moins (plus → moins)"),
        ("plus de 38 °C", "moins de 39 °C", "nombre (38 → 39), plus ou moins (plus → moins)"),
        ("TSH</td><td>6", "TSH</td><td>16", "nombre (6 → 16)"),
        ("toutes les 2 semaines", "toutes les deux semaines", "nombre (2 → deux)"),
        ("Gardez toujours la carte", "Gardez trois fois la carte", "nombre (rien → trois)"),
        ("Buvez de l’eau", "Buvez du café", ""),
    ],
)
def test_a_sentence_that_was_rewritten_is_told_before_and_now(words: str, others: str, warning: str) -> None:
    assert words in PAGE
    lines = told(PAGE.replace(words, others))
    assert len(lines) == 3
    assert lines[0].startswith("section changée : La ")
    assert lines[1].startswith("avant : « ")
    assert lines[2].startswith("maintenant : « ")
    assert lines[2].partition(" » [")[2] == (f"à vérifier : {warning}]" if warning else "") or (
        not warning and lines[2].endswith("»")
    )


def test_the_words_themselves_are_told() -> None:
    assert told(PAGE.replace("240 mg", "480 mg")) == [
        "section changée : La dose",
        "avant : « Le nivolumab est donné à 240 mg toutes les 2 semaines. »",
        "maintenant : « Le nivolumab est donné à 480 mg toutes les 2 semaines. » [à vérifier : nombre (240 → 480)]",
    ]


def test_a_sentence_that_is_gone_and_one_that_is_new() -> None:
    lines = told(
        PAGE.replace(" Ne prenez pas de cortisone sans avis.", "").replace("sur vous.", "sur vous. Merci bien.")
    )
    assert lines == [
        "section changée : La fièvre",
        "retiré : « Ne prenez pas de cortisone sans avis. » [à vérifier : négation]",
        "section changée : La carte",
        "ajouté : « Merci bien. »",
    ]


def test_sections_that_come_and_go() -> None:
    added = PAGE.replace("</main>", "<h2>Au retour</h2><p>Reposez-vous bien. Mangez.</p></main>")
    assert told(added) == ["section nouvelle : Au retour (2 phrases)"]
    assert told(PAGE, added) == ["section retirée : Au retour (2 phrases)"]


def test_a_section_of_another_name_is_known_by_its_words() -> None:
    assert told(PAGE.replace("La fièvre", "Quand appeler").replace("38", "38,5")) == [
        "section renommée : La fièvre devient Quand appeler",
        "section changée : Quand appeler",
        "avant : « Appelez si vous avez plus de 38 °C. »",
        "maintenant : « Appelez si vous avez plus de 38,5 °C. » [à vérifier : nombre (38 → 38,5)]",
    ]


def test_a_section_that_moved() -> None:
    dose = PAGE[PAGE.index("<h2>La dose") : PAGE.index("<h2>La fièvre")]
    assert told(PAGE.replace(dose, "").replace("</main>", f"{dose}</main>")) == [
        "section déplacée : La dose, maintenant après « La carte »"
    ]


def test_a_sentence_that_moved_from_one_section_to_another() -> None:
    sentence = " Buvez de l’eau ce jour-là."
    assert told(PAGE.replace(sentence, "").replace("sur vous.", f"sur vous.{sentence}")) == [
        "section changée : La dose",
        "passé ailleurs : « Buvez de l’eau ce jour-là. »",
        "section changée : La carte",
        "venu ici : « Buvez de l’eau ce jour-là. »",
    ]


def test_of_two_that_went_and_one_that_came_one_is_lost() -> None:
    sentence = " Ne conduisez pas."
    before = PAGE.replace("ce jour-là.", f"ce jour-là.{sentence}").replace("sans avis.", f"sans avis.{sentence}")
    lines = told(PAGE.replace("sur vous.", f"sur vous.{sentence}"), before)
    assert lines.count("passé ailleurs : « Ne conduisez pas. »") == 1
    assert lines.count("retiré : « Ne conduisez pas. » [à vérifier : négation]") == 1
    assert lines.count("venu ici : « Ne conduisez pas. »") == 1


def test_of_a_page_written_anew_a_single_change_more_is_told_in_the_singular() -> None:
    before = "".join(f"<p>Phrase ordinaire {'abcdefghij'[n % 10] * (n // 10 + 1)} ici.</p>" for n in range(31))
    lines = told(f"<main><h1>A</h1>{before.replace('ordinaire', 'neuve')}</main>", f"<main><h1>A</h1>{before}</main>")
    assert len([line for line in lines if line.startswith("avant")]) == 30
    assert lines[-1] == "et une autre phrase changée, sans autre nombre ni négation"


def test_a_heading_that_comes_or_goes_moves_what_is_under_it() -> None:
    without = PAGE.replace("<h2>La fièvre</h2>", "")
    first, second = "Appelez si vous avez plus de 38 °C.", "Ne prenez pas de cortisone sans avis."
    assert told(without) == [
        "section retirée : La fièvre (2 phrases)",
        "section changée : La dose",
        f"venu ici : « {first} »",
        f"venu ici : « {second} »",
    ]
    assert told(PAGE, without) == [
        "section nouvelle : La fièvre (2 phrases)",
        "section changée : La dose",
        f"passé ailleurs : « {first} »",
        f"passé ailleurs : « {second} »",
    ]


def test_one_section_goes_and_another_comes_elsewhere() -> None:
    dose = PAGE[PAGE.index("<h2>La dose") : PAGE.index("<h2>La fièvre")]
    page = PAGE.replace(dose, "").replace("</main>", "<h2>Au retour</h2><p>Reposez-vous bien.</p></main>")
    assert told(page) == ["section nouvelle : Au retour (1 phrase)", "section retirée : La dose (2 phrases)"]


def test_sections_of_one_title_are_told_apart() -> None:
    twice = PAGE.replace("La carte", "La fièvre")
    assert told(twice.replace("38 °C", "39 °C"), twice)[0] == "section changée : La fièvre"
    assert told(twice, twice) == ["rien n’a changé dans le texte"]


def test_another_title_of_the_page() -> None:
    assert told(PAGE.replace("Suivi<", "Le suivi<")) == ["titre de la page : « Suivi » devient « Le suivi »"]


def test_of_a_page_written_anew_every_number_is_told_and_the_rest_counted() -> None:
    before = "".join(f"<p>Phrase ordinaire {'abcdefghij'[n % 10] * (n // 10 + 1)} ici.</p>" for n in range(80))
    page = f"<title>Suivi</title><main><h1>Suivi</h1>{before}<p>La dose est de 240 mg par jour.</p></main>"
    lines = told(page.replace("ordinaire", "toute neuve").replace("240", "24"), page)
    assert len([line for line in lines if line.startswith("avant")]) == 31
    assert "maintenant : « La dose est de 24 mg par jour. » [à vérifier : nombre (240 → 24)]" in lines
    assert lines[-1] == "et 50 autres phrases changées, sans autre nombre ni négation"


def test_a_page_of_one_line_thousands_of_times_is_compared_at_once() -> None:
    row = "<p>Oui.</p>"
    assert told(f"<main><h1>A</h1>{row * 3_000}</main>", f"<main><h1>A</h1>{row * 2_000}<p>Non.</p></main>")


def test_a_section_of_the_same_title_is_the_same_whatever_it_says() -> None:
    lines = told(PAGE.replace("Gardez toujours la carte sur vous.", "La nuit, montrez-la partout."))
    assert lines == [
        "section changée : La carte",
        "retiré : « Gardez toujours la carte sur vous. »",
        "ajouté : « La nuit, montrez-la partout. »",
    ]


def test_a_sentence_was_one_sentence_before() -> None:
    first, second = "Gardez toujours la carte sur vous.", "Gardez toujours la carte d’alerte sur vous."
    lines = told(PAGE.replace(first, f"{second} Gardez toujours la carte bleue sur vous."))
    assert lines == [
        "section changée : La carte",
        f"avant : « {first} »",
        f"maintenant : « {second} »",
        "ajouté : « Gardez toujours la carte bleue sur vous. »",
    ]
    two = PAGE.replace(first, f"{second} Gardez toujours la carte bleue sur vous.")
    assert told(PAGE, two) == [
        "section changée : La carte",
        "retiré : « Gardez toujours la carte bleue sur vous. »",
        f"avant : « {second} »",
        f"maintenant : « {first} »",
    ]
