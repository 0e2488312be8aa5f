/**
 * The sleep timer: when the voice is to stop by itself, and how softly it speaks before. Pure: it is told the time.
 *
 * No timer of the browser's runs: a page in the background is given none that can be relied on. Whoever plays asks, a
 * few times a second, for as long as there is something to be heard.
 */

/**
 * How long the voice grows softer before the clock stops it: that is how it warns, and whoever is still awake must have
 * the time to find « 10 minutes de plus » (WCAG 2.2.1 asks for twenty seconds at least).
 */
export const FADE = 30; // seconds

/** The same before the end of a section or of the page, which is to be heard: nothing is cut off there. */
export const SOFT_END = 10; // seconds of listening

const MORE = 10; // minutes, each time it is asked for more

export class SleepTimer {
  /** @type {'' | 'minutes' | 'section' | 'page'} */
  #at = '';
  #end = 0;

  /**
   * @param {string} choice  minutes, "section", "page", or nothing
   * @param {number} now  milliseconds
   */
  set(choice, now) {
    const minutes = Number(choice);
    this.#at = choice === 'section' || choice === 'page' ? choice : minutes > 0 ? 'minutes' : '';
    this.#end = now + minutes * 60_000;
  }

  /** What it waits for. */
  get at() {
    return this.#at;
  }

  /** When it is over, in milliseconds; 0 where the clock does not tell. */
  get end() {
    return this.#at === 'minutes' ? this.#end : 0;
  }

  /**
   * Ten minutes more, from the end that was set. False where the clock does not tell.
   *
   * @param {number} now
   */
  extend(now) {
    if (this.#at !== 'minutes') return false;
    this.#end = Math.max(this.#end, now) + MORE * 60_000;
    return true;
  }

  /**
   * How loud the voice is to be, from 1 to 0. At 0 it is over.
   *
   * @param {number} now  milliseconds
   * @param {number} section  seconds left to listen to in the section, Infinity where its end is not near
   * @param {number} page  the same of the page
   */
  loudness(now, section, page) {
    if (this.#at === '') return 1;
    if (this.#at === 'minutes') return Math.min(Math.max((this.#end - now) / 1000 / FADE, 0), 1);
    const left = this.#at === 'section' ? section : page;
    return Math.min(Math.max(left / SOFT_END, 0.1), 1); // where it ends, the end of the sound tells
  }
}
