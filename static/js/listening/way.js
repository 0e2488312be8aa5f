/**
 * The way of the voice to a place: where it stands, or where it is going, which may have to be waited for.
 *
 * A place is kept as the way to find it, too: what could not be found (no network) is looked for again at the next press.
 */

/** @typedef {import('../place/places.js').Place} Place */
/** @typedef {import('../place/places.js').Source} Source */

export class Way {
  /** @type {Promise<Place> | null} where the voice stands or is going; null while it is to be found */
  #place = null;
  /** @type {Place | null} */
  #stood = null;
  /** @type {(source: Source) => Promise<Place>} finds that place, again if it was not found */
  #origin;
  /** Ends what the last press is on its way to. */
  #journey = new AbortController();
  /** Ends the search for places. */
  #search = new AbortController();

  /** @param {(source: Source) => Promise<Place>} origin  where the voice begins */
  constructor(origin) {
    this.#origin = origin;
  }

  /** Where the voice stood last, or began to speak; null where no place was found yet. */
  get stood() {
    return this.#stood;
  }

  /** Ends when another press comes. */
  get journey() {
    return this.#journey.signal;
  }

  /** Ends when nobody waits for the place that is searched any more. */
  get search() {
    return this.#search.signal;
  }

  /**
   * Begin from another place.
   *
   * @param {(source: Source) => Promise<Place>} locate
   */
  standAt(locate) {
    this.#place = null;
    this.#stood = null;
    this.#origin = locate;
  }

  /**
   * Set out for a place: what was under way ends.
   *
   * @param {boolean} onward  whether the place before matters: if not, the search for it ends too
   */
  setOut(onward) {
    this.#journey.abort();
    this.#journey = new AbortController();
    if (!onward) this.#endSearch();
    return this.#journey.signal;
  }

  /**
   * The place that is gone to. `here`, where the voice was or was going, is looked for anew where it was not found.
   *
   * @param {(source: Source, here: () => Promise<Place>) => Promise<Place>} locate
   * @param {Source} source
   * @param {Place | null} from  where the voice spoke; null where it did not
   */
  find(locate, source, from) {
    const before = this.#origin;
    const held = from ? Promise.resolve(from) : this.#place;
    this.#origin = (source) => locate(source, () => held?.catch(() => before(source)) ?? before(source));
    this.#place = this.#origin(source);
    return this.#place;
  }

  /**
   * Stand at a place that is known.
   *
   * @param {Place} place
   */
  settle(place) {
    const settled = Promise.resolve(place);
    this.#stood = place;
    this.#place = settled;
    this.#origin = () => settled;
  }

  /** Stop on the way. The place is to be found again. */
  turnBack() {
    this.#endSearch();
    this.#place = null;
    this.#journey.abort();
  }

  /** What was under way is over: the voice is there. */
  arrive() {
    this.#journey.abort();
  }

  #endSearch() {
    this.#search.abort();
    this.#search = new AbortController();
  }
}
