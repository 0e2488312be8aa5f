/**
 * The player's bar: its native buttons, its lists, and what it shows. No key is listened to.
 *
 * A button that starts and stops says what it will do, on the same element, without `aria-pressed`: name or state,
 * never both (ARIA Authoring Practices, button).
 */

import { clock, sectionPlace, stepNames } from '../wording.js';

/** What the bar's buttons do, as `data-action` names it in the page. */
const ACTIONS = /** @type {const} */ ([
  'toggle',
  'previous-unit',
  'next-unit',
  'previous-section',
  'next-section',
  'start-here',
  'follow',
  'repeat',
  'selection',
  'where',
  'copy-link',
  'forget',
  'more-time',
]);

/** @typedef {typeof ACTIONS[number]} Action */

/** What is chosen in the bar, as `data-control` names it. */
const CHOICES = /** @type {const} */ (['speed', 'volume', 'unit', 'pauses', 'loop', 'sleep', 'voice']);

/** @typedef {typeof CHOICES[number]} Choice */

export class Controls {
  #bar;

  /**
   * @param {HTMLElement} bar
   * @param {Record<Action, () => void>} actions
   * @param {Record<Choice, (value: string) => void>} changes
   */
  constructor(bar, actions, changes) {
    this.#bar = bar;
    for (const action of ACTIONS) this.#button(action)?.addEventListener('click', actions[action]);
    this.#button('place')?.addEventListener('click', goTo);
    for (const choice of CHOICES) {
      this.#choice(choice)?.addEventListener('change', () => changes[choice](this.#value(choice)));
    }
    // Heard while it is moved; kept when it is let go.
    this.#choice('volume')?.addEventListener('input', () => this.volumeMoved());
  }

  /** Called while the volume is being moved. */
  volumeMoved = () => {};

  /** The wanted speed. */
  get speed() {
    return Number(this.#value('speed')) || 1;
  }

  /** From 0 to 1. */
  get volume() {
    return this.#choice('volume') ? Number(this.#value('volume')) / 100 : 1;
  }

  /** What "previous" and "next" go by. */
  get unit() {
    return /** @type {import('../place/places.js').Unit} */ (this.#value('unit') || 'sentence');
  }

  /** After what the voice stops by itself. */
  get pauses() {
    return /** @type {import('../sound/halts.js').Pauses} */ (this.#value('pauses') || 'never');
  }

  /** Whether the section, or the selection, is read again and again until it is stopped. */
  get loop() {
    return this.#value('loop') === 'on';
  }

  /**
   * Choose in the person's place.
   *
   * @param {Choice} choice
   * @param {string} value
   */
  choose(choice, value) {
    const element = this.#choice(choice);
    if (element) element.value = value;
  }

  /**
   * The next slower or faster speed of the list; the value chosen, null where there is none.
   *
   * @param {-1 | 1} direction
   */
  nextSpeed(direction) {
    const list = this.#choice('speed');
    if (!(list instanceof HTMLSelectElement) || !list.options[list.selectedIndex + direction]) return null;
    list.selectedIndex += direction;
    return list.value;
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

  /** Name the two buttons by what they go by. */
  showUnit() {
    const [back, on] = stepNames(this.unit);
    setText(this.#button('previous-unit')?.querySelector('[data-label]'), back);
    setText(this.#button('next-unit')?.querySelector('[data-label]'), on);
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
   * How much there is left to hear, when it is known anew: at presses and once the voice has stopped.
   *
   * @param {string} text
   */
  showLeft(text) {
    setText(this.#bar.querySelector('[data-left]'), text);
  }

  /**
   * When the sleep timer stops the voice; empty where no clock tells.
   *
   * @param {string} text
   */
  showSleep(text) {
    setText(this.#bar.querySelector('[data-sleep]'), text);
    const more = this.#button('more-time');
    if (more) more.hidden = text === '';
  }

  /**
   * The device's own voices, below the service's.
   *
   * @param {import('../sound/device-voices.js').VoiceGroup[]} groups
   * @param {string} chosen
   */
  showVoices(groups, chosen) {
    const list = this.#choice('voice');
    const field = list?.closest('label');
    if (!(list instanceof HTMLSelectElement) || !field) return;
    field.hidden = groups.length === 0;
    for (const old of list.querySelectorAll('optgroup')) old.remove();
    for (const { name, voices } of groups) {
      const group = document.createElement('optgroup');
      group.label = name;
      group.append(...voices.map((voice) => new Option(voice.name, voice.voiceURI)));
      list.append(group);
    }
    list.value = chosen;
    if (list.selectedIndex < 0) list.value = '';
  }

  /**
   * Where « Aller au passage lu » leads; null while there is no such place, or the voice has not stopped in it.
   *
   * @param {string | null} id
   */
  showPlace(id) {
    const link = this.#button('place');
    if (!(link instanceof HTMLAnchorElement)) return;
    if (link.hidden !== (id === null)) link.hidden = id === null; // nothing is written that says nothing new
    if (id !== null) link.hash = id;
  }

  /**
   * @param {Action | 'place'} action
   * @returns {HTMLElement | null}
   */
  #button(action) {
    return this.#bar.querySelector(`[data-action="${action}"]`);
  }

  /**
   * @param {Choice} choice
   * @returns {HTMLSelectElement | HTMLInputElement | null}
   */
  #choice(choice) {
    return this.#bar.querySelector(`[data-control="${choice}"]`);
  }

  /** @param {Choice} choice */
  #value(choice) {
    return this.#choice(choice)?.value ?? '';
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
