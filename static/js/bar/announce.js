/**
 * What the player says in text, in its one status line (a live region, polite).
 *
 * A screen reader speaks a change of this line over whatever is heard. So: nothing on play (the voice is the answer),
 * nothing while the voice speaks, and one short sentence for a press whose effect cannot be heard. The line is emptied
 * before the voice starts, never while it speaks. A change of speed is not said here: the native list box says it
 * already.
 */
export class Announcer {
  #region;

  /** @param {Element | null} region */
  constructor(region) {
    this.#region = region;
  }

  /** @param {string} sentence  in French; only while the voice is silent */
  say(sentence) {
    if (this.#region) this.#region.textContent = sentence;
  }

  clear() {
    if (this.#region?.textContent) this.#region.textContent = '';
  }
}
