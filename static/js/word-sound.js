/**
 * Says a word of the glossary where it stands: takes over the forms that would open its sound.
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
    const audio = (this.#audio = new Audio(form.action));
    audio.addEventListener('ended', () => this.#audio === audio && this.stop());
    try {
      await audio.play();
    } catch (error) {
      if (this.#label !== label || (error instanceof DOMException && error.name === 'AbortError')) return;
      this.stop();
      this.#failed(form);
    }
  }
}
