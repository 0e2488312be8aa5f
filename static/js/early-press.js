/**
 * Remembers what was pressed to listen before the script that takes it over has come, and presses it again once it has.
 *
 * Without it the press is the form's or the link's: the sound file opens in the place of the page. That is what still
 * happens where the script does not come; the page then says so.
 */

import { takeDoublePressesForOne } from './double-press.js';
import { pressedLink } from './pressed-link.js';

/** How long a script may take, from the press on. */
const AT_MOST = 10_000; // milliseconds

const WAIT = 'Un instant…';
const NOT_COME = 'Le lecteur ne s’est pas ouvert : « Écouter » ouvre le son seul. Rechargez la page pour réessayer.';

/** @typedef {'player-comes' | 'words-come'} Coming  the event by which a script tells that it has come */

/** @type {Record<Coming, string>} which buttons are whose; the links are the player's */
const BUTTONS = { 'player-comes': '[data-listen], [data-listen-all]', 'words-come': '[data-say]' };
const LINKS = 'a.from-here';

/** @type {Set<Coming>} those awaited no longer */
const come = new Set();

/** @type {{ by: HTMLElement, own: Node[], awaits: Coming } | null} `own` is what it shows otherwise */
let pressed = null;
let late = 0;

takeDoublePressesForOne();

// No AbortSignal: browsers that pass over it (Firefox 85, Chrome 89) may be too old for the other scripts, and a press
// given back to the form would be caught here again, without an end. So `come` alone says what is kept.

document.addEventListener('submit', (event) => {
  const button = event.submitter;
  if (!(button instanceof HTMLButtonElement)) return;
  const awaits = /** @type {Coming[]} */ (Object.keys(BUTTONS)).find((coming) => button.matches(BUTTONS[coming]));
  if (awaits) keep(event, button, awaits);
});

document.addEventListener('click', (event) => {
  const link = pressedLink(event, LINKS);
  if (link) keep(event, link, 'player-comes');
});

/**
 * @param {Event} event
 * @param {HTMLElement} by
 * @param {Coming} awaits
 */
function keep(event, by, awaits) {
  if (event.defaultPrevented || come.has(awaits)) return;
  event.preventDefault();
  restore();
  pressed = { by, own: [...by.childNodes], awaits };
  late = setTimeout(() => giveUp([awaits]), AT_MOST);
  by.replaceChildren(WAIT);
}

// A script tells it before it looks at the page's buttons.
for (const coming of /** @type {Coming[]} */ (Object.keys(BUTTONS))) {
  document.addEventListener(coming, () => {
    come.add(coming);
    if (pressed?.awaits !== coming) return;
    const { by } = pressed;
    restore();
    queueMicrotask(() => by.click());
  });
}

// It has not come, and will not: it could not be fetched, or it was and has not told (it is of words that this browser does
// not know). Nobody is to wait for that.
for (const end of ['error', 'load']) {
  document.addEventListener(
    end,
    ({ target }) => {
      if (!(target instanceof HTMLScriptElement)) return;
      if (target.src.includes('player')) giveUp(['player-comes', 'words-come']);
      else if (target.src.includes('glossary')) giveUp(['words-come']);
    },
    { capture: true },
  );
}

/** Show what was pressed as it was. */
function restore() {
  clearTimeout(late);
  pressed?.by.replaceChildren(...pressed.own);
  pressed = null;
}

/**
 * Let presses be the form's or the link's, as without any script, where what they await has not come.
 *
 * @param {Coming[]} awaited
 */
function giveUp(awaited) {
  const missing = awaited.filter((coming) => !come.has(coming));
  if (!missing.length) return;
  for (const coming of missing) come.add(coming);
  tell();
  if (!pressed || !missing.includes(pressed.awaits)) return;
  const { by } = pressed;
  restore();
  by.click();
}

function tell() {
  if (!document.querySelector([...Object.values(BUTTONS), LINKS].join())) return;
  const told = document.createElement('p');
  told.className = 'notice';
  told.setAttribute('role', 'status');
  told.textContent = NOT_COME;
  document.querySelector('main h1')?.after(told);
}
