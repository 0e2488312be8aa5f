/** The sleep timer of this page: what is chosen of it, what is shown of it, and how loud it lets the voice be. */

import { haltsBetween } from '../sound/halts.js';
import { stopsAt } from '../wording.js';
import { SleepTimer } from './sleep.js';

export class Bedtime {
  #timer = new SleepTimer();
  #tracks;
  #controls;

  /**
   * @param {readonly import('../sound/tracks.js').Track[]} tracks
   * @param {import('../bar/controls.js').Controls} controls
   */
  constructor(tracks, controls) {
    this.#tracks = tracks;
    this.#controls = controls;
  }

  /** What it waits for. */
  get at() {
    return this.#timer.at;
  }

  /** @param {string} choice  minutes, "section", "page", or nothing */
  choose(choice) {
    this.#timer.set(choice, Date.now());
    this.#show();
  }

  /** More time; gives when it now stops the voice, in words. */
  extend() {
    this.#timer.extend(Date.now());
    this.#show();
    return this.#told;
  }

  /**
   * The voice begins by a press: whoever presses after the time is over is awake, and does not want to be hushed at once.
   */
  wake() {
    if (this.#timer.end && this.#timer.end <= Date.now()) this.over();
  }

  /** It has stopped the voice: it is to be chosen anew. */
  over() {
    this.#controls.choose('sleep', '');
    this.choose('');
  }

  /**
   * How loud the voice is to be, from 1 to 0. At 0 it is over.
   *
   * @param {number} track  that is heard
   * @param {number} remaining  seconds left to listen to in it
   */
  loudness(track, remaining) {
    const next = this.#tracks[track + 1];
    const ofSection = next && !haltsBetween(this.#tracks[track], next, 'section') ? Infinity : remaining;
    return this.#timer.loudness(Date.now(), ofSection, next ? Infinity : remaining);
  }

  /** When it stops the voice, in words; empty where no clock tells. */
  get #told() {
    const { end } = this.#timer;
    return end ? stopsAt(new Date(end)) : '';
  }

  #show() {
    this.#controls.showSleep(this.#told);
  }
}
