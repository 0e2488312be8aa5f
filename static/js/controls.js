/**
 * The player's bar: its native buttons, its list of speeds, and what it shows. No key is listened to.
 *
 * A button that starts and stops says what it will do, on the same element, without `aria-pressed`: name or state,
 * never both (ARIA Authoring Practices, button).
 */

import { clock, sectionPlace } from './wording.js';

/** What the bar's buttons do, as `data-action` names it in the page. */
export const ACTIONS = /** @type {const} */ ([
  'toggle',
  'previous-sentence',
  'next-sentence',
  'previous-section',
  'next-section',
  'start-here',
  'follow',
]);

/** @typedef {typeof ACTIONS[number]} Action */

export class Controls {
  #bar;
  #speeds;

  /**
   * @param {HTMLElement} bar
   * @param {Record<Action, () => void>} actions
   * @param {(speed: string) => void} changeSpeed
   */
  constructor(bar, actions, changeSpeed) {
    this.#bar = bar;
    for (const action of ACTIONS) this.#button(action)?.addEventListener('click', actions[action]);
    this.#button('place')?.addEventListener('click', goTo);
    const speeds = /** @type {HTMLSelectElement | null} */ (bar.querySelector('[data-control="speed"]'));
    speeds?.addEventListener('change', () => changeSpeed(speeds.value));
    this.#speeds = speeds;
  }

  /** The wanted speed. */
  get speed() {
    return Number(this.#speeds?.value) || 1;
  }

  /**
   * Whether the voice speaks, or is about to. Opens the bar.
   *
   * @param {boolean} speaking
   */
  showSpeaking(speaking) {
    this.#bar.hidden = false;
    this.#bar.toggleAttribute('data-playing', speaking); // the icons
    setText(this.#button('toggle')?.querySelector('[data-label]'), speaking ? 'Pause' : 'Écouter');
  }

  /** @param {boolean} following */
  showFollowing(following) {
    setText(this.#button('follow')?.querySelector('[data-label]'), following ? 'Ne plus suivre' : 'Suivre');
  }

  /**
   * Which section is heard, counted from 1. Between tracks and at presses, not while the voice speaks.
   *
   * @param {number} number
   * @param {number} count
   * @param {string} title
   */
  showSection(number, count, title) {
    setText(this.#bar.querySelector('[data-position]'), sectionPlace(number, count, title));
  }

  /**
   * How long the track lasts and, once the voice has stopped, where in it: seconds of listening. No clock ticks while
   * the voice speaks, as a braille display in the bar would be written anew each second.
   *
   * @param {number} duration
   * @param {number} [stopped]
   */
  showTime(duration, stopped) {
    const text = stopped === undefined ? clock(duration) : `${clock(stopped)} sur ${clock(duration)}`;
    setText(this.#bar.querySelector('[data-time]'), text);
  }

  /**
   * Where « Aller au passage lu » leads; null while there is no such place, or the voice has not stopped in it.
   *
   * @param {string | null} id
   */
  showPlace(id) {
    const link = this.#button('place');
    if (!(link instanceof HTMLAnchorElement)) return;
    link.hidden = id === null;
    if (id !== null) link.hash = id;
  }

  /**
   * @param {Action | 'place'} action
   * @returns {HTMLElement | null}
   */
  #button(action) {
    return this.#bar.querySelector(`[data-action="${action}"]`);
  }
}

/**
 * Follow a link into the text with the focus too: a screen reader's cursor lands there, and Tab goes on from there.
 *
 * @param {Event} event
 */
function goTo(event) {
  const link = /** @type {HTMLAnchorElement} */ (event.currentTarget);
  const element = document.getElementById(link.hash.slice(1));
  if (!element) return;
  event.preventDefault();
  element.tabIndex = -1;
  element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true });
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
}

/**
 * @param {Element | null | undefined} element
 * @param {string} text
 */
function setText(element, text) {
  if (element && element.textContent !== text) element.textContent = text;
}
