/**
 * The tracks of a page at another speed of the voice: a sound can be hastened or slowed down only so far by the browser
 * (playback.js), and a page in a slow voice is to be heard four times as fast all the same.
 */

import { bookmarkAt } from '../place/resume.js';

/** @typedef {import('../sound/tracks.js').Track} Track */

/**
 * The tracks of a page as the service says them at a speed. Throws where they cannot be had.
 *
 * @param {string} documentId
 * @param {string} speed
 * @returns {Promise<Track[]>}
 */
export async function tracksAt(documentId, speed) {
  const query = new URLSearchParams(location.search); // what a link wishes goes along
  query.set('speed', speed);
  const answer = await fetch(`/pages/${documentId}/listen?${query}`, { headers: { Accept: 'application/json' } });
  if (!answer.ok) throw new TypeError(`${answer.status}`);
  return answer.json();
}

/**
 * Puts other tracks in the place of those of a page, once. What it gives tells which word was at a place before: the
 * place's seconds are no longer those; null where the others could not be had, and all is as it was.
 *
 * @param {readonly Track[]} tracks
 * @param {(track: number) => import('../sound/timeline.js').Timeline | undefined} timelineOf
 * @param {() => Promise<Track[]>} others
 * @returns {(place: import('../place/places.js').Place) => Promise<import('../place/resume.js').Bookmark | null>}
 */
export function exchange(tracks, timelineOf, others) {
  /** @type {Promise<import('../place/resume.js').Bookmark | null> | null} */
  let done = null;
  /** @param {import('../place/places.js').Place} place */
  async function once({ track, time }) {
    const timeline = timelineOf(track);
    const bookmark = timeline ? bookmarkAt(tracks[track], timeline, time) : null;
    const found = await others();
    const same = found.length === tracks.length && found.every((one, i) => one.section === tracks[i].section);
    if (!bookmark || !same) return null; // the page was changed since it was opened
    tracks.forEach((own, index) => Object.assign(own, found[index]));
    return bookmark;
  }
  return (place) => (done ??= once(place).catch(() => null));
}
