import assert from 'node:assert/strict';
import { test } from 'node:test';

import { haltsBetween, nextHalt } from '../../static/js/halts.js';
import { Timeline } from '../../static/js/timeline.js';

const timeline = new Timeline(
  [['s1-b1', 0], ['s1-b1', 3], ['s1-b2', 6], ['s1-b3', 9]].map(([element, start]) => ({
    sentence: `${element}@${start}`, element, text: 'Non.', start, end: start + 2, range: [0, 4], words: [],
  })),
  12,
);

test('after each paragraph, and on from the next one', () => {
  assert.deepEqual(nextHalt(timeline, 0, 'paragraph'), { time: 5, onward: 6 });
  assert.deepEqual(nextHalt(timeline, 4, 'paragraph'), { time: 5, onward: 6 });
  assert.deepEqual(nextHalt(timeline, 6, 'paragraph'), { time: 8, onward: 9 });
});

test('the last paragraph ends with the track', () => {
  assert.equal(nextHalt(timeline, 9.5, 'paragraph'), null);
  assert.equal(nextHalt(new Timeline([], 3), 0, 'paragraph'), null);
});

test('none where it is not wished', () => {
  assert.equal(nextHalt(timeline, 0, 'never'), null);
  assert.equal(nextHalt(timeline, 0, 'section'), null);
});

test('between tracks: parts of one section follow each other', () => {
  const [own, part, other] = ['s1', 's1', 's2'].map((section) => ({ section }));
  assert.equal(haltsBetween(own, part, 'section'), false);
  assert.equal(haltsBetween(own, other, 'section'), true);
  assert.equal(haltsBetween(own, part, 'paragraph'), true);
  assert.equal(haltsBetween(own, other, 'never'), false);
});
