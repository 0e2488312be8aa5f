"""Words cut short in letters and prescriptions: "bilan hépat." is said "bilan hépatique".

An adjective agrees with the noun before it; a cut that is a word too ("sang.", "second.") counts only after the nouns
it is said of. The stop may be the sentence's too, and stays where nothing follows.

    >>> from reader.model import Sentence
    >>> from reader.speech import prepare
    >>> prepare(Sentence("s", "Bilan hépat. et rén.")).text
    'Bilan hépatique et rénal.'
    >>> prepare(Sentence("s", "une biopsie cut.")).text
    'une biopsie cutanée.'
"""

from __future__ import annotations

import re

from reader.regex import regex
from reader.speech.rewriter import Answer, Context, Rule, just_before

# By what is written before the stop, the adjective: masculine, and how its feminine ends ("+e": one more e).
_ADJECTIVES: dict[str, tuple[str, str]] = {}


def _learn(adjectives: str) -> None:
    for item in adjectives.split():
        shorts, masculine, *feminine = item.split("=")
        for short in shorts.split("|"):
            _ADJECTIVES[short] = (masculine, feminine[0] if feminine else masculine)


_learn(
    "hépat=hépatique pulm=pulmonaire abdo|abdom=abdominal=abdominale pelv=pelvien=pelvienne tho|thor|thorac=thoracique"
    " céréb|cérébr=cérébral=cérébrale rén=rénal=rénale gastr=gastrique"
    " intest=intestinal=intestinale cut=cutané=cutanée muscul=musculaire artic|articul=articulaire oss=osseux=osseuse"
    " lymph|lymphat=lymphatique gangl|ganglionn=ganglionnaire axill=axillaire inguin=inguinal=inguinale"
    " cervic=cervical=cervicale lomb=lombaire vésic=vésical=vésicale prostat=prostatique mamm=mammaire"
    " bronch=bronchique respir=respiratoire péricard=péricardique vein=veineux=veineuse"
    " artér=artériel=artérielle périph=périphérique bilat=bilatéral=bilatérale unilat=unilatéral=unilatérale"
    " antér=antérieur=antérieure postér=postérieur=postérieure métast=métastatique tumor=tumoral=tumorale"
    " hérédit=héréditaire allerg=allergique inflam|inflamm=inflammatoire immunit=immunitaire"
    " endocr=endocrinien=endocrinienne thyr|thyroïd=thyroïdien=thyroïdienne surrén=surrénalien=surrénalienne"
    " hypophys=hypophysaire hormon=hormonal=hormonale métabol=métabolique bactér=bactérien=bactérienne"
    " urin=urinaire génit=génital=génitale ocul=oculaire nas=nasal=nasale vag=vaginal=vaginale"
    " orodisp=orodispersible efferv=effervescent=effervescente pellic=pelliculé=pelliculée gastrorés=gastro-résistant"
    " inject=injectable transd|transderm=transdermique subling=sublingual=sublinguale sous-cut=sous-cutané=sous-cutanée"
    " percut=percutané=percutanée chirurg=chirurgical=chirurgicale complém=complémentaire obligat=obligatoire"
    " facult=facultatif=facultative provis=provisoire tempor=temporaire"
    " perman=permanent=permanente persist=persistant=persistante modér=modéré=modérée chron=chronique"
    " sév=sévère indés|indésir=indésirable anorm=anormal=anormale hémorr=hémorragique ischém=ischémique"
    " cardiov|cardiovasc=cardiovasculaire vascul=vasculaire neurov=neurovégétatif=neurovégétative"
    " psychol=psychologique psychiatr=psychiatrique nutrit=nutritionnel=nutritionnelle"
    " administr=administratif=administrative profess=professionnel=professionnelle thérap=thérapeutique"
)
# Cuts that are words or other cuts too: what they are said of stands before.
_ONLY_AFTER: dict[str, tuple[str, str, str]] = {
    "sang": (
        "sanguin",
        "sanguine",
        r"bilans?|analyses?|examens?|prélèvements?|pression|groupe|contrôles?|dosages?",
    ),
    "second": ("secondaire", "secondaire", r"effets?|cancers?|tumeurs?|localisations?|métastases?"),
    "card": ("cardiaque", "cardiaque", r"échographies?|insuffisance|fréquence|rythme|bilan|IRM|fonction|arrêt"),
    "clin": ("clinique", "clinique", r"examens?|essais?|études?|signes?|suivi|recherche|état|bilan"),
    "dent": ("dentaire", "dentaire", r"soins?|bilans?|extractions?|consultations?|avis|états?|prothèses?"),
    "fam": ("familial", "familiale", r"ATCD|antécédents?|situation|aide|médecin"),
    "pers": ("personnel", "personnelle", r"ATCD|antécédents?|dossier|adresse|code"),
    "soc": ("social", "sociale", r"assistante?s?|services?|aides?|travailleurs?|accompagnement|suivi"),
    "biol": ("biologique", "biologique", r"bilans?|examens?|analyses?|contrôles?|suivi|surveillance|anomalies?"),
    "infect": ("infectieux", "infectieuse", r"bilans?|syndromes?|signes?|risques?|foyers?|complications?|maladies?"),
    "gynéc": ("gynécologique", "gynécologique", r"examens?|suivi|bilan|avis|consultations?"),
    "ext": ("externe", "externe", r"rotation|usage|consultations?|ligament|malléole|service"),
    "int": ("interne", "interne", r"rotation|usage|ligament|malléole|médecine|règlement"),
    "act": ("actif", "active", r"mobilisations?|exercices?|substances?|principes?|participation"),
    "pass": ("passif", "passive", r"mobilisations?|exercices?"),
    "fréq": ("fréquent", "fréquente", r"effets?|très|tr\.|peu|plus|moins|symptômes?"),
    "digest": (
        "digestif",
        "digestive",
        r"troubles?|système|tube|appareil|hémorragies?|symptômes?|toxicités?|signes?",
    ),
    "pleur": ("pleural", "pleurale", r"épanchements?|ponctions?|biopsies?|liquide"),
    "audit": ("auditif", "auditive", r"troubles?|bilan|nerf|prothèses?|toxicités?"),
    "aliment": ("alimentaire", "alimentaire", r"bilan|régime|compléments?|hygiène|intoxications?|allergies?|enquête"),
    "définit": ("définitif", "définitive", r"arrêt|diagnostic|résultats?|réponse"),
    "nais": ("naissance", "naissance", "de"),
    "aig": ("aigu", "aiguë", r"\w+"),
    "eff": ("effervescent", "effervescente", r"cp|cps|comprimés?|comp\.?|sachets?"),
    "pell": ("pelliculé", "pelliculée", r"cp|cps|comprimés?|comp\.?"),
    "enr": ("enrobé", "enrobée", r"cp|cps|comprimés?|comp\.?"),
}
_NOUNS = {
    "sign": "signature", "ordonn": "ordonnance", "rens": "renseignements", "renseign": "renseignements",
    "prescr": "prescription", "prescript": "prescription", "contr": "contrôle", "surv": "surveillance",
    "éval": "évaluation", "rééval": "réévaluation", "éduc": "éducation", "biop": "biopsie", "labor": "laboratoire",
    "infirm": "infirmier", "secrét": "secrétariat", "naiss": "naissance",
    "antéc": "antécédents", "antécéd": "antécédents", "renouv": "renouvellement", "vérif": "vérification",
    "urg": "urgence", "posol": "posologie", "conserv": "conservation", "tempér": "température",
    "réfrig": "réfrigérateur", "péremp": "péremption", "fabr": "fabrication", "titul": "titulaire",
    "excip": "excipients", "indic": "indication", "interact": "interactions", "précaut": "précautions",
    "doss": "dossier", "vacc": "vaccination", "hémogl": "hémoglobine", "leuco": "leucocytes", "lympho": "lymphocytes",
    "sympt": "symptômes", "répét": "répétitions", "exerc": "exercices", "échant": "échantillon", "profes": "profession",
}  # fmt: skip
# "radioth.", "échogr.", "coloscop.", "oncol.": the end of the word is known by what it is made of.
_MADE = (
    (r"(?:radio|chimio|immuno|hormono|curie|cortico|antibio|psycho|kinési|physio|photo|oxygéno|héparino)th", "érapie"),
    (r"(?:écho|mammo|radio|scinti|coro|angio|uro|arthro|myélo|tomo)gr", "aphie"),
    (r"(?:endo|colo|fibro|broncho|cysto|gastro|laryngo|cœlio|coelio|laparo|thoraco|recto|hystéro)sc(?:op)?", "opie"),
    (r"(?:ec|mast|prostat|néphr|col|hystér|thyroïd|lob|splén)ect", "omie"),
)
_LOGIES = (
    r"(?:neur|dermat|ur|gynéc|onc|radi|cardi|pneum|hémat|endocrin|rhumat|ophtalm|immun|hist|cyt|path|vir|bactéri"
    r"|stomat)ol"
)

_SHORT = "|".join(sorted({*_ADJECTIVES, *_ONLY_AFTER, *_NOUNS}, key=len, reverse=True))
_CUT = regex(
    r"(?:(?<![\w'.-])|(?<=\b[ldLD]'))"
    rf"(?P<word>(?i:{_SHORT}|{'|'.join(made for made, _ in _MADE)}|{_LOGIES}))\.(?![\w.-])"
)
_WORDS = regex(r"[^\W\d_]+(?:-[^\W\d_]+)*\.?")
_EXAMINED = regex(r"\b(?:examens?|bilans?|avis|prélèvements?|contrôles?|suivi|signes?|troubles?|tests?) $", re.I)
_FEMININE = regex(
    r"(?:IRM|TDM|TEP|NFS|[a-zà-ÿ]+(?:tion|sion|xion|ité|ie|ure|ose|ite|euse|ance|ence|ette|ade|ase|eine|ine|ale|ère|ée|esse"
    r"|ogue|logie|voie|peau|radio|écho|toux|douleur|tumeur|lésion|chirurgie|forme|veine|crise|masse|fosse|zone|région"
    r"|paroi|greffe|visite|surface|aide))s?$|^(?:voie|radio|écho|douleur|tumeur|lésion|forme|veine|crise|masse|fosse|zone"
    r"|paroi|greffe|visite|aide|assistante|fonction|cause|dose|prise|poudre|crème)s?$|.(?:gr|sc|scop|th|ol|ect|biop|surv)\.$"
)
_NOT_FEMININE = regex(r"^(?:foie|génie|lycée|trophée|musée|médecine|site|rite|côté|été)s?$", re.I)
_NOT_PLURAL = frozenset(
    ["corps", "poids", "bras", "dos", "pus", "os", "sinus", "virus", "abcès", "décès", "accès", "avis", "plus", "moins"]
)


def _agreed(masculine: str, feminine: str, noun: str) -> str:
    one = _FEMININE.search(noun) is not None and not _NOT_FEMININE.match(noun)
    many = (noun.endswith("s") and noun.lower() not in _NOT_PLURAL) or noun in ("ATCD", "EI")
    word = feminine if one else masculine
    if not many or word.endswith(("s", "x")):
        return word
    return word[:-2] + "aux" if word.endswith("al") else word + "s"


def _is_adjective(word: str) -> bool:
    short = word.rstrip(".").lower()
    return word.endswith(".") and (short in _ADJECTIVES or short in _ONLY_AFTER)


def _whole(short: str, before: str) -> str | None:
    # The noun is the last word before, other adjectives left out: "bilan hépat. et rén.".
    words = [word for word in _WORDS.findall(before) if word not in ("et", "ou") and not _is_adjective(word)]
    name = words[-1] if words else ""
    if short in _ONLY_AFTER:
        masculine, feminine, nouns = _ONLY_AFTER[short]
        return _agreed(masculine, feminine, name) if re.fullmatch(nouns, name, re.I) else None
    if short in _ADJECTIVES:
        return _agreed(*_ADJECTIVES[short], name)
    if short in _NOUNS:
        return _NOUNS[short]
    for made, end in _MADE:
        if re.fullmatch(made, short):
            return (short[:-2] if end == "opie" and short.endswith("op") else short) + end
    return short + ("ogique" if _EXAMINED.search(before) else "ogie")


def _cut(match: re.Match[str], context: Context) -> Answer:
    short = match["word"]
    before = just_before(match, 60)
    if short[0].isupper() and before.rstrip()[-1:] not in ("", ":", "(", ".", "/", "+") and not context.capitals:
        return None  # a name
    word = _whole(short.lower(), before)
    if word is None:
        return None
    if short[0].isupper():
        word = word[0].upper() + word[1:]
    # The stop may be the sentence's too.
    return [(match.start(), match.end() - (not match.string[match.end() :].strip(' »")')), word)]


def _compared(match: re.Match[str], context: Context) -> Answer:
    return {"sup": "supérieur", "inf": "inférieur"}[match["short"]]  # its feminine sounds alike


RULES = (
    Rule("abbreviation", _CUT, _cut, frozenset(".")),
    # "fièvre sup. à 38 °C", "taux inf. ou égal à 5"
    Rule(
        "abbreviation",
        regex(r"(?<![\w'-])(?P<short>sup|inf)\.(?= (?:ou (?:égale?s?|=) )?(?:à|aux?) ?[\d±])"),
        _compared,
        frozenset("."),
    ),
)
