/** The tracks of a page, in reading order, as the page itself names them. */

/**
 * One sound file of a section; a long section has several.
 *
 * @typedef {object} Track
 * @property {string} key
 * @property {string} section  id of its section element
 * @property {number} part  from 0 within its section
 * @property {number} speed  the voice's own speed in the sound
 * @property {number} duration  about how long it lasts, in seconds of the sound, before its cues tell
 * @property {string} sound  address of the sound
 * @property {string} cues  address of its cues
 */

/**
 * The tracks that the `<audio>` elements of `root` offer to those who use no script.
 *
 * @param {ParentNode} root
 * @returns {Track[]}
 */
export function readTracks(root) {
  return Array.from(
    /** @type {NodeListOf<HTMLAudioElement>} */ (root.querySelectorAll('audio[data-track]')),
    ({ dataset, src }) => ({
      key: dataset.track ?? '',
      section: dataset.section ?? '',
      part: Number(dataset.part),
      speed: Number(dataset.speed) || 1,
      duration: Number(dataset.duration) || 0,
      sound: src,
      cues: dataset.cues ?? '',
    }),
  );
}

/**
 * The sections that have sound, in order.
 *
 * @param {readonly Track[]} tracks
 */
export function sections(tracks) {
  return [...new Set(tracks.map((track) => track.section))];
}

/**
 * Index of the first track of a section, -1 where it has none.
 *
 * @param {readonly Track[]} tracks
 * @param {string | undefined} section
 */
export function firstOf(tracks, section) {
  return tracks.findIndex((track) => track.section === section);
}

/**
 * Indexes of all tracks of a section, the one that is `part` first: a place is most likely still in the part it was in.
 *
 * @param {readonly Track[]} tracks
 * @param {string} section
 * @param {number} part
 */
export function partsOf(tracks, section, part = 0) {
  const all = [...tracks.keys()].filter((index) => tracks[index].section === section);
  return all.sort((a, b) => Number(tracks[b].part === part) - Number(tracks[a].part === part));
}

/**
 * Index of the first track of the section after that of track `from`; -1 after the last.
 *
 * @param {readonly Track[]} tracks
 * @param {number} from
 */
export function nextSection(tracks, from) {
  return tracks.findIndex((track, index) => index > from && track.section !== tracks[from].section);
}

/**
 * Index of the first track of the section before that of track `from`; that of the first section from itself.
 *
 * @param {readonly Track[]} tracks
 * @param {number} from
 */
export function previousSection(tracks, from) {
  const own = firstOf(tracks, tracks[from].section);
  return own === 0 ? 0 : firstOf(tracks, tracks[own - 1].section);
}
