/**
 * Finds places in the sound of a page: beginnings, and steps from where the voice is. Pure: who waits for cues is
 * `source`.
 */

import { RESTART_AFTER } from './timeline.js';
import { firstOf, nextSection, partsOf, previousSection } from './tracks.js';

/** @typedef {import('./timeline.js').Timeline} Timeline */
/** @typedef {import('./tracks.js').Track} Track */

/**
 * A place in the sound: index of a track, seconds in it.
 *
 * @typedef {{ track: number, time: number }} Place
 */

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
   * One sentence on or back, across tracks; the beginning before the first, where it is after the last.
   *
   * @param {Place} from
   * @param {-1 | 1} step
   * @param {number} rate  seconds of the sound that pass in a second
   * @param {Source} source
   * @returns {Promise<Place>}
   */
  async sentence(from, step, rate, source) {
    const timeline = await source(from.track);
    const cue = step < 0 ? timeline.previous(from.time, rate) : timeline.next(from.time);
    if (cue >= 0) return { track: from.track, time: timeline.cues[cue].start };
    const track = from.track + step;
    if (!this.#tracks[track]) return step < 0 ? { track: from.track, time: 0 } : from;
    const { cues } = await source(track);
    return { track, time: (step < 0 ? cues.at(-1) : cues[0])?.start ?? 0 };
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
      return next < 0 ? from : this.startOf(next, source);
    }
    const own = firstOf(this.#tracks, this.#tracks[from.track].section);
    const listened = own !== from.track || from.time / rate > RESTART_AFTER;
    return this.startOf(listened ? own : previousSection(this.#tracks, from.track), source);
  }
}
