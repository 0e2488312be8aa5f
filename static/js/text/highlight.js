/**
 * Lights up the sentence and the word that are heard.
 *
 * The CSS Custom Highlight API paints ranges without touching the page: nothing is announced, nothing moves under a
 * screen reader's cursor, and 400 words cost 8 ms where spans cost 4.7 s. Style sheets name them
 * `::highlight(sentence)` and `::highlight(word)`. A browser without it (Firefox before 140, Safari before 17.2) gets
 * one class on the block: coarse, but silent.
 */

import { rangeIn } from './ranges.js';

/** @typedef {import('../sound/timeline.js').Cue} Cue */
/** @typedef {import('../sound/timeline.js').Word} Word */

const FALLBACK_CLASS = 'spoken';

export class SpokenHighlight {
  #sentence = '';
  /** @type {readonly number[] | null} */
  #word = null;
  /** @type {Element | null} */
  #block = null;
  /** @type {{ sentence: Highlight, word: Highlight } | null} */
  #paint = null;

  constructor() {
    if (typeof Highlight === 'undefined' || !CSS.highlights) return;
    this.#paint = { sentence: new Highlight(), word: new Highlight() };
    this.#paint.word.priority = 1; // over the sentence
    CSS.highlights.set('sentence', this.#paint.sentence);
    CSS.highlights.set('word', this.#paint.word);
  }

  /**
   * Light up a sentence and one of its words. Cheap when nothing has changed. Gives the range of what is new (the word,
   * or the sentence where no word is being said), null where nothing is.
   *
   * @param {Cue} cue
   * @param {Word | undefined} word
   * @returns {Range | null}
   */
  show(cue, word) {
    const newSentence = cue.sentence !== this.#sentence;
    const newWord = (word?.range ?? null) !== this.#word;
    if (!newSentence && !newWord) return null;
    this.#sentence = cue.sentence;
    this.#word = word?.range ?? null;
    const element = document.getElementById(cue.element);
    // A sentence keeps the white space that follows it: that is not lit.
    const sentenceRange = element && rangeIn(element, [cue.range[0], cue.range[0] + cue.text.trimEnd().length]);
    const wordRange = element && word ? rangeIn(element, word.range) : null;
    if (this.#paint) {
      if (newSentence) paint(this.#paint.sentence, sentenceRange);
      if (newWord) paint(this.#paint.word, wordRange);
    } else if (element !== this.#block) {
      this.#block?.classList.remove(FALLBACK_CLASS);
      element?.classList.add(FALLBACK_CLASS);
      this.#block = element;
    }
    return wordRange ?? (newSentence ? sentenceRange : null);
  }

  /** Put the lights out. */
  clear() {
    this.#sentence = '';
    this.#word = null;
    this.#paint?.sentence.clear();
    this.#paint?.word.clear();
    this.#block?.classList.remove(FALLBACK_CLASS);
    this.#block = null;
  }
}

/**
 * @param {Highlight} highlight
 * @param {Range | null} range
 */
function paint(highlight, range) {
  highlight.clear();
  if (range) highlight.add(range);
}
