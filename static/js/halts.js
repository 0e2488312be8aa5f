/** Where the voice stops by itself: after each paragraph or section where that is wished, and where a selection ends. */

import { lastStarted } from './timeline.js';

/** @typedef {'never' | 'paragraph' | 'section'} Pauses */

/**
 * A halt: when the voice stops, and from when on it goes on at the next press. Seconds of the sound.
 *
 * @typedef {{ time: number, onward: number }} Halt
 */

/**
 * The next halt within a track, null where there is none before its end.
 *
 * @param {import('./timeline.js').Timeline} timeline
 * @param {number} time
 * @param {Pauses} pauses
 * @returns {Halt | null}
 */
export function nextHalt(timeline, time, pauses) {
  if (pauses !== 'paragraph') return null;
  const paragraphs = timeline.stretches('paragraph');
  const own = Math.max(lastStarted(paragraphs, time), 0);
  const next = paragraphs[own + 1];
  return next ? { time: Math.min(paragraphs[own].end, next.start), onward: next.start } : null;
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
