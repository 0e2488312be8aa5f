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

/**
 * @param {number} number  from 1
 * @param {number} count
 */
export function sentencePlace(number, count) {
  return `Phrase${NBSP}${number} sur${NBSP}${count}`;
}

export const WAITING = 'Le son se prépare, un instant…';
export const PAUSED = 'En pause.';
export const FINISHED = 'Fin de la page.';
export const BROKEN = 'Le son s’est interrompu. Vérifiez votre connexion, puis appuyez sur « Écouter ».';
export const HELD_BACK = 'Le navigateur a retenu le son. Appuyez encore une fois sur « Écouter ».';
