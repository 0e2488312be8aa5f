/** Has what is heard next brought in time, so that the voice goes on without a gap. */

import { prefetch } from './playback.js';

/** The next sound is fetched when this little is left to listen to. */
const BEFORE = 20; // seconds

export class Ahead {
  #tracks;
  #cues;
  /** The sound that was fetched last. */
  #fetched = '';

  /**
   * @param {readonly import('./tracks.js').Track[]} tracks
   * @param {import('./cues.js').Cues} cues
   */
  constructor(tracks, cues) {
    this.#tracks = tracks;
    this.#cues = cues;
  }

  /**
   * The voice comes to a track.
   *
   * @param {number} track
   */
  enter(track) {
    const next = this.#tracks[track + 1];
    if (next) this.#cues.preload(next.cues);
  }

  /**
   * The voice goes on in the service's sound of a track.
   *
   * @param {number} track
   * @param {number} remaining  seconds left to listen to in it
   */
  goOn(track, remaining) {
    const next = this.#tracks[track + 1];
    if (!next || remaining >= BEFORE || this.#fetched === next.sound || !this.#cues.kept(next.cues)) return;
    this.#fetched = next.sound;
    prefetch(next.sound);
  }
}
