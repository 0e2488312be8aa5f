/**
 * Remembers, in this browser alone, where the listener was in each document: the sentence and the word, nothing else.
 *
 * Names, not seconds: in another voice or at another speed the sound is another one, and the sentence is the same. The
 * sentence's own words too, and its section's title: names are numbers (`s3-b2-1`), and once the hospital has written a
 * paragraph more, the same number is another sentence.
 */

import { SHOWS_SENTENCES } from '../text/start-here.js';

/**
 * @typedef {object} Bookmark
 * @property {string} section
 * @property {string} title  of the section; empty where it is not known
 * @property {number} part
 * @property {string} sentence
 * @property {string} text  of the sentence; empty where it is not known
 * @property {number} offset  of the word in the sentence, in UTF-16 code units
 */

const PREFIX = 'place:';

export class Bookmarks {
  #key;

  /** Whether the browser has refused to keep the last place: a private window, blocked cookies, no room left. */
  refused = false;

  /** @param {string} documentId */
  constructor(documentId) {
    this.#key = PREFIX + documentId;
  }

  /** @returns {Bookmark | null} */
  load() {
    try {
      return bookmark(JSON.parse(localStorage.getItem(this.#key) ?? 'null'));
    } catch {
      return null; // storage refused (private window, blocked cookies), or not our JSON
    }
  }

  /** @param {Bookmark} place */
  save(place) {
    try {
      localStorage.setItem(this.#key, JSON.stringify(place));
      this.refused = false;
    } catch {
      this.refused = true; // the page reads on, it will only not remember
    }
  }

  forget() {
    try {
      localStorage.removeItem(this.#key);
    } catch {
      // Refused: then nothing is kept either.
    }
  }
}

/**
 * The bookmark that stored JSON holds, null where it is none (a hand's). One of an older release has no text: its word is
 * not known, its sentence is believed.
 *
 * @param {any} value
 * @returns {Bookmark | null}
 */
export function bookmark(value) {
  if (typeof value !== 'object' || value === null) return null;
  const { section, title = '', part, sentence, text = '', offset } = value;
  if ([section, title, sentence, text].some((one) => typeof one !== 'string')) return null;
  if (!Number.isInteger(part) || !Number.isInteger(offset)) return null;
  return { section, title, part, sentence, text, offset: text ? offset : 0 };
}

/**
 * The bookmark of a time in a track; null where no sentence is heard in it.
 *
 * @param {import('../sound/tracks.js').Track} track
 * @param {import('../sound/timeline.js').Timeline} timeline
 * @param {number} time
 * @returns {Bookmark | null}
 */
export function bookmarkAt({ section, part }, timeline, time) {
  const moment = timeline.at(time);
  const heard = timeline.cues[moment.cue];
  // In the silence after a sentence it has been heard: the next one is to come. The last of a track is said once more.
  const over = heard && time >= heard.end ? timeline.cues[moment.cue + 1] : undefined;
  const cue = over ?? heard ?? timeline.cues[0];
  if (!cue) return null;
  const { range, sentence, text, words } = cue;
  const offset = (words[over ? 0 : moment.word]?.range ?? range)[0] - range[0];
  return { section, title: titleOf(section), part, sentence, text, offset };
}

/** @param {string} section */
function titleOf(section) {
  return document.getElementById(section)?.dataset.title ?? '';
}

/**
 * The section that a bookmark is in now: that of its sentence, wherever that stands today; where that is gone the section
 * of its title; null where that is gone too.
 *
 * @param {Element} main
 * @param {Bookmark} bookmark
 * @returns {string | null}
 */
export function sectionNow(main, { section, title, sentence, text }) {
  if (!text) return section;
  const titled = [.../** @type {NodeListOf<HTMLElement>} */ (main.querySelectorAll('[data-title]'))].filter(
    ({ dataset }) => dataset.title === title,
  );
  const own = titled.find(({ id }) => id === section) ?? titled[0];
  const showing = [...main.querySelectorAll('[id]')].filter(
    (element) => SHOWS_SENTENCES.test(element.id) && element.textContent?.includes(text.trimEnd()),
  );
  // « Oui. » may stand anywhere: what is not where it was is believed where it stands once.
  const same = showing.find(({ id }) => id === sentence.replace(/-\d+$/, '')) ?? showing.find((one) => own?.contains(one));
  const found = same ?? (showing.length === 1 ? showing[0] : own);
  return found?.closest('[data-title]')?.id ?? null;
}
