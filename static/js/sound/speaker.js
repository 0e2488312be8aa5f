/**
 * What speaks: the service's sound, or a voice of the device in its place. How fast, how loud, and where it stops by
 * itself. When it speaks is the conductor's.
 */

import { nextHalt } from './halts.js';
import { canPlayAt, Playback } from './playback.js';

/** @typedef {import('../place/places.js').Place} Place */
/** @typedef {import('./device-voice.js').DeviceVoice} DeviceVoice */

export class Speaker {
  #tracks;
  #timelineOf;
  #controls;
  /** The service's sound, always there. */
  #sound;
  /** @type {Playback | DeviceVoice} */
  #voice;
  /** Index of the track that is heard, or was last. */
  #track = 0;
  /** @type {import('./halts.js').Halt | null} */
  #halt = null;
  /** How much of the volume that is wished is heard: the sleep timer makes it less. */
  #part = 1;

  /**
   * @param {import('./playback.js').PlaybackListener} listener
   * @param {readonly import('./tracks.js').Track[]} tracks
   * @param {(track: number) => import('./timeline.js').Timeline | undefined} timelineOf
   * @param {import('../bar/controls.js').Controls} controls  what is wished
   */
  constructor(listener, tracks, timelineOf, controls) {
    this.#tracks = tracks;
    this.#timelineOf = timelineOf;
    this.#controls = controls;
    this.#sound = new Playback(listener);
    this.#voice = this.#sound;
  }

  get track() {
    return this.#track;
  }

  /** @returns {Place} where it is, or was last */
  get place() {
    return { track: this.#track, time: this.#voice.time };
  }

  /** Seconds of the sound that pass in a second of listening. */
  get rate() {
    return this.#voice.rate;
  }

  /** Whether it is known which word is said. */
  get knowsWords() {
    return this.#voice.knowsWords;
  }

  /** Where it stops by itself before its track is over; null where it does not, or where what was asked for ends. */
  get halt() {
    return this.#halt;
  }

  /** Whether the service's sound is heard, and no voice of the device. */
  get isOfService() {
    return this.#voice === this.#sound;
  }

  /**
   * What is to speak from now on: a voice of the device, or the service's sound (null).
   *
   * @param {DeviceVoice | null} device
   */
  use(device) {
    this.#voice = device ?? this.#sound;
    this.heedSpeed();
  }

  /** @param {number} track */
  enter(track) {
    this.#track = track;
    this.heedSpeed();
  }

  /** Another speed may be wished. */
  heedSpeed() {
    this.#voice.rate = this.#controls.speed / this.#tracks[this.#track].speed;
  }

  /** Whether the tracks as they are can be spoken at the speed that is wished. */
  get reachesSpeed() {
    return !this.isOfService || canPlayAt(this.#controls.speed / this.#tracks[this.#track].speed);
  }

  /** Another volume may be wished. */
  heedVolume() {
    this.#voice.volume = this.#controls.volume * this.#part;
  }

  /**
   * Speak at a part of the volume that is wished.
   *
   * @param {number} part  from 0 to 1
   */
  soften(part) {
    this.#part = part;
    this.heedVolume();
  }

  /**
   * The pauses that are wished, from a time of the track on.
   *
   * @param {number} time
   * @param {number} until  where what was asked for ends in this track; Infinity where it does not
   */
  heedPauses(time, until) {
    this.#halt = nextHalt(this.#timelineOf(this.#track), time, this.#controls.pauses, until);
    this.#voice.haltAt = this.#halt?.time ?? until;
  }

  /** A press of a person's: browsers let the sound begin for it, now or in a moment. */
  unlock() {
    this.#voice.unlock();
  }

  /**
   * Make ready to speak the track from a time on.
   *
   * @param {number} time
   * @param {AbortSignal} signal
   */
  prepare(time, signal) {
    return this.#voice.prepare(this.#tracks[this.#track], time, signal);
  }

  play() {
    return this.#voice.play();
  }

  pause() {
    this.#voice.pause();
  }
}
