import assert from 'node:assert/strict';
import { test } from 'node:test';

import { timeLeft } from '../../static/js/bar/listening-time.js';

const tracks = [['s1', 60], ['s1', 30], ['s2', 100]].map(([section, duration]) => ({ section, duration, speed: 1 }));

test('what is left, exactly where it is known', () => {
  assert.deepEqual(timeLeft(tracks, () => undefined, { track: 0, time: 10 }, 1), { section: 80, page: 180 });
  assert.deepEqual(timeLeft(tracks, (track) => [50][track], { track: 0, time: 10 }, 1), { section: 70, page: 170 });
  assert.deepEqual(timeLeft(tracks, () => undefined, { track: 2, time: 0 }, 2), { section: 50, page: 50 });
});

test('a sound that is fast itself is not hurried again', () => {
  const fast = tracks.map((track) => ({ ...track, speed: 2 }));
  assert.deepEqual(timeLeft(fast, () => undefined, { track: 1, time: 0 }, 2), { section: 30, page: 130 });
  assert.deepEqual(timeLeft(fast, () => undefined, { track: 2, time: 150 }, 2), { section: 0, page: 0 });
});
