"""Names of molecules, cells, genes and isotopes: "IL-2" is said "interleukine 2", "CD8+" "C.D 8 plus".

>>> from reader.model import Sentence
>>> from reader.speech import prepare
>>> prepare(Sentence("s", "IL-2 et IFN-γ")).text
'interleukine 2 et interféron gamma'
>>> prepare(Sentence("s", "CO₂")).text
'C.O 2'
"""

from __future__ import annotations

import re

from reader.regex import regex
from reader.speech.names.acronyms import spelled
from reader.speech.rewriter import Answer, Context, Rule, always, just_before

_GREEK_NAMES = {"α": "alpha", "β": "bêta", "γ": "gamma", "δ": "delta", "λ": "lambda", "ε": "epsilon", "κ": "kappa",
                "a": "alpha", "b": "bêta", "g": "gamma", "alpha": "alpha", "alfa": "alfa", "beta": "bêta",
                "bêta": "bêta",
                "gamma": "gamma"}  # fmt: skip
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
# What is sought in a tumour or in blood, and found or not.
_MARKERS = (
    r"H\d?ER\d?|HER2|R[EPOH]|ER|PR|PgR|AR|RA|ALK|EGFR|BRAF|KRAS|NRAS|RAS|ROS1|NTRK|RET|MET|PD-L1|MSI|MMR|BRCA ?[12]?"
    r"|HPV|VPH|VIH|VH[ABCDE]|H[BC]V|HIV|CMV|EBV|HLA-[A-Z]\d*|[Rr]h|[Rr]hésus|BCR-ABL|Ph|FISH|BCMA|GD2|PSMA|TTF-?1|p(?:16|40|53|63)"
)
_FEMININE_TESTS = regex(r"(?:PCR|culture|sérologie|recherche)(?P<many>s?) .$", re.I)
_STATUS = {"+": " positif", "-": " négatif", "−": " négatif", "–": " négatif", "⁺": " positif", "⁻": " négatif"}


def _interleukin(match: re.Match[str], context: Context) -> Answer:
    receptor = "récepteur de l'" if match["r"] and match["r"].startswith("R") else ""
    greek = f" {_GREEK_NAMES.get(match['greek'], match['greek'])}" if match["greek"] else ""
    before = just_before(match, 2)
    if receptor and before.endswith("'"):
        receptor, tail = "", f" récepteur{greek}"
        return f"interleukine {match['n']}{tail}"
    number = re.sub(r"(?<=\d)(?=[A-F])", " ", match["n"])
    return f"{receptor}interleukine{'s' if match['s'] else ''} {number}{greek}"


def _interferon(match: re.Match[str], context: Context) -> Answer:
    greek = _GREEK_NAMES.get(match["greek"] or "", "")
    return (
        "interféron"
        + (f" {greek}" if greek else "")
        + (f" {match['n'][0]} {match['n'][1:].upper()}".rstrip() if match["n"] else "")
    )


def _cluster(match: re.Match[str], context: Context) -> Answer:
    letter = f" {match['letter'].upper()}" if match["letter"] else ""
    sign = {"+": " plus", "⁺": " plus", "-": " moins", "−": " moins", "⁻": " moins", "": ""}[match["sign"]]
    return f"C.D {match['n']}{letter}{sign}"


_ELEMENT_SYMBOLS = "H He Li Be B C N O F Na Mg Al Si P S Cl K Ca Mn Fe Co Ni Cu Zn Se Br Tc I Y Lu Ra Ga Xe Kr Ag Au Pt"
_ELEMENTS = frozenset(_ELEMENT_SYMBOLS.split())
_FORMULA_PART = regex(r"([A-Z][a-z]?)([0-9₀-₉]*)")


def _formula(match: re.Match[str], context: Context) -> Answer:
    words: list[str] = []
    letters = ""
    for symbol, count in _FORMULA_PART.findall(match["formula"]):
        if symbol not in _ELEMENTS:
            return None
        letters += symbol
        if count:
            words.append(f"{spelled(letters)} {count.translate(_SUBSCRIPTS)}")
            letters = ""
    if letters:
        words.append(spelled(letters))
    return " ".join(words)


_IONS = {
    "Na": "sodium",
    "K": "potassium",
    "Ca": "calcium",
    "Cl": "chlorure",
    "Mg": "magnésium",
    "H": "hydrogène",
    "Fe": "fer",
    "Li": "lithium",
}


_SALTS = {"Na": "sodium", "K": "potassium", "Ca": "calcium", "Cl": "chlore", "Mg": "magnésium"}


def _salt(match: re.Match[str], context: Context) -> Answer:
    return _SALTS[match["salt"]]


def _ion(match: re.Match[str], context: Context) -> Answer:
    count = (match["n"] or "").translate(str.maketrans("⁰¹²³⁴₀₁₂₃₄", "0123401234"))
    sign = "plus" if match["sign"] in "+⁺" else "moins"
    return f"{spelled(match['symbol'])} {count + ' ' if count else ''}{sign}"


_ISOTOPES = {"F": "fluor", "I": "iode", "Tc": "technétium", "Lu": "lutétium", "Y": "yttrium", "Ga": "gallium",
             "Ra": "radium",
             "In": "indium", "Sr": "strontium", "C": "carbone", "O": "oxygène", "Co": "cobalt", "Cs": "césium",
             "P": "phosphore",
             "Sm": "samarium", "Zr": "zirconium", "Cu": "cuivre", "Tl": "thallium", "Xe": "xénon",
             "Kr": "krypton"}  # fmt: skip
_UP = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def _isotope(match: re.Match[str], context: Context) -> Answer:
    return f"{_ISOTOPES[match['symbol']]} {match['n'].translate(_UP)}{' M' if match['m'] else ''}"


def _status(match: re.Match[str], context: Context) -> Answer:
    status = _STATUS[match["sign"]]
    name = _FEMININE_TESTS.search(match[0])
    if name:
        status = status.replace("if", "ive") + name["many"]
    return [(match.start("sign"), match.end("sign"), status)]


_GROUPS_BEFORE = regex(r"\b(?:[Gg]roupes?(?: sanguins?)?|[Rr]hésus) (?:(?:AB|[ABO]) ?[-−–⁻+](?:, | et | ou ))+$")


def _next_group(match: re.Match[str], context: Context) -> Answer:
    before = just_before(match, 60)
    return _status(match, context) if _GROUPS_BEFORE.search(before) else None


def _subscript(match: re.Match[str], context: Context) -> Answer:
    return " " + match[0].translate(_SUBSCRIPTS).replace("₊", "plus").replace("₋", "moins")


def _allele(match: re.Match[str], context: Context) -> Answer:
    return f"H.L.A {match[1]} " + " ".join(match[2].split(":"))


def _cytochrome(match: re.Match[str], context: Context) -> Answer:
    return " ".join(["cip", *re.findall(r"\d+|[A-Z]", match[1])])


def _saturation(match: re.Match[str], context: Context) -> Answer:
    return f"{spelled(match[1])} 2"


def _thyroid(match: re.Match[str], context: Context) -> Answer:
    return f"T {match[1]} libre"


_GENES = {"BRAF": "B RAF", "KRAS": "K RAS", "NRAS": "N RAS", "HRAS": "H RAS", "EGFR": "E.G.F.R", "JAK2": "JAK 2",
          "KIT": "KIT", "PIK3CA": "P.I.K 3 C.A", "IDH1": "I.D.H 1", "IDH2": "I.D.H 2", "FLT3": "F.L.T 3"}  # fmt: skip


def _gene(match: re.Match[str], context: Context) -> Answer:
    return f"{_GENES[match[1]]} {match[2]} {match[3]} {match[4]}".rstrip()


def _hepatitis(match: re.Match[str], context: Context) -> Answer:
    return f"H.B.{match[1].upper()}"


_GENE_AROUND = regex(r"\b(?:mut|gènes?\b|oncogène|sauvage|statut|[KNH]RAS\b|B?RAF\b|famille|voie|anti-|proto)", re.I)


def _ras(match: re.Match[str], context: Context) -> Answer:
    # "neuro : RAS" is nothing to report, and spelled; the gene is a word.
    around = just_before(match, 120), match.string[match.end() : match.end() + 120]
    if not any(map(_GENE_AROUND.search, around)):
        return "R.A.S"
    return "rass" if context.respell else "RAS"


# Before times of day: "HLA-A*02:01" is no two o'clock.
FIRST = (Rule("molecule", regex(r"(?<!\w)HLA-([A-Z]+\d?)\*(\d{2,3}(?::\d{2,3})*)(?![\w:])"), _allele, frozenset("*")),)
RULES = (
    Rule("molecule", regex(r"(?<![\w-])RAS(?![\w'])"), _ras, frozenset("R")),
    # "Ac anti-HBs +": of hepatitis B, no plural.
    Rule("molecule", regex(r"(?<!\w)HB([sce])(?!\w)"), _hepatitis, frozenset("H")),
    Rule("molecule", regex(r"(?<!\w)CYP ?(\d[A-Z0-9]{0,4})(?!\w)"), _cytochrome, frozenset("Y")),
    # "BRAFV600E", "JAK2V617F": a gene and its change, without a space.
    Rule(
        "molecule",
        regex(rf"(?<!\w)({'|'.join(_GENES)})[- ]?(?:p\.)?([A-Z])(\d{{2,4}})([A-Z]?)(?![\w-])"),
        _gene,
        frozenset("FSRTA2"),
    ),
    Rule("molecule", regex(r"(?<!\w)((?:Sp|Sa|Pa|Fi|C|S|N)O)[2₂²](?!\w)"), _saturation, frozenset("O")),
    Rule("molecule", regex(r"(?<!\w)T([34])[Ll](?!\w)"), _thyroid, frozenset("T")),
    Rule("molecule", regex(r"(?<!\w)G(?=(?:2,5|5|10|20|30) ?%)"), always("glucosé "), frozenset("G")),
    Rule(
        "molecule",
        regex(r"(?<![A-Za-z0-9])IL(?P<s>s)?[- ]?(?P<n>\d{1,2}[A-F]?(?:/\d{1,2})?)(?P<r>R)?-?(?P<greek>[αβγ]|)(?![\w])"),
        _interleukin,
        frozenset("I"),
    ),
    Rule(
        "molecule",
        regex(
            r"(?<![A-Za-z0-9])I[FN]N(?:[- ]?(?P<greek>[αβγλabg]|alpha|alfa|bêta|beta|gamma))?(?:-?(?P<n>\d[ab]?))"
            r"?(?![\w])"
        ),
        _interferon,
        frozenset("I"),
    ),
    Rule(
        "molecule",
        regex(r"(?<![A-Za-z0-9])CD-?(?P<n>\d{1,3})(?P<letter>[a-zA-Z]?)(?P<sign>[+−⁺⁻]|-(?![\w])|)(?!\w)"),
        _cluster,
        frozenset("C"),
    ),
    Rule(
        "molecule",
        regex(
            r"(?<![\w.,])(?P<n>18|123|131|99|177|68|90|223|111|89)(?P<m>m?)-?(?P<symbol>F|I|Tc|Lu|Ga|Y|Ra|In|Zr)"
            r"(?=-|[ ,.;)]|$)"
        ),
        _isotope,
        frozenset("FITLGYRZ"),
    ),
    Rule(
        "molecule",
        regex(
            rf"(?<![\w])(?P<n>\d{{2,3}}|[¹²³⁴-⁹⁰]{{1,3}})(?P<m>m|ᵐ|)-?(?P<symbol>{'|'.join(_ISOTOPES)})(?![\w])"
            rf"(?=-|[ ,.;)]|$)(?!\))"
        ),
        _isotope,
        frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹"),
    ),
    # "K+ 3,5 mmol/L", "Na+ 132": measured in the blood, its sign is no "plus 3,5".
    Rule(
        "molecule",
        regex(
            r"(?<![\w'-])(?P<salt>Na|K|Ca|Cl|Mg)(?:[2²]?[+⁺]{1,2}|[-−⁻](?= ?[:=<>≤≥]))?"
            r"(?= ?(?:[:=<>≤≥]|[<>]=|à)? ?\d{1,3}(?:[,.]\d+)? ?m(?:mol|Eq)|/vit"
            r"|(?<=[+⁺]) ?(?:[:=<>≤≥]|à)? ?\d{1,3}(?!\w))"
        ),
        _salt,
        frozenset("KCMN"),
    ),
    # "Na 138 ; K 3,9": with what blood holds of them; "Ca-vit D3", "Ca + vit. D".
    Rule(
        "molecule",
        regex(
            r"(?<![\w'-])(?P<salt>Na(?= ?[:=]? ?1[1-6]\d(?![\w,.]))|K(?= ?[:=]? ?[2-7],\d{1,2}(?!\w| ?[€%km]))"
            r"|Ca(?= ?[:=]? ?[1-3],\d{1,2}(?!\w| ?[€%km])| ?[-+/] ?[Vv]it)|Cl(?= ?[:=]? ?(?:[89]\d|1[0-2]\d)(?![\w,.]))"
            r"|Mg(?= ?[:=]? ?[01],\d{1,2}(?!\w| ?[€%km])| ?[-+/] ?(?:[Vv]it|B6)))"
        ),
        _salt,
        frozenset("KCMN"),
    ),
    Rule(
        "molecule",
        regex(r"(?<![\w])(?P<symbol>Na|K|Ca|Cl|Mg|H|Fe|Li)(?P<n>[²³2-3]?)(?P<sign>[+⁺⁻])(?!\w)"),
        _ion,
        frozenset("+⁺⁻"),
    ),
    Rule(
        "molecule",
        regex(
            r"(?<![\w])(?P<formula>(?:[A-Z][a-z]?[0-9₀-₉]{0,2})"
            r"{0,5}[A-Z][a-z]?[0-9₀-₉]{1,2}(?:[A-Z][a-z]?[0-9₀-₉]{0,2}){0,3})(?![\w+])"
        ),
        _formula,
        frozenset("₀₁₂₃₄₅₆₇₈₉"),
    ),
    Rule(
        "molecule",
        regex(rf"(?<![\w])(?:{_MARKERS})(?P<sign>[+⁺⁻−–]|-(?![\w\d]))(?!\w)"),
        _status,
        frozenset("+⁺⁻−–-"),
    ),
    # "Groupe O-", "groupe sanguin A -": a blood group, of one letter.
    Rule(
        "molecule",
        regex(
            r"(?:\b(?:[Gg]roupes?(?: sanguins?)?|[Rr]hésus|[Gg]r\.?) ?:? ?(?:(?:AB|[ABO]) ?)?|^(?:AB|[ABO]) ?)"
            r"(?P<sign>[-−–⁻])(?=[ ,;.)]|$)"
        ),
        _status,
        frozenset("-−–⁻"),
    ),
    # "VIH -, VHC +", "HER2 −"
    Rule(
        "molecule",
        regex(
            rf"(?<![\w])(?:{_MARKERS}|ECBU|PCR|[Tt]est|RAI|TPHA|VDRL|BK|FR|AAN|ANCA|hCG|BU|[Cc]ultures?"
            r"|[Hh]émocultures?|[Ss]érologies?|[Rr]echerches?|[Dd]épistages?)"
            r" (?P<sign>[+⁺⁻−–-])(?= ?[,;)]| ?/ ?(?![-−–])| (?:et|ou|mais|puis) [A-Z]| \(\d|\.? ?$)"
        ),
        _status,
        frozenset("+⁺⁻−–-"),
    ),
    # "Groupe O -, A -": those that follow it too.
    Rule(
        "molecule",
        regex(r"(?:(?<=[-−–⁻+], )|(?<=[-−–⁻+] et )|(?<=[-−–⁻+] ou ))(?:AB|[ABO]) ?(?P<sign>[-−–⁻])(?=[ ,;.)]|$)"),
        _next_group,
        frozenset("-−–⁻"),
    ),
    # "HBV-, HCV-": what ends on a minus is negative. A hyphen that waits for its word ("IRM- ou scanner-") goes on.
    Rule(
        "molecule",
        regex(r"(?<![\w-])[A-Z][A-Za-z]*[A-Z]\d{0,2}(?P<sign>[-−–])(?= ?[,;)/]| ?$)"),
        _status,
        frozenset("-−–"),
    ),
    Rule("molecule", regex("[₀₁₂₃₄₅₆₇₈₉₊₋]+"), _subscript, frozenset("₀₁₂₃₄₅₆₇₈₉₊₋")),
)
