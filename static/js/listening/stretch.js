/** The stretch of the page that was asked for, a selection: where it begins, where it ends, and whether it begins again. */

/** @typedef {import('../place/places.js').Place} Place */
/** @typedef {import('../place/places.js').Source} Source */
/** @typedef {(source: Source, here: () => Promise<Place>) => Promise<Place>} Locate */

export class Stretch {
  /** @type {Place | null} */
  #begins = null;
  /** @type {Place | null} */
  #until = null;
  /** @type {Locate | null} how it was found */
  #origin = null;

  /** Where it ends; undefined where the whole page is read. */
  get until() {
    return this.#until ?? undefined;
  }

  /**
   * The voice is to go on from a place. One that has an end of its own begins a stretch. One that has none leaves it,
   * unless it was come to by a step (`onward`) and lies within: a sentence said again is still of the selection.
   *
   * @param {Place} place
   * @param {Locate} origin  how the place was found
   * @param {boolean} [onward]
   */
  ask(place, origin, onward = false) {
    const until = place.until ?? (onward && this.#holds(place) ? this.#until : null);
    if (until !== this.#until) this.#begin(until && place, origin);
    this.#until = until;
  }

  /**
   * Find it in other tracks of the same page; gives where it now ends.
   *
   * @param {Source} source
   */
  async findAgain(source) {
    const [begins, origin] = [this.#begins, this.#origin];
    if (!begins || !origin) return undefined;
    const found = await origin(source, async () => begins);
    this.#begin(found, origin);
    this.#until = found.until ?? null;
    return found.until;
  }

  /**
   * @param {Place | null} begins
   * @param {Locate} origin
   */
  #begin(begins, origin) {
    this.#begins = begins;
    this.#origin = begins && origin;
  }

  /** Read on without an end. */
  leave() {
    this.#begins = null;
    this.#until = null;
    this.#origin = null;
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

  /** @param {Place} place */
  #holds(place) {
    const [begins, until] = [this.#begins, this.#until];
    return begins !== null && until !== null && !comesBefore(place, begins) && comesBefore(place, until);
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
