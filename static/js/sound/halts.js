/** Where the voice stops by itself, or begins again, as it is wished: within a track, and where one is over. Pure. */

import { lastStarted } from './timeline.js';

/** @typedef {'never' | 'paragraph' | 'section'} Pauses */

/**
 * A halt: when the voice stops, and from when on it goes on at the next press. Seconds of the sound.
 *
 * @typedef {{ time: number, onward: number }} Halt
 */

/**
 * The next halt within a track, null where there is none before its end or before `until`, where the stretch ends that
 * was asked for.
 *
 * @param {import('./timeline.js').Timeline | undefined} timeline
 * @param {number} time
 * @param {Pauses} pauses
 * @param {number} [until]
 * @returns {Halt | null}
 */
export function nextHalt(timeline, time, pauses, until = Infinity) {
  if (!timeline || pauses !== 'paragraph') return null;
  const paragraphs = timeline.stretches('paragraph');
  const own = Math.max(lastStarted(paragraphs, time), 0);
  const next = paragraphs[own + 1];
  const halt = next && Math.min(paragraphs[own].end, next.start);
  return next && halt < until ? { time: halt, onward: next.start } : null;
}

/**
 * Whether the voice stops between two tracks.
 *
 * @param {{ section: string }} before
 * @param {{ section: string }} after
 * @param {Pauses} pauses
 */
export function haltsBetween(before, after, pauses) {
  return pauses === 'paragraph' || (pauses === 'section' && before.section !== after.section);
}

/**
 * What comes when a track is over: the next one ("onward"), that section once more ("section-again"), silence after the
 * stretch that was asked for ("stretch-over"), after the page ("page-over"), for the sleep timer ("sleep") or where a
 * pause is wished ("pause").
 *
 * @typedef {'onward' | 'section-again' | 'stretch-over' | 'page-over' | 'sleep' | 'pause'} After
 */

/**
 * What comes after a track.
 *
 * @param {readonly { section: string }[]} tracks
 * @param {number} track  that is over
 * @param {object} wishes
 * @param {import('../listening/stretch.js').Stretch} wishes.stretch
 * @param {boolean} wishes.loop
 * @param {string} wishes.sleepAt  what the sleep timer waits for
 * @param {Pauses} wishes.pauses
 * @returns {After}
 */
export function afterTrack(tracks, track, { stretch, loop, sleepAt, pauses }) {
  const [own, next] = [tracks[track], tracks[track + 1]];
  const endsSection = !next || haltsBetween(own, next, 'section');
  const sleeps = sleepAt === 'section' ? endsSection : sleepAt === 'page' && !next;
  if (stretch.endsBefore(track + 1)) return 'stretch-over';
  if (loop && !stretch.until && !sleeps && endsSection) return 'section-again';
  if (!next) return 'page-over';
  if (sleeps) return 'sleep';
  return haltsBetween(own, next, pauses) ? 'pause' : 'onward';
}
