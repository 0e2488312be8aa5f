/**
 * The keys of keyboards and headsets, lock screens and car radios: Media Session where the browser has it.
 *
 * Previous and next track are sections, the seeking keys are sentences.
 */

/**
 * @typedef {object} MediaActions
 * @property {() => void} play
 * @property {() => void} pause
 * @property {(step: -1 | 1) => void} sentence
 * @property {(step: -1 | 1) => void} section
 * @property {(time: number) => void} seek  seconds of the sound
 */

/** @param {MediaActions} actions */
export function handleMediaKeys({ play, pause, sentence, section, seek }) {
  on('play', play);
  on('pause', pause);
  on('stop', pause);
  on('previoustrack', () => section(-1));
  on('nexttrack', () => section(1));
  on('seekbackward', () => sentence(-1));
  on('seekforward', () => sentence(1));
  on('seekto', ({ seekTime }) => seek(seekTime ?? 0));
}

/**
 * What the lock screen shows.
 *
 * @param {string} section
 * @param {string} page
 * @param {string} artwork  address of a square picture, empty for none
 */
export function showOnLockScreen(section, page, artwork) {
  if (!navigator.mediaSession) return;
  const pictures = artwork ? [{ src: artwork, sizes: '1400x1400', type: 'image/png' }] : [];
  navigator.mediaSession.metadata = new MediaMetadata({ title: section, album: page, artwork: pictures });
}

/**
 * Where in the sound the voice is: the system draws its own clock from it.
 *
 * @param {number} time  seconds of the sound
 * @param {number} duration
 * @param {number} rate
 */
export function showPosition(time, duration, rate) {
  if (!(duration > 0)) return;
  const position = Math.min(Math.max(time, 0), duration);
  navigator.mediaSession?.setPositionState?.({ duration, position, playbackRate: rate });
}

/** @param {boolean} speaking */
export function showSpeaking(speaking) {
  if (navigator.mediaSession) navigator.mediaSession.playbackState = speaking ? 'playing' : 'paused';
}

/**
 * @param {MediaSessionAction} action
 * @param {MediaSessionActionHandler} handler
 */
function on(action, handler) {
  try {
    navigator.mediaSession?.setActionHandler(action, handler);
  } catch {
    // An action this browser does not know (TypeError); the others still work.
  }
}
