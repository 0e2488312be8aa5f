/**
 * Brings the cues of tracks, and waits for those that are not ready.
 *
 * A track that nobody has asked for before is made on demand: its cues come as soon as the voice has been rendered, its
 * sound can be played from then on. When too many ask at once the service answers 503 with Retry-After (in seconds).
 */

import { CHECK_AND_PRESS, NOTHING_COMES, NOT_READY, PRESS_AGAIN } from '../wording.js';
import { delay } from './delay.js';
import { Timeline } from './timeline.js';

/** A sound that cannot be had now. The message is for the listener: what happened, and what to press. */
export class SoundUnavailable extends Error {
  /**
   * @param {string} happened
   * @param {string} [press]
   */
  constructor(happened, press = '') {
    super(`${happened} ${press}`.trim());
    this.happened = happened;
  }
}

/** Neither the network nor the service answers, or not to the end. */
export class OutOfReach extends SoundUnavailable {
  constructor() {
    super(NOTHING_COMES, CHECK_AND_PRESS);
  }
}

/** How often the service is asked again, with the pauses it wishes: about a minute in all. */
const ATTEMPTS = 20;
const LONGEST_PAUSE = 10; // seconds, whatever the service wishes

/** Longest wait for one answer: a network that neither answers nor breaks would be waited for without an end. */
export const PATIENCE = 30_000; // milliseconds

/** From this long on the listener is told that we wait: much longer than a track that is ready takes. */
const SOON = 1200; // milliseconds

export class Cues {
  /** @type {Map<string, Timeline>} */
  #kept = new Map();
  #fetch;

  /** @param {typeof fetch} fetcher */
  constructor(fetcher = (...request) => fetch(...request)) {
    this.#fetch = fetcher;
  }

  /**
   * The timeline at an address, if it is here already.
   *
   * @param {string | undefined} url
   */
  kept(url) {
    return this.#kept.get(url ?? '');
  }

  /**
   * The timeline at an address. `waiting` is called, once, when it takes long. Throws SoundUnavailable, or what
   * `signal` was aborted with.
   *
   * @param {string} url
   * @param {AbortSignal} signal
   * @param {() => void} waiting
   * @returns {Promise<Timeline>}
   */
  async load(url, signal, waiting) {
    const kept = this.#kept.get(url);
    if (kept) return kept;
    const response = await this.reach(url, signal, waiting);
    try {
      const { cues, duration } = await patiently(signal, () => response.json());
      const timeline = new Timeline(cues, duration);
      this.#kept.set(url, timeline);
      return timeline;
    } catch {
      signal.throwIfAborted();
      throw new OutOfReach(); // the answer was cut, or came from something between us and the service
    }
  }

  /**
   * Ask for something of the service until it is ready; `method` HEAD to know only that it is. Throws as `load` does.
   *
   * @param {string} url
   * @param {AbortSignal} signal
   * @param {() => void} waiting
   * @param {string} [method]
   * @returns {Promise<Response>}
   */
  async reach(url, signal, waiting, method = 'GET') {
    const late = setTimeout(waiting, SOON);
    try {
      for (let attempt = 1; ; attempt++) {
        const response = await patiently(signal, (ends) =>
          this.#fetch(url, { method, signal: ends, headers: { Accept: 'application/json' } }),
        );
        if (response.ok) return response;
        const pause = Number(response.headers.get('Retry-After'));
        // 503 without Retry-After: no voice works there, and none will in a moment.
        if (response.status !== 503 || !(pause > 0) || attempt === ATTEMPTS) throw await refusal(response);
        if (attempt === 1) {
          clearTimeout(late);
          waiting();
        }
        await delay(Math.min(pause, LONGEST_PAUSE) * 1000, signal);
      }
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof SoundUnavailable) throw error;
      throw new OutOfReach(); // fetch's own TypeError: no network, no service
    } finally {
      clearTimeout(late);
    }
  }

  /**
   * Have a timeline here before it is needed. Tells nothing: whoever needs it will ask again.
   *
   * @param {string} url
   */
  preload(url) {
    this.load(url, new AbortController().signal, () => {}).catch(() => {});
  }
}

/**
 * What `work` comes to, or an error once nobody waits for it any more; the signal that `work` is given tells it so.
 *
 * @template T
 * @param {AbortSignal} signal
 * @param {(ends: AbortSignal) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function patiently(signal, work) {
  signal.throwIfAborted();
  const own = new AbortController();
  const end = () => own.abort(signal.reason);
  signal.addEventListener('abort', end);
  const late = setTimeout(() => own.abort(new DOMException('no answer', 'TimeoutError')), PATIENCE);
  /** @type {Promise<never>} */
  const over = new Promise((_, reject) => own.signal.addEventListener('abort', () => reject(own.signal.reason)));
  try {
    return await Promise.race([work(own.signal), over]);
  } finally {
    clearTimeout(late);
    signal.removeEventListener('abort', end);
  }
}

/**
 * What the service says against it (problem details, RFC 9457), and what to press.
 *
 * @param {Response} response
 */
async function refusal(response) {
  /** @type {{ detail?: unknown }} */
  const problem = await response.json().catch(() => ({}));
  const detail = typeof problem?.detail === 'string' && problem.detail ? problem.detail : NOT_READY;
  // 404: the page was changed since it was opened, and the service says to load it again.
  return new SoundUnavailable(detail, response.status === 404 ? '' : PRESS_AGAIN);
}
