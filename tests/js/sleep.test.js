import assert from 'node:assert/strict';
import { test } from 'node:test';

import { FADE, SOFT_END, SleepTimer } from '../../static/js/listening/sleep.js';

const minute = 60_000;

test('nothing is asked for: always loud', () => {
  const timer = new SleepTimer();
  assert.equal(timer.loudness(1e12, 0, 0), 1);
  assert.equal(timer.extend(0), false);
});

test('minutes end in a fade, and silence', () => {
  const timer = new SleepTimer();
  timer.set('5', 1000);
  assert.equal(timer.end, 1000 + 5 * minute);
  assert.equal(timer.loudness(1000 + 4.5 * minute, 900, 900), 1);
  assert.equal(timer.loudness(timer.end - (FADE / 2) * 1000, 900, 900), 0.5);
  assert.equal(timer.loudness(timer.end, 900, 900), 0);
  assert.equal(timer.loudness(timer.end + minute, 900, 900), 0);
});

test('the fade leaves the time to ask for more (WCAG 2.2.1: twenty seconds)', () => {
  assert.ok(FADE >= 20);
});

test('ten minutes more, in the fade too', () => {
  const timer = new SleepTimer();
  timer.set('5', 0);
  assert.equal(timer.extend(5 * minute - 1000), true);
  assert.equal(timer.end, 15 * minute);
  assert.equal(timer.loudness(5 * minute, 900, 900), 1);
});

test('the end of a section or of the page is heard, softly, and stopped by the sound itself', () => {
  const timer = new SleepTimer();
  timer.set('section', 0);
  assert.equal(timer.loudness(0, Infinity, 900), 1);
  assert.equal(timer.loudness(0, SOFT_END / 2, 900), 0.5);
  assert.equal(timer.loudness(0, 0, 900), 0.1);
  timer.set('page', 0);
  assert.equal(timer.loudness(0, 0, Infinity), 1);
  assert.equal(timer.end, 0);
  timer.set('', 0);
  assert.equal(timer.at, '');
});
