/** What becomes of a voice that fails: how often it is tried again, and the one sentence that tells the listener. */

import { BROKEN, HELD_BACK } from '../wording.js';
import { SoundUnavailable } from './cues.js';

/** How often a sound that broke off is tried again before the listener is asked to. */
const RETRIES = 2;

/** A sound that has gone on for so long is well again: a train may go through many tunnels in one section. */
const WELL_AFTER = 10; // seconds of the sound

export class Mishaps {
  #breaks = 0;

  /** The sound broke off: whether to try once more. */
  tryAgain() {
    this.#breaks += 1;
    return this.#breaks <= RETRIES;
  }

  /** All is well: what broke before does not count any more. */
  over() {
    this.#breaks = 0;
  }

  /** @param {number} heard  seconds of the sound without a break */
  goneOn(heard) {
    if (heard > WELL_AFTER) this.over();
  }
}

/**
 * The sentence for an error, and whether it is a fault of ours that the console is to have.
 *
 * @param {unknown} error
 * @returns {{ said: string, ours: boolean }}
 */
export function tellOf(error) {
  if (error instanceof SoundUnavailable) return { said: error.message, ours: false };
  if (error instanceof DOMException && error.name === 'NotAllowedError') return { said: HELD_BACK, ours: false };
  return { said: BROKEN, ours: true };
}
