/** The stretch of the page that was asked for, a selection: where it begins, where it ends, and whether it begins again. */

/** @typedef {import('./places.js').Place} Place */

export class Stretch {
  /** @type {Place | null} */
  #begins = null;
  /** @type {Place | null} */
  #until = null;

  /** Where it ends; undefined where the whole page is read. */
  get until() {
    return this.#until ?? undefined;
  }

  /**
   * The voice is to go on from a place. One that has an end of its own begins a stretch, one that has none leaves it.
   *
   * @param {Place} place
   */
  ask(place) {
    const until = place.until ?? null;
    if (until !== this.#until) this.#begins = until && place;
    this.#until = until;
  }

  /** Read on without an end. */
  leave() {
    this.#begins = null;
    this.#until = null;
  }

  /**
   * When it ends within a track, in seconds of the sound; Infinity where it does not.
   *
   * @param {number} track
   */
  endIn(track) {
    return this.#until?.track === track ? this.#until.time : Infinity;
  }

  /**
   * Whether it is over where a track begins.
   *
   * @param {number} track
   */
  endsBefore(track) {
    return this.#until !== null && this.#until.track < track;
  }

  /** Where it is read from once more; null where it holds nothing that could be. */
  get again() {
    const begins = this.#begins;
    return begins && comesBefore(begins, begins.until) ? begins : null;
  }
}

/**
 * @param {Place} place
 * @param {Place} [other]
 */
function comesBefore(place, other) {
  return other !== undefined && (place.track < other.track || (place.track === other.track && place.time < other.time));
}
