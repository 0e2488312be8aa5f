/**
 * Remembers, in this browser alone, where the listener was in each document: the sentence and the word, nothing else.
 *
 * Names, not seconds: in another voice or at another speed the sound is another one, and the sentence is the same.
 */

/**
 * @typedef {object} Bookmark
 * @property {string} section
 * @property {number} part
 * @property {string} sentence
 * @property {number} offset  of the word in the text of its element, in UTF-16 code units
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
 * The bookmark that stored JSON holds, null where it is none (an older release's, a hand's).
 *
 * @param {any} value
 * @returns {Bookmark | null}
 */
export function bookmark(value) {
  if (typeof value !== 'object' || value === null) return null;
  const { section, part, sentence, offset } = value;
  if (typeof section !== 'string' || typeof sentence !== 'string') return null;
  if (!Number.isInteger(part) || !Number.isInteger(offset)) return null;
  return { section, part, sentence, offset };
}

/**
 * The bookmark of a time in a track; null where no sentence is heard in it.
 *
 * @param {import('./tracks.js').Track} track
 * @param {import('./timeline.js').Timeline} timeline
 * @param {number} time
 * @returns {Bookmark | null}
 */
export function bookmarkAt({ section, part }, timeline, time) {
  const moment = timeline.at(time);
  const cue = timeline.cues[Math.max(moment.cue, 0)];
  return cue ? { section, part, sentence: cue.sentence, offset: (cue.words[moment.word] ?? cue).range[0] } : null;
}
