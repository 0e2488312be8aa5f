/** Keeps the place of the listener as the voice goes on: at each new sentence, wherever it stops, and when the page is left. */

import { bookmarkAt } from './resume.js';

export class PlaceKeeper {
  #tracks;
  #timelineOf;
  #bookmarks;
  /** The sentence that was kept last. */
  #sentence = '';

  /**
   * @param {readonly import('../sound/tracks.js').Track[]} tracks
   * @param {(track: number) => import('../sound/timeline.js').Timeline | undefined} timelineOf
   * @param {import('./resume.js').Bookmarks} bookmarks
   */
  constructor(tracks, timelineOf, bookmarks) {
    this.#tracks = tracks;
    this.#timelineOf = timelineOf;
    this.#bookmarks = bookmarks;
  }

  /** Whether the browser has refused to keep the last place. */
  get refused() {
    return this.#bookmarks.refused;
  }

  /** @param {import('./places.js').Place} place */
  keep({ track, time }) {
    const timeline = this.#timelineOf(track);
    const bookmark = timeline && bookmarkAt(this.#tracks[track], timeline, time);
    if (!bookmark) return;
    this.#sentence = bookmark.sentence;
    this.#bookmarks.save(bookmark);
  }

  /**
   * Keep a place where another sentence is heard than at the one before.
   *
   * @param {import('./places.js').Place} place
   */
  goOn(place) {
    const timeline = this.#timelineOf(place.track);
    const sentence = timeline?.cues[timeline.at(place.time).cue]?.sentence;
    if (sentence && sentence !== this.#sentence) this.keep(place);
  }

  forget() {
    this.#bookmarks.forget();
  }
}
