/**
 * Says a word of the glossary, or a page from some place on, where one is: takes over the forms that would open the
 * sound.
 */

import { claimOnce } from './one-voice.js';

const STOP = 'Arrêter';

export class WordSound {
  /** @type {HTMLAudioElement | null} */
  #audio = null;
  /** @type {HTMLElement | null} the words of the button that was pressed */
  #label = null;
  #said = '';
  #failed;

  /** @param {(form: HTMLFormElement) => void} failed  called when a sound does not come */
  constructor(failed) {
    this.#failed = failed;
    document.addEventListener('play', () => this.stop(), { capture: true }); // of a sound file in the page
    document.addEventListener('submit', (event) => {
      const form = event.target;
      if (!(form instanceof HTMLFormElement) || !form.matches('form.say')) return;
      event.preventDefault();
      void this.#toggle(form);
    });
  }

  /** Nothing is said any more. */
  stop() {
    this.#audio?.pause();
    if (this.#label) this.#label.textContent = this.#said;
    this.#label = null;
  }

  /** @param {HTMLFormElement} form */
  async #toggle(form) {
    /** @type {HTMLElement | null} */
    const label = form.querySelector('[data-label]');
    const again = label === this.#label;
    this.stop();
    if (again || !label) return;
    this.#label = label;
    this.#said = label.textContent ?? '';
    label.textContent = STOP;
    claimOnce();
    const audio = (this.#audio = new Audio());
    audio.addEventListener('ended', () => this.#audio === audio && this.stop());
    try {
      audio.src = 'place' in form.dataset ? await soundAt(form.action) : form.action;
      if (this.#audio !== audio || this.#label !== label) return; // another press, meanwhile
      await audio.play();
    } catch (error) {
      if (this.#label !== label || (error instanceof DOMException && error.name === 'AbortError')) return;
      this.stop();
      this.#failed(form);
    }
  }
}

/**
 * The sound that stands behind an address, with the moment it begins at.
 *
 * @param {string} address
 * @returns {Promise<string>}
 */
async function soundAt(address) {
  const answer = await fetch(address, { headers: { Accept: 'application/json' } });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return (await answer.json()).sound;
}
