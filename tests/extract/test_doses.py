"""What a dose is: the one vocabulary that the rules of extraction ask."""

from __future__ import annotations

import pytest

from reader.extract.wording.doses import begins_with_a_dose, says_a_dose, says_a_measure, says_a_price

DOSES = """
240 mg toutes les 3 semaines
240mg
240\u00a0MG
2,5\u202fml
3 mg/kg
15 µg
15 μg
50 mcg
1,5 L d’eau
2 l par jour
10 UI
6 MUI
2 Gy
7 mmol/l
38,5 °C
20 milligrammes
2 litres d’eau
3 gouttes
½ comprimé
1/2 comprimé
un comprimé
Deux gélules le soir
un demi-comprimé
2 cuillères à café
une bouffée au besoin
2 fois par jour
2 perfusions par semaine
trois fois par jour
deux comprimés par jour
un sachet par prise
toutes les 6 heures
tous les deux jours
""".strip().splitlines()

NONE = """
Un réseau 4G
Lot 3 G
L’article 1 l’a dit
Chambre 12
12 mars 2026
Moins de 7 jours
Tous les deux sont venus
Une lettre par semaine
Un abonnement de 3 mois
Urgences : 15
mg
comprimés
Mégalithes
""".strip().splitlines()


@pytest.mark.parametrize("text", DOSES)
def test_doses(text: str) -> None:
    assert says_a_dose(text)
    assert says_a_measure(text)


@pytest.mark.parametrize("text", NONE)
def test_what_is_none(text: str) -> None:
    assert not says_a_dose(text)
    assert not begins_with_a_dose(text)


@pytest.mark.parametrize("text", ["240 mg", "– 1 000,5 mg", "Dose usuelle : 3 mg/kg", "1/2 comprimé", "un comprimé"])
def test_a_dose_at_once(text: str) -> None:
    assert begins_with_a_dose(text)


@pytest.mark.parametrize("text", ["En mars, 240 mg", "Le service. Dose : 3 mg"])
def test_a_dose_later_in_a_line(text: str) -> None:
    assert says_a_dose(text)
    assert not begins_with_a_dose(text)


@pytest.mark.parametrize("text", ["30 %", "48 h", "3 semaines", "4 cures", "La cure 2"])
def test_measures_that_are_no_doses(text: str) -> None:
    assert says_a_measure(text)
    assert not says_a_dose(text)


@pytest.mark.parametrize(("text", "price"), [("50 €", True), ("50€", True), ("20 Euros", True), ("50 mg", False)])
def test_prices(text: str, price: bool) -> None:
    assert says_a_price(text) is price
