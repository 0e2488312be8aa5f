/** Sharing a page: what a script adds to the link that the page gives. Without it the link is selected and copied by hand. */

const COPIED = 'Le lien est copié.';
const NOT_COPIED = 'Le lien n’a pas pu être copié. Il est sélectionné : copiez-le avec votre clavier ou un appui long.';

const address = /** @type {HTMLInputElement | null} */ (document.querySelector('#address'));
const announce = document.querySelector('[data-announce]');

/**
 * Shows a button that this browser can do something with.
 *
 * @param {string} selector
 * @param {boolean} possible
 * @param {(button: HTMLButtonElement) => void} press
 */
function offer(selector, possible, press) {
  const button = document.querySelector(selector);
  if (!(button instanceof HTMLButtonElement) || !possible) return;
  button.hidden = false;
  button.addEventListener('click', () => press(button));
}

/** @param {string} text */
function say(text) {
  if (announce) announce.textContent = text;
}

// No clipboard without https: the link is selected then, and the person told how to go on.
offer('[data-copy]', address !== null, () => {
  const copied = navigator.clipboard?.writeText(address?.value ?? '') ?? Promise.reject();
  copied.then(
    () => say(COPIED),
    () => {
      address?.select();
      say(NOT_COPIED);
    },
  );
});

offer('[data-share]', typeof navigator.share === 'function', (button) => {
  navigator.share({ title: button.dataset.share, url: address?.value }).catch(() => {}); // closed without a choice
});

offer('[data-print]', true, () => print());
