/**
 * The buttons in the text that start to listen: one for the page, one for each section.
 *
 * They send a form that gets the sound file; with this script they make the player speak instead. The one that was
 * pressed then says "Pause", and goes on saying so when the voice has come to another section, for that is what it
 * does: names change at a press or when the voice has stopped, never while it speaks.
 */

/** @typedef {'own' | 'pause' | 'resume'} Name */

const PAUSE = 'Pause';
const RESUME = 'Reprendre l’écoute';

export class ListenButtons {
  /** @type {Map<HTMLButtonElement, { own: Node[], shown: Name }>} */
  #buttons = new Map();
  /** @type {HTMLButtonElement | null} */
  #pressed = null;
  #pauseIcon;

  /**
   * @param {HTMLElement} main
   * @param {Element | null} pauseIcon  to be copied into a button that says "Pause"
   * @param {(section: string | undefined, again: boolean) => void} listen  a button was pressed: of a section, or of
   *   the whole page; `again` says whether it was the last one pressed, too
   */
  constructor(main, pauseIcon, listen) {
    this.#pauseIcon = pauseIcon;
    for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (
      main.querySelectorAll('button[data-listen], button[data-listen-all]')
    )) {
      this.#buttons.set(button, { own: [...button.childNodes], shown: 'own' });
    }
    document.addEventListener('submit', (event) => {
      const button = event.submitter;
      if (!(button instanceof HTMLButtonElement) || !this.#buttons.has(button)) return;
      event.preventDefault();
      const again = button === this.#pressed;
      this.#pressed = button;
      listen(button.dataset.listen, again);
    });
  }

  /** @param {boolean} speaking */
  showSpeaking(speaking) {
    for (const button of this.#buttons.keys()) {
      this.#name(button, button !== this.#pressed ? 'own' : speaking ? 'pause' : 'resume');
    }
  }

  /** There is a place from an earlier visit: the page's button goes on from there. */
  offerResume() {
    for (const button of this.#buttons.keys()) {
      if (!('listenAll' in button.dataset)) continue;
      this.#pressed = button;
      this.#name(button, 'resume');
    }
  }

  /** There is nothing left to go on with. */
  reset() {
    this.#pressed = null;
    this.showSpeaking(false);
  }

  /**
   * @param {HTMLButtonElement} button
   * @param {Name} name
   */
  #name(button, name) {
    const known = this.#buttons.get(button);
    if (!known || known.shown === name) return;
    known.shown = name;
    const icons = known.own.filter((node) => node instanceof SVGElement);
    if (name === 'own') button.replaceChildren(...known.own);
    else if (name === 'resume') button.replaceChildren(...icons, RESUME);
    else button.replaceChildren(...(this.#pauseIcon ? [this.#pauseIcon.cloneNode(true)] : []), PAUSE);
  }
}
