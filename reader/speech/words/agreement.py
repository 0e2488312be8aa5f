"""Gender and number of what is measured, for the sign that compares it: "fièvre ≥ 38" is "supérieure ou égale à 38".

The noun is found by its article, or by standing first; its gender by its article, its ending, or a list.

>>> agreed("supérieur à", "une perte de poids"), agreed("supérieur à", "un taux de créatinine")
('supérieure à', 'supérieur à')
>>> agreed("inférieur ou égal à", "Les plaquettes sont")
'inférieures ou égales à'
"""

from __future__ import annotations

import re

from reader.regex import regex

FEMININE_MEASURES = regex(
    r"\b(?:fièvres?|températures?|doses?|créatinines?|créatininémies?|bilirubines?|clairances?|tumeurs?|lésions?"
    r"|plaquettes|saturations?|tensions?|fréquences?|glycémies?|concentrations?|valeurs?|durées?|tailles?|pressions?"
    r"|albumines?|hémoglobines?|lipases?|troponines?|ferritines?|espérances?|survies?|fractions?|kaliémies?|natrémies?"
    r"|calcémies?|protéinuries?|diarrhées?|quantités?|pertes?|hausse|baisse|charge|masses?|vitesses?|surfaces?"
    r"|transaminases|phosphatases|expressions?|éruptions?|toxicités?|réactions?|proportions?|ASAT|ALAT|CRP|LDH|TSH|SpO2|SpO₂|FEVG"
    r"|HbA1c|Hb|FC|TA|FR|DLCO|T°|PA|PAD|PAM|VS)"
    r"(?: [a-zà-ÿ]{4,}){0,2}$"
)
_MASCULINE_PLURALS = regex(
    r"\b(?:leucocytes|lymphocytes|neutrophiles|éosinophiles|blastes|globules|PNN|GB|GR|taux de \w+s|corticoïdes"
    r"|D-dimères|triglycérides|ganglions|nodules|stades|scores|risques|résultats|délais|effets)"
    r"(?: [a-zà-ÿ]{4,}){0,2}$"
)
# "Un taux de créatinine" is a taux.
_MASCULINE_HEAD = regex(
    r"\b(?:taux|niveau|nombre|dosage|débit|volume|poids|rythme|délai|pourcentage|indice|rapport|seuil|score|risque)"
    r" (?:de |d'|des |du |en )(?:la |l')?[\w-]+(?: [a-zà-ÿ]{4,})?$"
    r"|\b(?:de |d'|en )(?:grade|stade|score|PS|OMS|diamètre|volume|âge|taux|niveau|IMC)$",  # "toxicité de grade ≥ 2"
    re.I,
)
# "Si la fièvre est ≥ 38,5 °C", "ne doit pas être > 3 g": the verb hides nothing.
COPULA = regex(
    r" (?:ne |n')?(?:(?:doit|doivent|devrait|devraient|peut|peuvent|pourrait)(?: pas| jamais| plus)? )?"
    r"(?:est|était|sont|étaient|sera|seront|soit|soient|devient|deviennent|reste|restent|être|rester)"
    r"(?: (?:souvent|toujours|encore|pas|jamais|plus|restée?s?))?$"
)
# "une vitesse de sédimentation", "les enzymes hépatiques": what follows "de" is no head.
_DETERMINED = regex(
    r"(?<![\w'-])(?<!de )(?<!à )(?<!en )(?<!par )(?<!sur )(?<!dans )(?<!avec )(?:(?P<f>une|la|cette|sa|toute|chaque)"
    r"|(?P<m>un|le|ce|tout)|(?P<p>les|ces|vos|nos|ses|deux|plusieurs)|votre|notre|son|leur|leurs) "
    r"(?P<noun>[a-zà-ÿœ-]{2,})(?: (?:(?:de|du|des|à|en) |d'|l')*[\wà-ÿ'-]+){0,3}$",
    re.I,
)
_FIRST = regex(
    r"(?:^|[.;:,(!?] ?|\b(?:si|et|ou|pour|avec|sans|cas de|de|d') ?)(?P<noun>[a-zà-ÿœ-]{4,})"
    r"(?: (?:(?:de|du|des|à|en) |d'|l')*(?!(?:et|ou|si)\b)[a-zà-ÿ'-]+){0,3}$",
    re.I,
)
_FEMININE_NOUN = regex(
    r"(?:[a-zà-ÿ]{2,}(?:[tsx]ion|ité|tité|ance|ence|émie|urie|pénie|algie|thérapie|scopie|ure|esse|ette|ase|rée)"
    r"|douleur|valeur|largeur|longueur|profondeur|hauteur|épaisseur|tumeur|grosseur|rougeur|température|fièvre"
    r"|diurèse|dose|prise|enzyme|perte|plaquette|lésion|charge|baisse|hausse|tension|taille|surface|marche|pause|crise"
    r"|nécrose|fibrose|masse|survie|tachycardie|bradycardie|hypertension|hypotension|créatinine|bilirubine|albumine"
    r"|hémoglobine|ferritine|troponine|urée|journée|durée|diarrhée|protéine|vitamine|cellule|moyenne|médiane|norme)s?$",
    re.I,
)


def agreed(words: str, before: str) -> str:
    """The words of a comparison ("supérieur ou égal à") as they agree with what stands before the sign."""
    before = COPULA.sub("", before)
    if _MASCULINE_HEAD.search(before):
        return words
    feminine, plural = _known(before) or _guessed(before)
    end = "e" * feminine + "s" * plural
    equal = "aux" if plural and not feminine else f"al{end}"
    return words.replace("rieur", f"rieur{end}").replace("égal", f"ég{equal}")


def _known(before: str) -> tuple[bool, bool] | None:
    # "Fièvre ≥ 38" begins a sentence.
    feminine = FEMININE_MEASURES.search(before) or FEMININE_MEASURES.search(before.lower())
    plural = bool(_MASCULINE_PLURALS.search(before)) or bool(
        feminine and (feminine[0].split()[0].endswith("s") or feminine[0].startswith(("ASAT", "ALAT")))
    )
    return (bool(feminine), plural) if feminine or plural else None


def _guessed(before: str) -> tuple[bool, bool]:
    place, found = 0, None
    while match := _DETERMINED.search(before, place):  # the last of them: "la patiente a un score"
        place, found = match.start() + 1, match
    if found:
        noun = found["noun"].lower()
        feminine = bool(found["f"] and noun.rstrip("s")) or (not found["m"] and bool(_FEMININE_NOUN.match(noun)))
        return feminine, bool(found["p"]) and noun.endswith("s")
    first = _FIRST.search(before)
    if first and _FEMININE_NOUN.match(first["noun"]):
        return True, first["noun"].endswith("s")
    return False, False
