/** A spell of the voice: where it began to speak, by a press or after a break, and how long it has been heard since. Pure. */

import { RESTART_AFTER } from '../sound/timeline.js';

/** @typedef {import('../place/places.js').Place} Place */

export class Spell {
  /** @type {Place} */
  #begun = { track: 0, time: 0 };
  #durationOf;

  /** @param {(track: number) => number | undefined} durationOf  seconds of the sound */
  constructor(durationOf) {
    this.#durationOf = durationOf;
  }

  /** @param {Place} place */
  begin(place) {
    this.#begun = place;
  }

  /**
   * Seconds of the sound heard without a break; across the end of one track, no more is asked.
   *
   * @param {Place} now
   */
  heard(now) {
    const { track, time } = this.#begun;
    if (now.track === track) return now.time - time;
    return now.track === track + 1 ? (this.#durationOf(track) ?? Infinity) - time + now.time : Infinity;
  }

  /**
   * Where it began, if that is less than two seconds of listening ago; else null. "Previous" then counts from there and not
   * from where the voice is: a word, a heading, an item of a list is over before somebody presses again, and would else be
   * gone back to for ever.
   *
   * @param {Place} now
   * @param {number} rate  seconds of the sound that pass in a second of listening
   */
  justBegun(now, rate) {
    return this.heard(now) / rate <= RESTART_AFTER ? this.#begun : null;
  }
}
