/**
 * What is heard when, in one track. Pure: no page, no sound.
 *
 * Times are seconds of the sound. Ranges are [start, end] in UTF-16 code units of the text content of the element that
 * shows the sentence (docs/architecture.md, "Cues at the web door").
 */

/**
 * @typedef {object} Word
 * @property {number} start
 * @property {number} end
 * @property {[number, number]} range
 * @property {[number, number]} spoken  in the cue's `spoken`, in UTF-16 code units
 */

/**
 * A sentence being heard.
 *
 * @typedef {object} Cue
 * @property {string} sentence
 * @property {string} element  id of the block or cell that shows it
 * @property {string} text
 * @property {string} spoken  what is said, in ordinary spelling: "≥ 38" is "supérieure ou égale à 38"
 * @property {number} start
 * @property {number} end
 * @property {[number, number]} range
 * @property {Word[]} words  in rising time
 */

/**
 * Where the voice is: indexes in `Timeline.cues` and in that cue's words, -1 where there is none.
 *
 * @typedef {object} Moment
 * @property {number} cue
 * @property {number} word
 */

/**
 * After a seek to t, an element may report a hair less than t: Chromium keeps microseconds, Safari media time scales.
 * So much early is not heard and not seen (a third of a video frame).
 */
const ROUNDING = 0.005;

/** "Previous" restarts what has been heard for longer than this, else goes one back: as CD players and Narrate do. */
export const RESTART_AFTER = 2;

/** What a step goes by, in one track; a section is more than a track (places.js). */
/** @typedef {'word' | 'sentence' | 'paragraph'} Step */

/** @typedef {{ start: number, end: number }} Stretch */

/** The sentences of a track that are heard, and questions about them. */
export class Timeline {
  /** @type {Map<Step, readonly Stretch[]>} */
  #stretches = new Map();

  /**
   * @param {Cue[]} cues  in rising time, as the service gives them
   * @param {number} duration  of the whole track
   */
  constructor(cues, duration) {
    this.duration = duration;
    /**
     * Silent sentences (a lone dash, a rule) take no time and have no words: nobody can be in them.
     *
     * @type {readonly Cue[]}
     */
    this.cues = cues.filter((cue) => cue.end > cue.start);
  }

  /**
   * The sentence and the word at `time`.
   *
   * A sentence lasts until the next begins, so that it stays lit through the silence after it; its words are over when
   * it ends. A word lasts until the next of its sentence begins: the light must not go out at each comma.
   *
   * @param {number} time
   * @returns {Moment}
   */
  at(time) {
    const cue = lastStarted(this.cues, time);
    if (cue < 0 || time >= this.cues[cue].end) return { cue, word: -1 };
    return { cue, word: lastStarted(this.cues[cue].words, time) };
  }

  /**
   * All words, sentences or paragraphs of the track, in rising time. The cells of a table's row are one paragraph.
   *
   * @param {Step} step
   * @returns {readonly Stretch[]}
   */
  stretches(step) {
    const known = this.#stretches.get(step);
    if (known) return known;
    const found = step === 'sentence' ? this.cues : step === 'word' ? wordsOf(this.cues) : paragraphsOf(this.cues);
    this.#stretches.set(step, found);
    return found;
  }

  /**
   * Where to go back to from `time`: the beginning of its own sentence (or paragraph, or word) once that has been
   * listened to for more than two seconds, else of the one before; null where that is in the track before.
   *
   * @param {number} time
   * @param {number} rate  seconds of the sound that pass in a second of listening
   * @param {Step} [step]
   */
  previous(time, rate, step = 'sentence') {
    const all = this.stretches(step);
    const current = lastStarted(all, time);
    if (current >= 0 && (time - all[current].start) / rate > RESTART_AFTER) return all[current].start;
    return all[Math.max(current, 0) - 1]?.start ?? null;
  }

  /**
   * Where the next one begins, the first being heard from 0 on; null where that is in the track after.
   *
   * @param {number} time
   * @param {Step} [step]
   */
  next(time, step = 'sentence') {
    const all = this.stretches(step);
    return all[Math.max(lastStarted(all, time), 0) + 1]?.start ?? null;
  }

  /**
   * Where the one at `time` begins.
   *
   * @param {number} time
   * @param {Step} step
   */
  own(time, step) {
    const all = this.stretches(step);
    return all[Math.max(lastStarted(all, time), 0)]?.start ?? 0;
  }

  /**
   * Where the word at `time` begins, or the sentence where none is being said: to stop in a word and to go on from its
   * second half would lose it.
   *
   * @param {number} time
   */
  wordStart(time) {
    const moment = this.at(time);
    if (moment.cue < 0) return 0;
    const cue = this.cues[moment.cue];
    if (time >= cue.end) return time; // in the silence after it: nothing to lose
    return moment.word < 0 ? cue.start : cue.words[moment.word].start;
  }

  /**
   * When a sentence is heard, at the word shown at `offset` of it where there is one: the sentence of that name, unless its
   * text is another now, else the one of that text; null where the track holds neither.
   *
   * @param {{ sentence: string, text: string, offset: number }} sought  an empty text is any
   */
  find({ sentence, text, offset }) {
    const same = (/** @type {Cue} */ cue) => cue.text.trimEnd() === text.trimEnd();
    const named = this.cues.find((cue) => cue.sentence === sentence && (!text || same(cue)));
    const cue = named ?? (text ? this.cues.find(same) : undefined);
    if (!cue) return null;
    const word = cue.words.findLast(({ range }) => range[0] - cue.range[0] <= offset);
    return word ? word.start : cue.start;
  }
}

/**
 * Index of the last item that has begun at `time`, -1 before the first.
 *
 * @param {readonly {start: number}[]} items  in rising time
 * @param {number} time
 */
export function lastStarted(items, time) {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (items[middle].start <= time + ROUNDING) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** @param {readonly Cue[]} cues */
function wordsOf(cues) {
  // A sentence of signs alone may have no words that are told apart: it is one.
  return cues.flatMap(({ words, start, end }) => (words.length ? words : [{ start, end }]));
}

/**
 * @param {readonly Cue[]} cues
 * @returns {Stretch[]}
 */
function paragraphsOf(cues) {
  /** @type {(Stretch & { block: string })[]} */
  const found = [];
  for (const { element, start, end } of cues) {
    const block = blockOf(element);
    const last = found.at(-1);
    if (last?.block === block) last.end = end;
    else found.push({ block, start, end });
  }
  return found;
}

/**
 * The block of an element that shows sentences: its own, or the row of a cell.
 *
 * @param {string} element
 */
export function blockOf(element) {
  return element.replace(/-c\d+$/, '');
}
