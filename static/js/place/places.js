/**
 * Finds places in the sound of a page: beginnings, and steps from where the voice is. Pure: who waits for cues is
 * `source`.
 */

import { RESTART_AFTER } from '../sound/timeline.js';
import { firstOf, nextSection, partsOf, previousSection } from '../sound/tracks.js';

/** @typedef {import('../sound/timeline.js').Timeline} Timeline */
/** @typedef {import('../sound/tracks.js').Track} Track */

/**
 * A place in the sound: index of a track, seconds in it. `until` is where only a stretch from there is wanted.
 *
 * @typedef {{ track: number, time: number, until?: Place }} Place
 */

/** @typedef {import('../sound/timeline.js').Step | 'section'} Unit */

/**
 * Gives the timeline of a track, by its index, as soon as it can be had. What has cues has sound.
 *
 * @typedef {(track: number) => Promise<Timeline>} Source
 */

export class Places {
  #tracks;

  /** @param {readonly Track[]} tracks */
  constructor(tracks) {
    this.#tracks = tracks;
  }

  /**
   * The beginning of a track.
   *
   * @param {number} track
   * @param {Source} source
   * @returns {Promise<Place>}
   */
  async startOf(track, source) {
    await source(track);
    return { track, time: 0 };
  }

  /**
   * The first place of a section that `find` knows, else the section's beginning.
   *
   * @param {string} section
   * @param {number} part  where to look first
   * @param {(timeline: Timeline) => number | null} find
   * @param {Source} source
   * @returns {Promise<Place>}
   */
  async within(section, part, find, source) {
    for (const track of partsOf(this.#tracks, section, part)) {
      const time = find(await source(track));
      if (time !== null) return { track, time };
    }
    return this.startOf(Math.max(firstOf(this.#tracks, section), 0), source);
  }

  /**
   * The first place from a place of the text on: in its section where `find` knows it, else where the next section that is
   * heard begins (what stands at the end of a section may be passed over), else in the last one.
   *
   * @param {string} section
   * @param {(timeline: Timeline) => number | null} find
   * @param {Source} source
   * @returns {Promise<Place>}
   */
  async onward(section, find, source) {
    const own = partsOf(this.#tracks, section);
    for (const track of own) {
      const time = find(await source(track));
      if (time !== null) return { track, time };
    }
    const next = (own.at(-1) ?? -1) + 1;
    return this.startOf(next < this.#tracks.length ? next : (own[0] ?? 0), source);
  }

  /**
   * One word, sentence, paragraph or section on or back, across tracks; the beginning before the first, where it is
   * after the last.
   *
   * @param {Place} from
   * @param {-1 | 1} direction
   * @param {Unit} unit
   * @param {number} rate  seconds of the sound that pass in a second
   * @param {Source} source
   * @returns {Promise<Place>}
   */
  async step(from, direction, unit, rate, source) {
    if (unit === 'section') return this.section(from, direction, rate, source);
    const timeline = await source(from.track);
    const time = direction < 0 ? timeline.previous(from.time, rate, unit) : timeline.next(from.time, unit);
    if (time !== null) return { track: from.track, time };
    const track = from.track + direction;
    if (!this.#tracks[track]) return direction < 0 ? { track: from.track, time: 0 } : { ...from };
    const stretches = (await source(track)).stretches(unit);
    return { track, time: stretches.at(direction < 0 ? -1 : 0)?.start ?? 0 };
  }

  /**
   * The beginning of the word, sentence, paragraph or section that a place is in.
   *
   * @param {Place} from
   * @param {Unit} unit
   * @param {Source} source
   * @returns {Promise<Place>}
   */
  async again(from, unit, source) {
    if (unit === 'section') return this.startOf(firstOf(this.#tracks, this.#tracks[from.track].section), source);
    return { track: from.track, time: (await source(from.track)).own(from.time, unit) };
  }

  /**
   * A stretch of the page: from the first place of a section that `begins` knows to the last one that `ends` knows.
   *
   * @param {{ section: string, find: (timeline: Timeline) => number | null }} begins
   * @param {{ section: string, find: (timeline: Timeline) => number | null }} ends
   * @param {Source} source
   * @returns {Promise<Place>}
   */
  async between(begins, ends, source) {
    const start = await this.onward(begins.section, begins.find, source);
    for (const track of partsOf(this.#tracks, ends.section).reverse()) {
      const time = ends.find(await source(track));
      if (time === null) continue;
      const ended = track < start.track || (track === start.track && time < start.time); // nothing of it is heard
      return { ...start, until: ended ? start : { track, time } };
    }
    return { ...start, until: start };
  }

  /**
   * One section on or back: back to the beginning of its own once it has been listened to for more than two seconds;
   * where it is after the last.
   *
   * @param {Place} from
   * @param {-1 | 1} step
   * @param {number} rate
   * @param {Source} source
   * @returns {Promise<Place>}
   */
  async section(from, step, rate, source) {
    if (step > 0) {
      const next = nextSection(this.#tracks, from.track);
      return next < 0 ? { ...from } : this.startOf(next, source);
    }
    const own = firstOf(this.#tracks, this.#tracks[from.track].section);
    const listened = own !== from.track || from.time / rate > RESTART_AFTER;
    return this.startOf(listened ? own : previousSection(this.#tracks, from.track), source);
  }
}
