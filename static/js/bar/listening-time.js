/** How long there is to listen. Pure. */

/** @typedef {import('../sound/tracks.js').Track} Track */

/**
 * Seconds of listening left in the section and in the page.
 *
 * @param {readonly Track[]} tracks
 * @param {(track: number) => number | undefined} durationOf  of the sound, in seconds, where it is known exactly
 * @param {import('../place/places.js').Place} place
 * @param {number} speed
 */
export function timeLeft(tracks, durationOf, place, speed) {
  let section = 0;
  let page = 0;
  tracks.forEach((track, index) => {
    if (index < place.track) return;
    const sound = (durationOf(index) ?? track.duration) - (index === place.track ? place.time : 0);
    const seconds = Math.max(0, sound) / (speed / track.speed);
    page += seconds;
    if (track.section === tracks[place.track].section) section += seconds;
  });
  return { section, page };
}
