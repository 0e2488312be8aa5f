/**
 * Hard words: explained over the page, and said in place. Without this script their links lead to the glossary.
 *
 * A word opens when it is pressed, never when something passes over it. While it is open the player waits: it is told
 * by the events `word-open` and `word-close` of the document.
 */

import { pressedLink } from './pressed-link.js';
import { WordSound } from './sound/word-sound.js';

const NO_SOUND = 'Le son ne vient pas. La définition reste lisible.';

class WordDialog {
  #dialog;
  #sound;
  /** @type {HTMLAnchorElement | null} what was pressed, and gets the focus back */
  #link = null;

  /**
   * @param {HTMLDialogElement} dialog
   * @param {WordSound} sound
   */
  constructor(dialog, sound) {
    this.#dialog = dialog;
    this.#sound = sound;
    document.addEventListener('click', (event) => {
      const link = pressedLink(event, 'a.term');
      if (link && this.#open(link)) event.preventDefault();
    });
    dialog.querySelector('[data-word-close]')?.addEventListener('click', () => dialog.close());
    dialog.addEventListener('click', (event) => event.target === dialog && isOutside(dialog, event) && dialog.close());
    dialog.addEventListener('close', () => this.#closed());
  }

  /**
   * Show what a word means. False where the page does not say it: the link then leads to the glossary.
   *
   * @param {HTMLAnchorElement} link
   */
  #open(link) {
    const { pathname, search } = new URL(link.href);
    const id = pathname.slice(pathname.lastIndexOf('/') + 1);
    const entry = document.querySelector(`[data-word="${CSS.escape(id)}"]`);
    const term = entry?.querySelector('dt');
    const title = this.#dialog.querySelector('h2');
    if (!entry || !term || !title) return false;
    title.textContent = term.textContent;
    title.lang = term.lang || document.documentElement.lang;
    const meaning = [...entry.querySelectorAll('dd')].map((said) => {
      const paragraph = document.createElement('p');
      paragraph.textContent = said.textContent;
      paragraph.className = said.className;
      if (said.lang) paragraph.lang = said.lang;
      return paragraph;
    });
    this.#dialog.querySelector('[data-word-meaning]')?.replaceChildren(...meaning);
    this.#dialog.querySelector('[data-word-page]')?.setAttribute('href', link.href);
    this.#dialog.querySelector('[data-say]')?.setAttribute('formaction', `${pathname}/sound${search}`);
    this.say('');
    this.#link = link;
    document.dispatchEvent(new Event('word-open'));
    this.#dialog.showModal();
    return true;
  }

  #closed() {
    this.#sound.stop();
    // Safari gives no focus to a link that is clicked, and so none back.
    this.#link?.focus({ preventScroll: true });
    document.dispatchEvent(new Event('word-close'));
  }

  /** @param {string} text */
  say(text) {
    const status = this.#dialog.querySelector('[data-word-status]');
    if (status) status.textContent = text;
  }
}

/**
 * Whether a click on a dialog was beside its box, on what is behind.
 *
 * @param {HTMLDialogElement} dialog
 * @param {MouseEvent} event
 */
function isOutside(dialog, { clientX, clientY }) {
  const { left, right, top, bottom } = dialog.getBoundingClientRect();
  return clientX < left || clientX > right || clientY < top || clientY > bottom;
}

document.dispatchEvent(new Event('words-come')); // to early-press.js
const dialog = document.querySelector('dialog.word');
/** @type {WordDialog | null} */
let open = null;
const sound = new WordSound((button) => {
  if (open && button.closest('dialog')) open.say(NO_SOUND);
  else location.assign(button.formAction); // the service says what is wrong
});
if (dialog instanceof HTMLDialogElement) open = new WordDialog(dialog, sound);
