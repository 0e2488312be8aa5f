"""Abbreviations of ordinary and medical French: "M. Dupont" is said "monsieur Dupont", "p. ex." "par exemple".

Their stops would end the sentence for a voice. A stop that also ends the sentence is kept.

    >>> from reader.model import Sentence
    >>> from reader.speech import prepare
    >>> prepare(Sentence("s", "M. Dupont")).text
    'monsieur Dupont'
    >>> prepare(Sentence("s", "p. ex. n° 3")).text
    'par exemple numéro 3'
"""

from __future__ import annotations

import re

from reader.speech.rewriter import Answer, Context, Rule

# Written with a stop, wherever they stand. Case counts.
_DOTTED = {
    "p. ex.": "par exemple", "p.ex.": "par exemple", "par ex.": "par exemple", "c.-à-d.": "c'est-à-dire",
    "c-à-d.": "c'est-à-dire", "c.à.d.": "c'est-à-dire", "c. à d.": "c'est-à-dire", "i.e.": "c'est-à-dire",
    "i. e.": "c'est-à-dire", "e.g.": "par exemple", "cf.": "voir", "Cf.": "Voir", "conf.": "voir", "etc.": "et cetera",
    "et al.": "et collaborateurs", "et coll.": "et collaborateurs", "op. cit.": "ouvrage cité", "ibid.": "ibidem",
    "Ibid.": "Ibidem", "N.B.": "nota bene", "P.S.": "post-scriptum", "q.s.p.": "quantité suffisante pour",
    "qsp": "quantité suffisante pour", "av. J.-C.": "avant Jésus-Christ", "apr. J.-C.": "après Jésus-Christ",
    "ap. J.-C.": "après Jésus-Christ", "J.-C.": "Jésus-Christ", "s.v.p.": "s'il vous plaît",
    "S.V.P.": "s'il vous plaît",
    "R.-V.": "rendez-vous", "a.m.": "du matin", "p.m.": "de l'après-midi", "per os": "per os", "vs.": "versus",
    "vs": "versus", "Vs": "Versus", "éq.": "équivalent", "env.": "environ", "Env.": "Environ", "approx.": "environ",
    "max.": "maximum", "min.": "minimum", "moy.": "moyenne", "hab.": "habitants", "dép.": "département",
    "resp.": "respectivement", "spp.": "espèces", "tél.": "téléphone", "Tél.": "Téléphone", "TÉL.": "Téléphone",
    "Tel.": "Téléphone", "tel.": "téléphone", "Tél": "Téléphone", "tél": "téléphone", "port.": "portable",
    "poste.": "poste", "réf.": "référence", "Réf.": "Référence", "réfs.": "références", "ref.": "référence",
    "Ref.": "Référence", "art.": "article", "Art.": "Article", "chap.": "chapitre", "Chap.": "Chapitre",
    "fig.": "figure", "Fig.": "Figure", "figs.": "figures", "tab.": "tableau", "Tab.": "Tableau", "vol.": "volume",
    "Vol.": "Volume", "éd.": "édition", "Éd.": "Édition", "coll.": "collection", "ann.": "annexe",
    "annot.": "annotation",
    "suppl.": "supplément", "Suppl.": "Supplément", "trad.": "traduction", "dir.": "direction",
    "coord.": "coordination",
    "rédac.": "rédaction", "synth.": "synthèse", "obs.": "observation", "rem.": "remarque", "déf.": "définition",
    "adj.": "adjectif", "lat.": "latin", "angl.": "anglais", "fr.": "français", "syn.": "synonyme", "Syn.": "Synonyme",
    "abrév.": "abréviation", "pharm.": "pharmacie", "hosp.": "hôpital", "Hôp.": "Hôpital", "hôp.": "hôpital",
    "univ.": "université", "Univ.": "Université", "Dép.": "Département", "serv.": "service", "bât.": "bâtiment",
    "Bât.": "Bâtiment", "BÂT.": "bâtiment", "esc.": "escalier", "Esc.": "Escalier", "ét.": "étage", "étg.": "étage",
    "appt.": "appartement", "appt": "appartement", "Appt": "Appartement", "Apt": "Appartement", "Tel": "Téléphone",
    "trait.": "traitement", "déb.": "début", "Dpt": "Département", "dpt": "département", 
    "cf": "voir", "Cf": "Voir",
    "plaq": "plaquettes",
    "Plaq": "Plaquettes", "plq": "plaquettes", "Plq": "Plaquettes", "créat.": "créatinine", "créat": "créatinine",
    "pers.": "personnes", "apt.": "appartement",
    "av.": "avenue", "Av.": "Avenue", "ave.": "avenue", "bd.": "boulevard", "Bd.": "Boulevard", "bld.": "boulevard",
    "boul.": "boulevard", "bvd.": "boulevard", "pl.": "place", "Pl.": "Place", "rte": "route", "imp.": "impasse",
    "all.": "allée", "fbg": "faubourg", "fg": "faubourg", "rés.": "résidence", "dest.": "destinataire",
    "inj.": "injection", "comp.": "comprimés", "cp.": "comprimés", "cps.": "comprimés", "gél.": "gélules",
    "amp.": "ampoules",
    "sol.": "solution", "susp.": "suspension", "perf.": "perfusion", "ttt": "traitement", "tt": "traitement",
    "diag.": "diagnostic", "hospit.": "hospitalisation", "consult.": "consultation", "ordo.": "ordonnance",
    "ttes": "toutes", "secr.": "secrétariat", "tjrs": "toujours", "pdt": "pendant", "Ttt": "Traitement",
    "Tt": "Traitement", "Ttes": "Toutes", "Cs": "Consultation",
    "Ttt.": "Traitement", "ttt.": "traitement", "lgtps": "longtemps", "qqs": "quelques", "qqf": "quelquefois",
    "svt": "souvent", "Nb": "Nombre", "nb": "nombre", "nbre": "nombre", "Nbre": "Nombre", "nbx": "nombreux",
    "méd.": "médecin", "Méd.": "Médecin", "rdc": "rez-de-chaussée", "RDC": "rez-de-chaussée", "RdC": "rez-de-chaussée",
    "tabl.": "tableau", "Tabl.": "Tableau", "Mr": "monsieur", "Mr.": "monsieur", "r.": "rue", "Ch.": "Chambre",
    "ch.": "chapitre", "éts": "établissements", "ets": "établissements", "qté": "quantité", "Qté": "Quantité",
    "dble": "double", "gd": "grand", "gde": "grande", "pb": "problème", "pbs": "problèmes", "cpd": "cependant",
    "hospi": "hospitalisation", "chir.": "chirurgie", "anesth.": "anesthésie", "ttes les": "toutes les",
    "RDV": "rendez-vous", "Rdv": "Rendez-vous", "rdv": "rendez-vous", "RV": "rendez-vous", "i.v.": "intraveineuse",
    "s.c.": "sous-cutanée", "i.m.": "intramusculaire", "vit.": "vitamine", "Vit.": "Vitamine", "Sce": "service",
    "tjs": "toujours",
    "Cie": "compagnie", "Fg": "Faubourg", "no": "numéro", "Ac": "anticorps", "svp": "s'il vous plaît",
    "SVP": "s'il vous plaît", "càd": "c'est-à-dire", "cad": "c'est-à-dire", "NB": "nota bene",
    "N.D.L.R.": "note de la rédaction",
    "qqn": "quelqu'un", "qqch": "quelque chose", "qq": "quelques", "bcp": "beaucoup", "lun.": "lundi", "mar.": "mardi",
    "mer.": "mercredi", "jeu.": "jeudi", "ven.": "vendredi", "sam.": "samedi", "dim.": "dimanche",
    "Mme": "madame", "Mmes": "mesdames", "Mlle": "mademoiselle", "Mlles": "mesdemoiselles", "MM.": "messieurs",
    "Mgr": "monseigneur", "Dr": "docteur", "Dr.": "docteur", "Drs": "docteurs", "Dre": "docteure", "Dres": "docteures",
    "DR": "docteur", "Pr": "professeur", "Pr.": "professeur", "Prs": "professeurs", "Pre": "professeure",
    "PR": "professeur",
    "Prof.": "professeur", "Me": "maître", "Mes": "mes", "Ste": "Sainte", "Sts": "Saints", "Stes": "Saintes",
    "St": "Saint",
    "cedex": "cedex", "Cedex": "Cedex", "CEDEX": "Cedex", "nos": "nos", "n°": "numéro", "N°": "Numéro",
    "n°s": "numéros",
    "n os": "numéros", "no.": "numéro", "No.": "Numéro", "Nos.": "Numéros", "cm.": "centimètres",
    "s/c": "sous couvert", "nég.": "négatif", "pos.": "positif", "onco. méd.": "oncologie médicale",
    "onco.": "oncologie", "Rx": "radio",
    "remb.": "remboursé", "Remb.": "Remboursé", "niv.": "niveau", "Niv.": "Niveau",
    "gr.": "grade", "ds": "dans", "s.o.": "sans objet", "N/A": "non applicable", "n/a": "non applicable",
    "M°": "métro",
    "n °": "numéro", "N °": "Numéro","c/o": "chez", "w.-e.": "week-end", "JO": "Journal officiel", "ex.": "exemple",
    "Ex.": "Exemple", "ex": "ex", "Adr.": "Adresse", "adr.": "adresse", "tlj": "tous les jours", "sf": "sauf",
    "incl.": "inclus", "excl.": "exclu", "tps": "temps", "jr": "jour", "sem.": "semaine", "trim.": "trimestre",
    "pts": "patients", "pt": "patient", "ATCD": "antécédents", "TTT": "traitement",
    "Bd": "Boulevard", "bd": "boulevard", "Bld": "Boulevard", "bld": "boulevard", "BD": "boulevard",
    "p.": "page", "pp.": "pages", "P.": "Page",
    "prom.": "promenade", "Prom.": "Promenade", "sq.": "square", "Sq.": "Square", "chem.": "chemin",
    "Chem.": "Chemin", "crs": "cours", "pass.": "passage", "espl.": "esplanade", "lot.": "lotissement",
}  # fmt: skip
# Said as such only where the neighbour shows it: (what must follow).
_FOLLOWED = {
    "r.": r" (?:d[eu]|des|de la|d'|[A-ZÀ-Ý])", "Ch.": r" ?\d", "ch.": r" ?\d", "Mr": r" [A-ZÀ-Ý]", "Mr.": r" [A-ZÀ-Ý]",
    "tabl.": r" ?[\dIVX]", "Tabl.": r" ?[\dIVX]", "Nb": r" d[e']", "nb": r" d[e']", "gd": r" ", "gde": r" ",
    "pb": r"(?: |$)", "svt": r"(?: |[,.;)]|$)", "s/c": r" d(?:[ue]|es)\b", "Rx": r" (?:d[eu]|thorax|pulm|[a-zà-ÿ])",
    "cf": r" ", "Cf": r" ", "déb.": r" [a-z]", "plaq": r" ?[:=<>≤≥]? ?\d", "Plaq": r" ?[:=<>≤≥]? ?\d",
    "plq": r" ?[:=<>≤≥]? ?\d", "Plq": r" ?[:=<>≤≥]? ?\d", "créat": r"(?: ?[:=<>≤≥\d,;)]|$)",
    "Cs": r" (?!\d)", "appt": r" ?\d", "Appt": r" ?\d", "Apt": r" ?\d", "Tel": r"(?: ?:|/| \d)", "pos.": r"(?! ?\d)",
    "niv.": r" ?[-–−\d]", "Niv.": r" ?[-–−\d]",
    "gr.": r" ?(?:[1-5]|I)(?!\d)", "ds": r" (?:les?|la|l'|une?|votre|vos|ce|\d)", "M°": r" ?[A-ZÀ-Ý:]",
    "n °": r" ?\d", "N °": r" ?\d",
    "RDC": r"[ ,.)]|$", "méd.": r" [a-z]", "Méd.": r" [a-z]",
    "p.": r" ?\d", "P.": r" ?\d", "pp.": r" ?\d", "Me": r" [A-ZÀ-Ý]", "St": r"[ -][A-ZÀ-Ý]", "Ste": r"[ -][A-ZÀ-Ý]",
    "Sts": r"[ -][A-ZÀ-Ý]", "Stes": r"[ -][A-ZÀ-Ý]", "Pre": r" [A-ZÀ-Ý]", "PR": r" [A-ZÀ-Ý]", "DR": r" [A-ZÀ-Ý]",
    "Dr": r"(?:[ /·)]|$)", "BD": r" [A-ZÀ-Ýd]", "bd": r" [A-ZÀ-Ýd]", "Bd": r" [A-ZÀ-Ýd]", "art.": r" ?[\dLRDA]",
    "Art.": r" ?[\dLRDA]",
    "fig.": r" ?[\dIVX]", "Fig.": r" ?[\dIVX]", "tab.": r" ?[\dIVX]", "Tab.": r" ?[\dIVX]",
    "vol.": r" ?[\dIVX]", "chap.": r" ?[\dIVX]",
    "min.": r"(?= ?[a-zà-ÿ)\d])", "no.": r" ?\d", "No.": r" ?\d", "Nos.": r" ?\d", "n os": r" \d", "av.": r" [A-ZÀ-Ýd]",
    "Av.": r" [A-ZÀ-Ýd]", "pl.": r" [A-ZÀ-Ýd]", "Pl.": r" [A-ZÀ-Ýd]", "all.": r" [A-ZÀ-Ýd]", "imp.": r" [A-ZÀ-Ýd]",
    "mar.": r"[ -]", "mer.": r"[ -]", "sol.": r" [a-z]", "port.": r" ?:? ?\d", "dir.": r" ", "tt": r" (?!l)",
    "RV": r" ",
    "tab": r" \d", "JO": r" (?:du|n)", "comp.": r"[ ,;)]", "rte": r" [A-ZÀ-Ýd]", "coll.": r" ", "fr.": r" ",
    "pts": r" ",
    "rem.": r" ?:", "obs.": r" ", "all": r" ", "ét.": r"(?:[ ,;)]|$)", "esc.": r" ", "Esc.": r" ", "pt": r" ",
    "sf": r" ", "lat.": r" ",
    "jr": r" ",
    "fg": r" [A-ZÀ-Ý]", "Fg": r" [A-ZÀ-Ý]", "no": r" \d", "Ac": r" anti", "amp.": r"[ ,;)]", "P.S.": r"",
    "tps": r" ", "cm.": r" [a-z]", "cad": r" ", "poste.": r" ",
    "ref.": r" ", "PS": r" ?:",
    "prom.": r" [A-ZÀ-Ýdl]", "Prom.": r" [A-ZÀ-Ýdl]", "sq.": r" [A-ZÀ-Ýdl]", "Sq.": r" [A-ZÀ-Ýdl]",
    "chem.": r" [A-ZÀ-Ýdl]", "Chem.": r" [A-ZÀ-Ýdl]", "crs": r" [A-ZÀ-Ýdl]", "pass.": r" [A-ZÀ-Ýdl]",
    "espl.": r" [A-ZÀ-Ýdl]", "lot.": r" [A-ZÀ-Ýdl]",
}  # fmt: skip
for _same in ("nos", "Mes", "ex", "poste."):
    del _DOTTED[_same]
# At the head of a sentence or of a cell they have a capital: "Perf. sur 1h30". Not those that are words there.
_NO_CAPITAL = frozenset(["port.", "sol.", "all.", "pass.", "lot.", "rem.", "lat.", "dest.", "trad."])
for _short in [short for short in _DOTTED if short[0].islower() and short.endswith(".") and len(short) > 3]:
    _capital = _short[0].upper() + _short[1:]
    if _short not in _NO_CAPITAL and _capital not in _DOTTED:
        _DOTTED[_capital] = _DOTTED[_short][0].upper() + _DOTTED[_short][1:]
        if _short in _FOLLOWED:
            _FOLLOWED[_capital] = _FOLLOWED[_short]


_LAST_WORDS = frozenset({
    "etc.", "p. ex.", "p.ex.", "par ex.", "max.", "hab.", "et al.", "et coll.", "av. J.-C.", "apr. J.-C.", "ap. J.-C.",
    "J.-C.", "i.e.", "s.v.p.", "S.V.P.", "N.B.", "R.-V.", "a.m.", "p.m.", "ibid.", "op. cit.", "ét.", "i.v.", "s.c.",
    "i.m.", "c.-à-d.",
    "tél.", "env.", "réf.", "apt.", "appt.", "éd.", "bât.", "esc.", "gél.", "cp.", "cps.", "inj.", "hosp.", "sem.",
    "trim.", "suppl.", "vit.", "perf.", "chir.", "anesth.", "hospit.", "remb.", "nég.", "pos.", "onco.", "min.",
    "moy.", "ttt.", "lun.", "ven.",
    "s.o.",
})  # fmt: skip


def _source() -> str:
    alternatives = []
    for short in sorted(_DOTTED, key=len, reverse=True):
        following = (
            f"(?={_FOLLOWED[short]})" if _FOLLOWED.get(short) else "" if short.endswith((".", "°")) else r"(?!\w)"
        )
        alternatives.append(re.escape(short) + following)
    known = "|".join(alternatives)
    # After an elided article too: "l'art. 3", "d'env. 2 h".
    return rf"(?:(?<![\w'.-])|(?<=\b[lLdD]'))(?:{known})"


_ONE_EXAMPLE = re.compile(r"(?:[ld]'|\b(?:un|cet|mon|ton|son|notre|votre|autre|bon|\d+) )$", re.I)


def _abbreviation(match: re.Match[str], context: Context) -> Answer:
    text = match[0]
    spoken = _DOTTED.get(text, "")
    if not spoken:
        return None
    rest = match.string[match.end() : match.end() + 80]
    if text == "sem." and match.string[max(0, match.start() - 2) : match.start()].strip()[-1:] in tuple("0123456789/"):
        return None  # "1 cure/3 sem.", "2 séances/sem.": a unit
    if text.endswith(".") and not rest.strip(' »")') and "." not in rest:
        # The stop is the sentence's too; a word that ends a sentence ("la mer.") is no abbreviation.
        if match.start() == 0:
            return spoken
        if text not in _LAST_WORDS:
            return None
        return [(match.start(), match.end() - 1, spoken)]
    if text in ("n°", "N°") and rest[:2] in ("s ", "s\u00a0"):
        return [(match.start(), match.end() + 1, spoken + "s")]
    if text in ("av.", "Av.") and rest.startswith(" J."):
        return None
    if text == "ex." and rest[:2] not in (" :", ": ") and not rest.startswith((" ", ",", ")")):
        return None
    if text in ("ex.", "Ex."):
        if _ONE_EXAMPLE.search(match.string[max(0, match.start() - 12) : match.start()]):
            return "exemple"
        return "par exemple" if text == "ex." else "Par exemple"
    if text == "ordo." and re.search(
        r"\b(?:les|vos|nos|mes|ses|des|\d+) $", match.string[max(0, match.start() - 20) : match.start()]
    ):
        return "ordonnances"
    if text == "n°" or text == "N°":
        gap = "" if rest.startswith(" ") else " "
        return spoken + gap
    if text in ("p.", "pp.", "P.") and not rest.startswith(" "):
        return spoken + " "
    if text in ("art.", "fig.", "Fig.", "tab.", "Art.", "vol.", "chap.") and not rest.startswith(" "):
        return spoken + " "
    return spoken


def _mister(match: re.Match[str], context: Context) -> Answer:
    return "monsieur"


# Streets are named after them: "av. du Gal-Leclerc". "Mal" and "Lt" are other words anywhere else.
_RANKS = {
    "Gal": "général", "Gén.": "général", "Mal": "maréchal", "Col.": "colonel", "Cdt": "commandant", "Lt": "lieutenant",
    "Pdt": "président",
}  # fmt: skip


def _rank(match: re.Match[str], context: Context) -> Answer:
    return _RANKS[match[0]]


def _every(match: re.Match[str], context: Context) -> Answer:
    return "tous les " if match[1] in ("j", "m") else "toutes les "


def _numbers(match: re.Match[str], context: Context) -> Answer:
    return "numéros "


def _example(match: re.Match[str], context: Context) -> Answer:
    return "par exemple"


def _initial(match: re.Match[str], context: Context) -> Answer:
    return match[1]


def _spelled(match: re.Match[str], context: Context) -> Answer:
    # "A.M.M." is handed on without its last stop, which would end the sentence; at the end of the sentence it does.
    letters = match[0].replace(" ", "")
    if not match.string[match.end() : match.end() + 80].strip(' »")'):
        return None
    return letters.rstrip(".")


def _before_time(match: re.Match[str], context: Context) -> Answer:
    return "avant"


def _most(match: re.Match[str], context: Context) -> Answer:
    return {"max": "maximum", "min": "minimum", "Max": "Maximum", "Min": "Minimum"}[match[0]]


def _grade(match: re.Match[str], context: Context) -> Answer:
    numbers = re.sub(" ?[-–] ?", " à ", match["n"]).replace("/", " ou ")
    return f"{'Grade' if match[0][0] == 'G' else 'grade'} {numbers}"


def _of_family(match: re.Match[str], context: Context) -> Answer:
    return "traitant"


def _position(match: re.Match[str], context: Context) -> Answer:
    return "Position" if match[0][0] == "P" else "position"


def _office(match: re.Match[str], context: Context) -> Answer:
    return "secrétariat"


def _x_ray(match: re.Match[str], context: Context) -> Answer:
    return [(match.start("x"), match.end("x"), "radio" if match["la"] else "cliché")]


def _the_has(match: re.Match[str], context: Context) -> Answer:
    # Its h is aspirated in every mouth: "la HAS".
    return {"l": "la ", "L": "La ", "d": "de la "}.get(match[1])


def _oxygen(match: re.Match[str], context: Context) -> Answer:
    return f"{match['s']}aturation"


RULES = (
    Rule(
        "abbreviation",
        re.compile(rf"(?<=\bdu )(?:{'|'.join(map(re.escape, _RANKS))})(?=[ -][A-ZÀ-Ý])"),
        _rank,
        frozenset("GMCLP"),
    ),
    Rule(
        "abbreviation",
        re.compile(r"\bav\.(?= ?(?:\d|le |la |les |l'|midi|minuit|chaque|tout))"),
        _before_time,
        frozenset("."),
    ),
    Rule(
        "abbreviation",
        re.compile(
            r"(?<!\d)(?<!\d )\b([Mm]ax|[Mm]in)"
            r"(?= ?/ ?(?:j|jour|24 ?h|sem|prise)\b|(?= par (?:jour|prise|semaine|mois)\b))"
            r"|\b([Mm]ax)(?= ?:? ?\d)|(?:(?<=\()|(?<=, )|(?<=; ))(min)(?= \d)"
        ),
        _most,
        frozenset("xn"),
    ),
    Rule("abbreviation", re.compile(r"(?<=[Mm]édecin )trait\.(?= ?[a-zà-ÿ:(,;])"), _of_family, frozenset(".")),
    Rule(
        "abbreviation",
        re.compile(r"(?<![\w'-])[Gg]r\.? ?(?P<n>[1-5](?: ?[-–/] ?[1-5])?)(?![\w/-]|,\d)"),
        _grade,
        frozenset("r"),
    ),
    # Of oxygen, in the blood.
    Rule(
        "abbreviation",
        re.compile(r"(?<![\w'-])(?P<s>[Ss])at\.?(?= ?:? ?(?:à |en |[<>≤≥]=? ?)?\d{2,3}(?:,\d)? ?%)"),
        _oxygen,
        frozenset("t"),
    ),
    # A place in a list or of a body, not a test that is positive.
    Rule("abbreviation", re.compile(r"(?<![\w'-])[Pp]os\.(?= ?\d)"), _position, frozenset("s")),
    Rule("abbreviation", re.compile(r"(?<=\b[Tt][ée]l\. )secr?\.(?= ?[:(\d])"), _office, frozenset("s")),
    Rule(
        "abbreviation",
        re.compile(r"\b(?:(?P<la>[Ll]a|[Uu]ne|[Cc]ette|[Vv]otre)|[Ll]e|[Uu]n|[Dd]u|[Cc]e|[Aa]u) (?P<x>Rx)(?![\w-])"),
        _x_ray,
        frozenset("x"),
    ),
    Rule("article", re.compile(r"\b([lLd])'(?=HAS\b)"), _the_has, frozenset("H")),
    Rule("abbreviation", re.compile(r"\btt les (?=\d{1,2} ?(j|h|s|m)?)"), _every, frozenset("t")),
    Rule("abbreviation", re.compile(_source()), _abbreviation),
    Rule("abbreviation", re.compile(r"\b[Nn]os (?=\d+(?:, \d+)*(?:,| et| à|-|–) ?\d)"), _numbers, frozenset("o")),
    Rule("abbreviation", re.compile(r"(?<![\w'.-])ex(?= ?:)"), _example, frozenset(":")),
    Rule("abbreviation", re.compile(r"(?<![\w'.-])M\.(?= (?:[A-ZÀ-Ý]|le |l'|et M))"), _mister, frozenset(".")),
    Rule("letters", re.compile(r"(?<![\w.])(?:[A-ZÀ-Ý]\. ?){2,}(?=\W|$)"), _spelled, frozenset(".")),
    Rule("initial", re.compile(r"(?<![\w.])([A-ZÀ-Ý](?:h|-[A-Z])?)\.(?= ?[A-ZÀ-Ý][a-zà-ÿ])"), _initial, frozenset(".")),
)
