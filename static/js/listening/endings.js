/**
 * What comes when the voice stops by itself: at a pause that is wished, at the end of what was asked for, of a track or of
 * the page, or for the sleep timer.
 */

import { afterTrack } from '../sound/halts.js';
import { FINISHED, PARAGRAPH_OVER, SECTION_OVER, SELECTION_OVER } from '../wording.js';

/** @typedef {import('../place/places.js').Place} Place */

export class Endings {
  #conductor;
  #with;

  /**
   * @param {import('./conductor.js').Conductor} conductor
   * @param {import('./conductor.js').Company} company
   */
  constructor(conductor, company) {
    this.#conductor = conductor;
    this.#with = company;
  }

  /** The voice has come to where it stops by itself. */
  halted() {
    const { halt, track } = this.#conductor.speaker;
    if (halt) this.#conductor.rest({ track, time: halt.onward }, PARAGRAPH_OVER);
    else this.#endStretch();
  }

  /** What was asked for is read: once more, where that is wished. */
  #endStretch() {
    const { speaker, stretch } = this.#conductor;
    const { again, until } = stretch;
    if (this.#with.controls.loop && again) {
      this.#conductor.travel(async () => again, { speak: true });
      return;
    }
    const { track, time } = until ?? speaker.place;
    stretch.leave();
    this.#conductor.rest({ track, time }, SELECTION_OVER);
  }

  /** The track is over. */
  trackOver() {
    const { tracks, controls, bedtime, places } = this.#with;
    const { loop, pauses } = controls;
    const { speaker, stretch } = this.#conductor;
    const over = { track: speaker.track, time: 0 };
    const next = { track: speaker.track + 1, time: 0 };
    switch (afterTrack(tracks, speaker.track, { stretch, loop, sleepAt: bedtime.at, pauses })) {
      case 'stretch-over':
        return this.#endStretch();
      case 'section-again':
        return void this.#conductor.travel((source) => places.again(over, 'section', source), { speak: true });
      case 'page-over':
        return this.#finish();
      case 'sleep':
        return this.fallAsleep(next);
      case 'pause':
        return this.#conductor.rest(next, pauses === 'section' ? SECTION_OVER : PARAGRAPH_OVER);
      case 'onward':
        return this.#conductor.speakOn(next.track);
    }
  }

  #finish() {
    const slept = ['section', 'page'].includes(this.#with.bedtime.at);
    this.#conductor.forget();
    if (slept) this.#endSleep();
    else this.#with.announcer.say(FINISHED);
  }

  /**
   * Stop, and say nothing: somebody sleeps.
   *
   * @param {Place} place
   */
  fallAsleep(place) {
    this.#conductor.rest(place);
    this.#endSleep();
  }

  #endSleep() {
    this.#with.bedtime.over();
    this.#conductor.speaker.soften(1);
  }
}
