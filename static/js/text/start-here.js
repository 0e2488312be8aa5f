/**
 * « Écouter d’ici »: which sentence is "here".
 *
 * The first idea is to let a click on a word start the voice there. It was set aside: a screen reader's Enter on a
 * paragraph is a click too, so is the tap that stops a scroll or takes a selection back, and sound must never start by
 * surprise; elements that listen to clicks are moreover called "clickable" by NVDA, each time it comes to one. So there
 * is a button, in the player's bar, outside of the text, and "here" is where the person last was:
 *
 * - mouse, finger: the place last pressed in the text (where a browser sets no caret on a tap, the point of the press);
 * - selection, or caret browsing (F7): where the selection begins;
 * - Tab key: the link last focused in the text;
 * - the address of a paragraph, opened from a message: that paragraph;
 * - screen reader, or a place that has left the window since: the first line in sight. A page cannot know a screen
 *   reader's cursor, but screen readers scroll it into sight, and each heading has a listening button of its own.
 *
 * Sound starts at the beginning of the sentence, not at the word: half a sentence may have lost its "ne … pas".
 */

import { offsetIn } from './ranges.js';
import { footOf } from './scroll.js';

/** @typedef {import('../sound/timeline.js').Timeline} Timeline */

/**
 * A place in the text: an element that shows sentences, and an offset in its text in UTF-16 code units.
 *
 * @typedef {object} TextPlace
 * @property {Element} element
 * @property {number} offset
 */

/** Ids of the elements that show sentences: blocks and cells (docs/architecture.md, "Identifiers"). */
export const SHOWS_SENTENCES = /^s\d+-b\d+(-c\d+)?$/;

const NOT_TEXT = 'a, button, select, input, summary, audio, label';

export class Here {
  #main;
  #bar;
  /** @type {TextPlace | null} */
  #pointed = null;
  /** @type {{ from: TextPlace, to: TextPlace } | null} */
  #selected = null;

  /**
   * @param {Element} main
   * @param {HTMLElement} bar  the player's, that covers the foot of the window
   */
  constructor(main, bar) {
    this.#main = main;
    this.#bar = bar;
    this.#point(this.linked);
    document.addEventListener('selectionchange', () => {
      const range = getSelection()?.rangeCount ? getSelection()?.getRangeAt(0) : null;
      if (range) this.#point(this.#textPlace(range.startContainer, range.startOffset));
      if (range && !range.collapsed) this.#select(range);
    });
    // Not `click` on the text: see above. `pointerup` makes nothing "clickable", and does not come after a scroll.
    document.addEventListener('pointerup', (event) => {
      if (event.target instanceof Node && bar.contains(event.target)) return; // a press there may take a selection back
      if (getSelection()?.isCollapsed !== false) this.#selected = null;
      if (event.target instanceof Element && event.target.closest(NOT_TEXT)) return;
      if (getSelection()?.isCollapsed === false) return;
      this.#point(this.#textPlaceAt(event.clientX, event.clientY));
    });
    main.addEventListener('focusin', ({ target }) => {
      if (!(target instanceof HTMLAnchorElement)) return;
      this.#point(this.#textPlace(document.getElementById(target.dataset.start ?? '') ?? target, 0));
    });
  }

  /** The paragraph or cell that the page's address names; null where it names none. */
  get linked() {
    const element = document.getElementById(location.hash.slice(1));
    return element && SHOWS_SENTENCES.test(element.id) && this.#main.contains(element) ? { element, offset: 0 } : null;
  }

  /**
   * Where to start: the place pointed at if it is still in sight, else the first line in sight, else null.
   *
   * @returns {TextPlace | null}
   */
  find() {
    const pointed = this.#pointed;
    const foot = footOf(this.#bar);
    if (pointed?.element.isConnected && inSight(pointed.element, foot)) return pointed;
    for (const element of this.#main.querySelectorAll('[id]')) {
      if (!SHOWS_SENTENCES.test(element.id) || !inSight(element, foot)) continue;
      const { top, left, bottom } = element.getBoundingClientRect();
      if (top >= 0) return { element, offset: 0 };
      // It began above the window. Its first line in sight is meant where it is most of what is in sight.
      if (bottom > foot / 2) return this.#textPlaceAt(left + 1, 1) ?? { element, offset: 0 };
    }
    return null;
  }

  /** The text that is selected, or was until the bar was pressed; null where none is. */
  selection() {
    return this.#selected;
  }

  /** @param {Range} range */
  #select({ startContainer, startOffset, endContainer, endOffset }) {
    const from = this.#textPlace(startContainer, startOffset);
    const to = this.#textPlace(endContainer, endOffset);
    this.#selected = from && to && { from, to };
  }

  /** @param {TextPlace | null} place */
  #point(place) {
    if (place) this.#pointed = place;
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  #textPlaceAt(x, y) {
    const caret = caretAt(x, y);
    return caret && this.#textPlace(caret.node, caret.offset);
  }

  /**
   * @param {Node} node
   * @param {number} offset
   * @returns {TextPlace | null}
   */
  #textPlace(node, offset) {
    let element = node instanceof Element ? node : node.parentElement;
    while (element && !SHOWS_SENTENCES.test(element.id)) element = element.parentElement;
    if (!element || !this.#main.contains(element)) return null;
    // A press beside the last line puts the caret behind the last character: that sentence is meant.
    const last = Math.max((element.textContent ?? '').trimEnd().length - 1, 0);
    return { element, offset: Math.min(offsetIn(element, node, offset), last) };
  }
}

/**
 * When the sentence at a place is heard in a track: the sentence that holds it, or, where nothing there is said (a
 * dash, a picture without words), the next one of the page; null where the track ends before.
 *
 * @param {Timeline} timeline
 * @param {TextPlace} place
 */
export function whenHeard(timeline, { element, offset }) {
  const cue = timeline.cues.find((candidate) =>
    candidate.element === element.id ? offset < candidate.range[1] : comesAfter(candidate.element, element),
  );
  return cue ? cue.start : null;
}

/**
 * When the word at a place is heard in a track, or the next that is said; null where the track ends before.
 *
 * @param {Timeline} timeline
 * @param {TextPlace} place
 */
export function whenWordHeard(timeline, place) {
  const sentence = whenHeard(timeline, place);
  const cue = timeline.cues.find(({ start }) => start === sentence);
  const word = cue?.element === place.element.id && cue.words.find(({ range }) => place.offset < range[1]);
  return word ? word.start : sentence;
}

/**
 * When the last word before a place has been heard; null where the track begins after it.
 *
 * @param {Timeline} timeline
 * @param {TextPlace} place
 */
export function whenOver(timeline, { element, offset }) {
  const cue = timeline.cues.findLast((candidate) =>
    candidate.element === element.id ? candidate.range[0] <= offset : comesBefore(candidate.element, element),
  );
  if (!cue) return null;
  const word = cue.element === element.id && cue.words.findLast(({ range }) => range[0] <= offset);
  return word ? word.end : cue.end;
}

/**
 * @param {string} id
 * @param {Element} element
 */
function comesBefore(id, element) {
  const other = document.getElementById(id);
  return Boolean(other && element.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_PRECEDING);
}

/**
 * @param {string} id
 * @param {Element} element
 */
function comesAfter(id, element) {
  const other = document.getElementById(id);
  return Boolean(other && element.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
}

/**
 * @param {Element} element
 * @param {number} foot
 */
function inSight(element, foot) {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < foot;
}

/**
 * The place in the text at a point of the window.
 *
 * @param {number} x
 * @param {number} y
 */
function caretAt(x, y) {
  if (document.caretPositionFromPoint) {
    const position = document.caretPositionFromPoint(x, y);
    return position && { node: position.offsetNode, offset: position.offset };
  }
  const range = document.caretRangeFromPoint?.(x, y); // Safari before 18.4, Chromium before 128
  return range && { node: range.startContainer, offset: range.startOffset };
}
