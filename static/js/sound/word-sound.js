/**
 * Says a word of the glossary, or a page from some place on to its end, where one is: takes over the buttons that would
 * open the sound (`data-say`; `place` and `page` for a page, `sample` for a voice on the settings page).
 *
 * A word, or a passage that was searched for, is stopped by the button that began it; a page pauses, and goes on.
 */

import { OneVoice } from './one-voice.js';

const STOP = 'Arrêter';
const PAUSE = 'Pause';
const RESUME = 'Reprendre';

export class WordSound {
  /** @type {HTMLAudioElement | null} */
  #audio = null;
  /** @type {HTMLButtonElement | null} the one that was pressed */
  #button = null;
  #said = '';
  /** @type {string[]} the sounds that follow */
  #then = [];
  #failed;
  #voices;

  /** @param {(button: HTMLButtonElement) => void} failed  called when a sound does not come */
  constructor(failed) {
    this.#failed = failed;
    this.#voices = new OneVoice(() => this.#hush());
    document.addEventListener('submit', (event) => {
      const button = event.submitter;
      if (!(button instanceof HTMLButtonElement) || !('say' in button.dataset)) return;
      event.preventDefault();
      if (button !== this.#button) void this.#begin(button);
      else if (button.dataset.say === 'page' && this.#audio?.paused) void this.#play(button);
      else this.#hush();
    });
  }

  /** Nothing is said any more. */
  stop() {
    this.#audio?.pause();
    this.#name(this.#said);
    this.#button = null;
    this.#then = [];
  }

  /** Be silent; a page keeps its place. */
  #hush() {
    if (this.#button?.dataset.say === 'page' && this.#audio?.src) this.#audio.pause();
    else this.stop();
  }

  /** @param {HTMLButtonElement} button */
  async #begin(button) {
    this.stop();
    this.#button = button;
    this.#said = button.querySelector('[data-label]')?.textContent ?? '';
    this.#name(button.dataset.say === 'page' ? PAUSE : STOP);
    this.#voices.claim();
    const audio = (this.#audio = new Audio());
    audio.addEventListener('ended', () => this.#audio === audio && void this.#goOn(button));
    if (button.dataset.say === 'page') {
      // By whom ever: this button, a headset, the lock screen, another tab.
      audio.addEventListener('pause', () => this.#audio === audio && !audio.ended && this.#name(RESUME));
      audio.addEventListener('play', () => this.#audio === audio && this.#name(PAUSE));
    }
    try {
      const { sounds, rate, volume } = await saidBy(button);
      if (this.#audio !== audio || this.#button !== button) return; // another press, meanwhile
      this.#then = sounds;
      audio.defaultPlaybackRate = rate;
      audio.volume = volume;
    } catch {
      if (this.#button === button) this.#fail(button);
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
    const next = this.#then.shift();
    if (!this.#audio || next === undefined) {
      this.stop();
      return;
    }
    this.#audio.src = next;
    await this.#play(button);
  }

  /** @param {HTMLButtonElement} button */
  async #play(button) {
    this.#voices.claim();
    try {
      await this.#audio?.play();
    } catch (error) {
      if (this.#button !== button || (error instanceof DOMException && error.name === 'AbortError')) return;
      this.#fail(button);
    }
  }

  /** @param {HTMLButtonElement} button */
  #fail(button) {
    this.stop();
    this.#failed(button);
  }

  /** @param {string} words  for the button that was pressed */
  #name(words) {
    const label = this.#button?.querySelector('[data-label]');
    if (label && label.textContent !== words) label.textContent = words;
  }
}

/**
 * What a button says: of a page the first sound, with the moment it begins at, then those to the page's end.
 *
 * @param {HTMLButtonElement} button
 * @returns {Promise<{ sounds: string[], rate: number, volume: number }>}
 */
async function saidBy(button) {
  if (!button.dataset.say) return { sounds: [button.formAction], rate: 1, volume: 1 };
  const address = new URL(button.formAction);
  if (button.dataset.say === 'sample') address.search = String(wishedSound(button));
  const answer = await fetch(address, { headers: { Accept: 'application/json' } });
  if (!answer.ok) throw new Error(`${answer.status}`);
  const { sound, then, rate, volume } = await answer.json();
  return { sounds: [sound, ...then], rate, volume };
}

/**
 * A voice, with the speed and the volume that are chosen on the settings page and not yet kept.
 *
 * @param {HTMLButtonElement} button
 */
function wishedSound(button) {
  const wished = new URLSearchParams({ voice: button.value });
  for (const name of ['speed', 'volume']) {
    const choice = document.getElementById(name);
    if (choice instanceof HTMLSelectElement) wished.set(name, choice.value);
  }
  return wished;
}
