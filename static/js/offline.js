/** On a page: « Garder hors ligne », « Retirer », and how far it is. Without it the button leads to a page that explains. */

import { canKeep, forget, keep, keptPages } from './offline/kept.js';
import { OutOfReach, SoundUnavailable } from './sound/cues.js';

const STARTED = 'La page est mise de côté. Vous pouvez continuer à lire ; gardez-la ouverte.';
const KEPT = 'Cette page est gardée sur cet appareil : elle se lit et s’écoute sans connexion.';
const CHANGED = 'La copie gardée sur cet appareil n’est plus celle-ci : la page ou vos réglages ont changé.';
const FULL = 'Il n’y a plus assez de place sur cet appareil : la page n’a pas été gardée.';
const CUT = 'La connexion a été perdue : la page n’a pas été gardée. Réessayez quand elle est revenue.';
const FORGOTTEN = 'La page a été retirée de cet appareil.';

/** @param {HTMLElement} box */
async function offer(box) {
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (box.querySelector(`[data-${name}]`));
  const progress = /** @type {HTMLProgressElement} */ (part('progress'));
  const [keeps, forgets] = [/** @type {HTMLButtonElement} */ (part('keep')), part('forget')];
  const [told, announce] = [part('told'), part('announce')];
  const wording = keeps.textContent ?? '';
  const name = document.querySelector('main')?.dataset.document ?? '';
  let busy = false;

  async function show() {
    const kept = (await keptPages()).find((page) => page.document === name);
    const current = kept?.version === box.dataset.version;
    keeps.hidden = current;
    keeps.textContent = kept ? wording.replace('Garder hors ligne', 'Mettre à jour la copie') : wording;
    forgets.hidden = !kept;
    told.textContent = kept ? (current ? KEPT : CHANGED) : '';
  }

  /**
   * What came of a press stands in one line only: the live one, or while the voice speaks the silent one, as a screen
   * reader would speak over it.
   *
   * @param {string} message
   */
  function say(message) {
    const speaking = document.getElementById('player')?.hasAttribute('data-playing');
    announce.textContent = speaking ? '' : message;
    told.textContent = speaking ? message : '';
  }

  keeps.addEventListener('click', async (event) => {
    event.preventDefault(); // without this script the form leads to /offline, which explains
    if (busy) return;
    busy = true;
    progress.hidden = false;
    progress.value = 0;
    say(STARTED);
    let message = KEPT;
    try {
      await keep(
        box.dataset.offline ?? '',
        (done, whole) => Object.assign(progress, { max: whole, value: done }),
        new AbortController().signal,
      );
      forgets.hidden = false;
      if (document.activeElement === keeps) forgets.focus(); // the button pressed is about to leave
      await show();
    } catch (error) {
      message = await reason(error);
      await show();
    }
    busy = false;
    progress.hidden = true;
    say(message);
  });

  forgets.addEventListener('click', async () => {
    if (busy) return;
    await forget(name);
    keeps.hidden = false;
    keeps.focus();
    await show();
    say(FORGOTTEN);
  });

  await show();
}

/** @param {unknown} error */
async function reason(error) {
  if (error instanceof DOMException && error.name === 'QuotaExceededError') {
    const others = (await keptPages()).length > 0;
    return `${FULL} ${others ? 'Retirez une autre page' : 'Libérez de la place'}, puis réessayez.`;
  }
  // What the service said of a track (none works, too many ask); what to press would be « Écouter ».
  if (error instanceof SoundUnavailable && !(error instanceof OutOfReach) && navigator.onLine) {
    return `La page n’a pas été gardée. ${error.happened}`;
  }
  return CUT;
}

const box = document.querySelector('[data-offline]');
if (box instanceof HTMLElement) void canKeep().then((able) => void (able && offer(box)));
