/** What the player says, in French. Pure. */

const NBSP = '\u00a0';

/**
 * A time as people say it: « 2 min 05 s ».
 *
 * @param {number} seconds
 */
export function clock(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  const minutes = Math.floor(whole / 60);
  if (minutes === 0) return `${whole}${NBSP}s`;
  return `${minutes}${NBSP}min${NBSP}${String(whole % 60).padStart(2, '0')}${NBSP}s`;
}

/**
 * @param {number} number  from 1
 * @param {number} count
 * @param {string} title
 */
export function sectionPlace(number, count, title) {
  return `Section${NBSP}${number} sur${NBSP}${count}${NBSP}: ${title}`;
}

export const WAITING = 'Le son se prépare, un instant…';
export const SLOW = 'La connexion est lente : le son arrive, un instant…';
export const PAUSED = 'En pause.';
export const FINISHED = 'Fin de la page.';
export const NOTHING_COMES = 'Le son n’arrive pas.';
export const NOT_READY = 'Le son n’est pas prêt.';
export const UNPLAYABLE = 'Le son ne peut pas être lu.';
export const CHECK_AND_PRESS = 'Vérifiez votre connexion, puis appuyez sur « Écouter ».';
export const PRESS_AGAIN = 'Appuyez sur « Écouter » pour réessayer.';
export const BROKEN = `Le son s’est interrompu. ${CHECK_AND_PRESS}`;
export const NO_SOUND_OUT =
  'Aucun son ne sort de cet appareil. Vérifiez le casque ou le haut-parleur, puis appuyez sur « Écouter ».';
export const PAUSED_UNKEPT = 'En pause. Ce navigateur ne garde pas votre place. Pour y revenir, copiez le lien vers ce passage.';
export const HELD_BACK = 'Le navigateur a retenu le son. Appuyez encore une fois sur « Écouter ».';
export const PARAGRAPH_OVER = 'Fin du paragraphe. Appuyez sur « Écouter » pour la suite.';
export const SECTION_OVER = 'Fin de la section. Appuyez sur « Écouter » pour la suite.';
export const SELECTION_OVER = 'Fin de la sélection.';
export const NOTHING_SELECTED = 'Sélectionnez d’abord un passage du texte.';
export const FORGOTTEN = 'Votre place est oubliée.';
export const COPIED = 'Le lien vers ce passage est copié.';

/** @typedef {import('./place/places.js').Unit} Unit */

/** @type {Record<Unit, [string, string, string]>} names of "previous" and "next", and of a place */
const UNITS = {
  word: ['Mot précédent', 'Mot suivant', 'Mot'],
  sentence: ['Phrase précédente', 'Phrase suivante', 'Phrase'],
  paragraph: ['Paragraphe précédent', 'Paragraphe suivant', 'Paragraphe'],
  section: ['Section précédente', 'Section suivante', 'Section'],
};

/**
 * Names of the two buttons that go by a unit: back, on.
 *
 * @param {Unit} unit
 */
export function stepNames(unit) {
  return UNITS[unit].slice(0, 2);
}

/**
 * « Paragraphe 2 sur 6 ».
 *
 * @param {Unit} unit
 * @param {number} number  from 1
 * @param {number} count
 */
export function unitPlace(unit, number, count) {
  return `${UNITS[unit][2]}${NBSP}${number} sur${NBSP}${count}`;
}

/**
 * « Phrase 2 sur 3 du paragraphe ».
 *
 * @param {string} place
 */
export function ofParagraph(place) {
  return `${place} du paragraphe`;
}

/**
 * About how long, as people say it.
 *
 * @param {number} seconds
 */
export function about(seconds) {
  if (seconds < 45) return 'moins d’une minute';
  const minutes = Math.max(1, Math.round(seconds / 60));
  if (minutes < 60) return `environ ${minutes}${NBSP}minute${minutes > 1 ? 's' : ''}`;
  const hours = `environ ${Math.floor(minutes / 60)}${NBSP}h`;
  return minutes % 60 ? `${hours}${NBSP}${String(minutes % 60).padStart(2, '0')}` : hours;
}

/**
 * Below the page's title, as the service writes it there.
 *
 * @param {number} seconds
 */
export function listeningTime(seconds) {
  return `Durée d’écoute${NBSP}: ${about(seconds)}`;
}

/** @param {{ section: number, page: number }} left  seconds of listening */
export function leftToHear({ section, page }) {
  return `Il reste ${about(section)} dans la section, ${about(page)} dans la page.`;
}

/**
 * « Où suis-je ? », in one sentence.
 *
 * @param {[number, number, string]} section  number (from 1), count and title
 * @param {[number, number]} paragraph  number (from 1, 0 where there is none) and count
 * @param {{ section: number, page: number }} left  seconds of listening
 */
export function whereabouts([section, sections, title], [paragraph, paragraphs], left) {
  const within = paragraph ? `, au paragraphe${NBSP}${paragraph} sur${NBSP}${paragraphs}` : '';
  const quoted = `«${NBSP}${title.trim()}${NBSP}»`;
  return (
    `Vous êtes dans la section${NBSP}${section} sur${NBSP}${sections}, ${quoted}${within}${NBSP}: ` +
    `il reste ${about(left.section)} dans la section et ${about(left.page)} dans la page.`
  );
}

/**
 * When the sleep timer stops the voice: « Arrêt à 21 h 40 ». A time of day, so that it need not tick.
 *
 * @param {Date} end
 */
export function stopsAt(end) {
  return `Arrêt à ${end.getHours()}${NBSP}h${NBSP}${String(end.getMinutes()).padStart(2, '0')}.`;
}

/** @param {string} address */
export function notCopied(address) {
  return `Le navigateur n’a pas permis de copier. L’adresse de ce passage${NBSP}: ${address}`;
}
