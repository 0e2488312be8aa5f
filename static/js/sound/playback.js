/**
 * The sound: one `<audio>` element for the whole page, made here, that goes from track to track.
 *
 * One element, because a phone with its screen locked lets an element that plays go on to another source, and starts no
 * second one; and because with one element there can never be two voices. It is not in the page: nothing a screen
 * reader could find changes while it plays.
 */

import { PRESS_AGAIN, UNPLAYABLE } from '../wording.js';
import { OutOfReach, PATIENCE, SoundUnavailable } from './cues.js';

/**
 * @typedef {object} PlaybackListener
 * @property {(time: number) => void} frame  before each painted frame while it plays; not in a hidden tab
 * @property {(remaining: number) => void} progress  a few times a second, in a hidden tab too: seconds left to hear
 * @property {() => void} ended  the track is over
 * @property {() => void} halted  it has come to `haltAt`, and is paused
 * @property {() => void} interrupted  somebody else paused: a phone call, unplugged headphones, the system
 * @property {() => void} resumed  somebody else went on
 * @property {() => void} starved  the sound does not come fast enough
 * @property {() => void} fed  it comes again
 * @property {() => void} failed  it cannot be played on
 * @property {() => void} silent  it plays, and its time stands still: nothing on this device sounds
 */

/** Browsers mute the sound outside of this (Firefox) or garble it. */
const SLOWEST = 0.25;
const FASTEST = 4;

/**
 * Whether a sound can be heard at a rate. A page in a slow voice cannot be hastened without an end: 0.5 to 4 is 8.
 *
 * @param {number} rate
 */
export function canPlayAt(rate) {
  return rate >= SLOWEST && rate <= FASTEST;
}

/** Firefox without a sound card says `error` and plays on: an error that time passes by is none. */
const DOUBT = 800; // milliseconds

const STARVED_AFTER = 1500; // milliseconds

/** Without a device to sound on (none plugged in, none lent to the browser), some browsers play and time stands still. */
const STANDSTILL = 4000; // milliseconds

/** Seconds: what is nearer than that is there before it could be asked again. */
const HALF_A_FRAME = 1 / 120;

export class Playback {
  #audio = document.createElement('audio');
  #listener;
  #url = '';
  #wanted = false;
  #nextFrame = 0;
  #starvation = 0;
  #starving = false;
  #standstill = 0;

  /** Where it pauses by itself, in seconds of the sound. */
  haltAt = Infinity;

  /** Whether words are told apart by the time: always. */
  knowsWords = true;

  /** @param {PlaybackListener} listener */
  constructor(listener) {
    this.#listener = listener;
    const audio = this.#audio;
    audio.preload = 'auto';
    audio.preservesPitch = true;
    audio.addEventListener('timeupdate', () => {
      if (!this.#wanted || this.#halts()) return;
      listener.progress((audio.duration - audio.currentTime) / audio.playbackRate);
    });
    audio.addEventListener('ended', () => {
      if (!this.#wanted) return;
      this.#wanted = false;
      listener.ended();
    });
    // Events come later than what they tell of: what counts is how things are now.
    audio.addEventListener('pause', () => {
      if (!this.#wanted || !audio.paused || audio.ended) return;
      this.#wanted = false;
      listener.interrupted();
    });
    audio.addEventListener('play', () => {
      if (this.#wanted || audio.paused) return;
      this.#wanted = true;
      listener.resumed();
    });
    audio.addEventListener('waiting', () => this.#starve());
    audio.addEventListener('playing', () => {
      this.#feed();
      this.#frame();
    });
    audio.addEventListener('error', () => this.#doubt());
  }

  /** Seconds of the sound. */
  get time() {
    return this.#audio.currentTime;
  }

  /** Seconds of the sound that pass in a second. */
  get rate() {
    return this.#audio.playbackRate;
  }

  set rate(rate) {
    const possible = Math.min(Math.max(rate, SLOWEST), FASTEST);
    this.#audio.defaultPlaybackRate = possible; // what a new source starts with (HTML, media element load algorithm)
    this.#audio.playbackRate = possible;
  }

  /** From 0 to 1. Phones that leave the volume to their keys (iOS) do not heed it. */
  set volume(/** @type {number} */ volume) {
    this.#audio.volume = volume;
  }

  /**
   * To be called within a press: lets the element play later, after the silence and the loading. WebKit asks for it,
   * and without a source it does nothing else.
   */
  unlock() {
    if (!this.#url) this.#audio.load();
  }

  /**
   * Stand ready to play a sound from `time` on. Throws SoundUnavailable, or what `signal` was aborted with.
   *
   * @param {import('./tracks.js').Track} track
   * @param {number} time
   * @param {AbortSignal} signal
   */
  async prepare({ sound: url }, time, signal) {
    const audio = this.#audio;
    if (url !== this.#url || audio.error) {
      this.#url = url;
      audio.src = url;
    }
    if (audio.readyState === HTMLMediaElement.HAVE_NOTHING) {
      if (time === 0) return; // nothing to wait for: the way from track to track, on a locked phone too
      await this.#metadata(signal);
    }
    if (audio.currentTime !== time) audio.currentTime = time;
  }

  /** Play from where it stands. Throws NotAllowedError (DOMException) where the browser wants a press first. */
  async play() {
    this.#wanted = true;
    try {
      await this.#audio.play();
      this.#watch();
    } catch (error) {
      // AbortError: a later press paused it. NotSupportedError: the `error` event tells.
      if (!(error instanceof DOMException) || error.name !== 'NotAllowedError') return;
      this.#wanted = false;
      throw error;
    }
  }

  pause() {
    this.#wanted = false;
    this.#feed();
    clearTimeout(this.#standstill);
    this.#audio.pause();
  }

  /** `timeupdate` comes four times a second: too seldom for words (measured, Chromium). */
  #frame = () => {
    cancelAnimationFrame(this.#nextFrame); // one loop, however often `playing` is fired
    if (!this.#wanted || this.#audio.paused || this.#halts()) return;
    this.#listener.frame(this.#audio.currentTime);
    this.#nextFrame = requestAnimationFrame(this.#frame);
  };

  /** Asked at each frame, and in a hidden tab four times a second. */
  #halts() {
    if (this.#audio.currentTime + HALF_A_FRAME * this.#audio.playbackRate < this.haltAt) return false;
    this.pause();
    this.#listener.halted();
    return true;
  }

  /** Whether time passes, once it plays and has what to play. */
  #watch() {
    clearTimeout(this.#standstill);
    const { currentTime } = this.#audio;
    this.#standstill = setTimeout(() => {
      const { paused, readyState } = this.#audio;
      if (!this.#wanted || paused || this.#audio.currentTime !== currentTime) return;
      if (readyState < HTMLMediaElement.HAVE_FUTURE_DATA) {
        this.#watch(); // it waits for the network: `waiting` tells
        return;
      }
      this.#wanted = false;
      this.#audio.pause();
      this.#listener.silent();
    }, STANDSTILL);
  }

  #starve() {
    clearTimeout(this.#starvation);
    this.#starvation = setTimeout(() => {
      if (!this.#wanted) return;
      this.#starving = true;
      this.#listener.starved();
      this.#starvation = setTimeout(() => this.#giveUp(), PATIENCE);
    }, STARVED_AFTER);
  }

  #feed() {
    clearTimeout(this.#starvation);
    if (this.#starving && this.#wanted) this.#listener.fed();
    this.#starving = false;
  }

  #doubt() {
    const { currentTime } = this.#audio;
    const url = this.#url;
    setTimeout(() => {
      if (url !== this.#url || (this.#audio.currentTime > currentTime && !this.#audio.paused)) return;
      this.#giveUp();
    }, DOUBT);
  }

  /** What has come of the sound is no use. */
  #giveUp() {
    this.#url = ''; // it is loaded again at the next try
    if (!this.#wanted) return;
    this.#wanted = false;
    this.#audio.pause();
    this.#listener.failed();
  }

  /**
   * @param {AbortSignal} signal
   * @returns {Promise<void>}
   */
  #metadata(signal) {
    const audio = this.#audio;
    return new Promise((resolve, reject) => {
      const over = new AbortController();
      const { signal: once } = over;
      audio.addEventListener('loadedmetadata', () => finish(resolve), { signal: once });
      audio.addEventListener('error', () => finish(() => reject(new SoundUnavailable(UNPLAYABLE, PRESS_AGAIN))), { signal: once });
      signal.addEventListener('abort', () => finish(() => reject(signal.reason)), { signal: once });
      const late = setTimeout(() => this.#listener.starved(), STARVED_AFTER);
      const tooLate = setTimeout(() => {
        this.#giveUp();
        finish(() => reject(new OutOfReach()));
      }, PATIENCE);
      /** @param {() => void} settle */
      function finish(settle) {
        over.abort();
        clearTimeout(late);
        clearTimeout(tooLate);
        settle();
      }
    });
  }
}

/**
 * Have a sound in the browser's cache before it is played.
 *
 * @param {string} url
 */
export function prefetch(url) {
  fetch(url)
    .then((response) => response.blob()) // read to its end, else it is not kept
    .catch(() => {});
}
