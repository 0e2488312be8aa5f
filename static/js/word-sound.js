/**
 * Says a word of the glossary, or a page from some place on to its end, where one is: takes over the buttons that would
 * open the sound.
 */

import { claimOnce } from './one-voice.js';

const STOP = 'Arrêter';

export class WordSound {
  /** @type {HTMLAudioElement | null} */
  #audio = null;
  /** @type {HTMLElement | null} the words of the button that was pressed */
  #label = null;
  #said = '';
  /** @type {string[]} the sounds that follow */
  #then = [];
  #failed;

  /** @param {(button: HTMLButtonElement) => void} failed  called when a sound does not come */
  constructor(failed) {
    this.#failed = failed;
    document.addEventListener('play', () => this.stop(), { capture: true }); // of a sound file in the page
    document.addEventListener('submit', (event) => {
      const button = event.submitter;
      if (!(button instanceof HTMLButtonElement) || !('say' in button.dataset)) return;
      event.preventDefault();
      void this.#toggle(button);
    });
  }

  /** Nothing is said any more. */
  stop() {
    this.#audio?.pause();
    if (this.#label) this.#label.textContent = this.#said;
    this.#label = null;
    this.#then = [];
  }

  /** @param {HTMLButtonElement} button */
  async #toggle(button) {
    /** @type {HTMLElement | null} */
    const label = button.querySelector('[data-label]');
    const again = label === this.#label;
    this.stop();
    if (again || !label) return;
    this.#label = label;
    this.#said = label.textContent ?? '';
    label.textContent = STOP;
    claimOnce();
    const audio = (this.#audio = new Audio());
    audio.addEventListener('ended', () => this.#audio === audio && void this.#goOn(button));
    try {
      const sounds = button.dataset.say === 'place' ? await soundsFrom(button.formAction) : [button.formAction];
      if (this.#audio !== audio || this.#label !== label) return; // another press, meanwhile
      this.#then = sounds;
    } catch {
      if (this.#label !== label) return;
      this.stop();
      this.#failed(button);
      return;
    }
    await this.#goOn(button);
  }

  /**
   * The next sound; silence after the last.
   *
   * @param {HTMLButtonElement} button
   */
  async #goOn(button) {
    const [audio, label, next] = [this.#audio, this.#label, this.#then.shift()];
    if (!audio || next === undefined) {
      this.stop();
      return;
    }
    try {
      audio.src = next;
      await audio.play();
    } catch (error) {
      if (this.#label !== label || (error instanceof DOMException && error.name === 'AbortError')) return;
      this.stop();
      this.#failed(button);
    }
  }
}

/**
 * The sounds that stand behind an address: the first with the moment it begins at, then those to the page's end.
 *
 * @param {string} address
 * @returns {Promise<string[]>}
 */
async function soundsFrom(address) {
  const answer = await fetch(address, { headers: { Accept: 'application/json' } });
  if (!answer.ok) throw new Error(`${answer.status}`);
  const { sound, then } = await answer.json();
  return [sound, ...then];
}
