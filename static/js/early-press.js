/**
 * Remembers a listening button that was pressed before the player's script has come, and presses it again once it has.
 *
 * Without it the press is the form's: the sound file opens in the place of the page. That is what still happens where
 * the script does not come.
 */

/** How long the player may take, from the press on. */
const AT_MOST = 10_000; // milliseconds

const WAIT = 'Un instant…';

/** @type {HTMLButtonElement | null} */
let pressed = null;
/** @type {Node[]} what the button shows otherwise */
let own = [];
let late = 0;

// No AbortSignal: browsers that pass over it (Firefox 85, Chrome 89) may be too old for the player's script, and a press
// given back to the form would be caught here again, without an end.
let over = false;

document.addEventListener('submit', (event) => {
  const button = event.submitter;
  if (over || event.defaultPrevented) return; // the player was the first to come
  if (!(button instanceof HTMLButtonElement) || !button.matches('[data-listen], [data-listen-all]')) return;
  event.preventDefault();
  restore();
  pressed = button;
  own = [...button.childNodes];
  clearTimeout(late);
  late = setTimeout(giveUp, AT_MOST);
  button.replaceChildren(WAIT);
});

// The player's own script tells it, before it looks at the page's buttons.
document.addEventListener('player-comes', () => {
  const button = end();
  if (button) queueMicrotask(() => button.click());
});

// It has not come, and will not.
document.addEventListener(
  'error',
  ({ target }) => target instanceof HTMLScriptElement && target.src.includes('player') && !over && giveUp(),
  { capture: true },
);

function restore() {
  pressed?.replaceChildren(...own);
  pressed = null;
}

/** Catch no more presses; gives the button that was pressed. */
function end() {
  const button = pressed;
  clearTimeout(late);
  restore();
  over = true;
  return button;
}

/** Let presses be the form's, as without any script. */
function giveUp() {
  end()?.click();
}
