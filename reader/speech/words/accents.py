"""Accents that capitals lack on many pages: "EFFETS INDESIRABLES" is said "effets indésirables".

Words whose letters without accents make no other French word; taken from the reader's own pages and glossary, and the
words of headings in hospitals. A word that may be two ("TRAITE") stays as it is written.
"""

from __future__ import annotations

import unicodedata

_WORDS = """
abréviation abréviations abîmer abîmée accessibilité accès activité activités adaptée aidée allée alphabétique aménager
année années anticipées antigène antigènes antigénique antigéniques anémie apparaître appelée appétit après armée arrêt
arrêtent arrêter arrêtez arrêtons artères artérielle associée associées axicabtagène bactérie barrière belvédère
bispécifique bispécifiques boîtier bâtiment bâtons bébé bénin bénéfice bénéfices cafétéria calculée cancéreuse
cancéreuses cancérologie caractéristiques catégories chargée chimiothérapie chimérique chimériques chères ciblée ciblées
colère complément compléments compléter concernée connaît connaître conséquences contrôle contrôler contrôles contrôlée
conçu coordonnées corticoïde coûteux crème créatinine créée côlon côté cœur dernière derrière deuxième diabète diarrhée
difficulté différence différences différenciation différent différents diminuée discutée diététicien diététicienne
diététique donnée durée durées débit début décalage décembre décide décider décidez décision décisions déclarent
déclarer déclenche décolle découvrir décrivez décès défend défendent défense défenses définition définitions déjeuner
déjà délai délais démangeaison démangeaisons démarches départ dépasser dépend dépenses dépistage dépliez déposons dépôt
déroulement déréglées désigne désigner désinscription désir désoxyribonucléique détail détails détruire détruisent
détruit détruites développement emblée empêche empêchent empêcher entraîne entrée entrées européen européenne excréments
expérience expériences extérieur fabriquée fatigué façon fenêtre fermée fertilité fièrement fièvre foncées français
française fréquence fréquent fréquentation fréquente fréquentes fréquents février fêtes gonflée gorgées grâce guérin
guérir guérit général générale généraliste généraux gérer gênant gênent gêner gênes hyperlipidémie hématologie
hémopathie hépatite hérédité hôpital hôpitaux ibuprofène idées immunité immunodéficience immunothérapie immunothérapies
immédiat immédiate indiquée indésirable indésirables infectées infirmière infirmières inférieur inquiétant inquiétude
interféron intermédiaire interpréter intégration intérieur irrégulière jeûne jeûner journée jugées leucémie leucémies
lèvent légales léger légers légère lésion lésions magnétique maternité matinée matière millimètre ministère molécule
molécules myélome myélomes mètre médecin médecine médecins médicale médicament médicaments médicaux mélanome mélanomes
mémo mémoire ménage métastase métastases métastatique méthode méthodes même mêmes mûrissent nausée nausées neuvième
numéro numéros nécessaire nécessaires négatif obésité opération oxygène paramètres paramédical paraît parenthèse
parenthèses particulières paupière pensées phénomène placée plutôt portée possibilité posée première premières privée
problème proposées protège protègent protéger protégez protéine protéines précaution précautions précis précise précises
précoce précédent précédente précédents préférez préparation préparer préparez préparée préparées présent présente
présentons prévenez prévenir prévention prévient prévoit prévoyez prévu prévue prêts publiée pâlissent pédale pédiatrie
pédiatrique période périodes qualité radiothérapie rappelée recherchées reconnaît reconnaître relâchait reportée repère
repères repérer repérez respectées reçoit reçue ribonucléique rubéole règle règlent règles réaction réactions réagir
réagissent réanimation récent récents récepteur récepteurs réception récidive récit rédiger rédigées réduire réelle
réels réfléchir référence références régime régimes régionaux réglages régulateur régulateurs réguliers régulièrement
rémission répare réparent répit répond répondent répondre répondu réponse réponses république répétez répétition réseau
réseaux réserver résistante résister résonance résultat résultats réuni réunion réunions réunit réveil réveille
révisions révolution révéler réécrits réécriture santé schéma secrétaires secrétariat sexualité située siècle sjögren
soignée spécialement spécialiste spécialistes spécialité spécifiques stratégie supplémentaires supportée supérieur
supérieure surrénale surrénales symptôme symptômes synthèse système systèmes sèche séance séances sécurité séjour
sélectionner sévère sévères sœur température thrombopénie thyroïde thyréostimulante thyréostimuline thérapeutique
thérapeutiques thérapie thérapies tisagène tolérance tomodensitométrie touchée traitées troisième très trésorerie
téléphone témoignage témoins tétanos unité unième utilisée utilisées utérus vidéo vingtième vérification vérifie
vérifier vérifiez échappe échec échelle école écouter écoutez écrirait écrire écrit écrite écrits écriture écrivez
édition électrique électrocardiogramme électronique élevée éligibilité élimination élimine éliminer émission émotion
émotions énergie épaisse équipe équipes éruption établissement étage étaient étape étapes état états étendu étendue
étendus étiquettes étranger étrangers étude études étudiants étudie évacue évaluation évalue évite éviter évitez
évolution événement événements être œdème œsophage
"""


def _bare(word: str) -> str:
    letters = unicodedata.normalize("NFD", word.replace("œ", "oe"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


_ACCENTED = {_bare(word): word for word in _WORDS.split()}


def restored(word: str) -> str:
    """A word in small letters, with the accents that its capitals lacked.

    >>> restored("indesirables"), restored("soins")
    ('indésirables', 'soins')
    """
    return _ACCENTED.get(word, word)
