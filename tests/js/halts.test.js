import assert from 'node:assert/strict';
import { test } from 'node:test';

import { afterTrack, haltsBetween, nextHalt } from '../../static/js/sound/halts.js';
import { Stretch } from '../../static/js/listening/stretch.js';
import { Timeline } from '../../static/js/sound/timeline.js';

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

test('none at or after the end of the stretch that was asked for, and none of a track that is not known', () => {
  assert.deepEqual(nextHalt(timeline, 0, 'paragraph', 5.5), { time: 5, onward: 6 });
  assert.equal(nextHalt(timeline, 0, 'paragraph', 5), null);
  assert.equal(nextHalt(undefined, 0, 'paragraph'), null);
});

const tracks = ['s1', 's1', 's2'].map((section) => ({ section }));
const wishes = { stretch: new Stretch(), loop: false, sleepAt: '', pauses: /** @type {const} */ ('never') };
const selection = new Stretch();
selection.ask({ track: 0, time: 1, until: { track: 1, time: 2 } });

test('after a track: on to the next one, to the end of the page', () => {
  assert.equal(afterTrack(tracks, 0, wishes), 'onward');
  assert.equal(afterTrack(tracks, 1, wishes), 'onward');
  assert.equal(afterTrack(tracks, 2, wishes), 'page-over');
});

test('after a track: pauses and sleep, at the end of a section only', () => {
  assert.equal(afterTrack(tracks, 0, { ...wishes, pauses: 'section' }), 'onward');
  assert.equal(afterTrack(tracks, 1, { ...wishes, pauses: 'section' }), 'pause');
  assert.equal(afterTrack(tracks, 0, { ...wishes, pauses: 'paragraph' }), 'pause');
  assert.equal(afterTrack(tracks, 0, { ...wishes, sleepAt: 'section' }), 'onward');
  assert.equal(afterTrack(tracks, 1, { ...wishes, sleepAt: 'section', pauses: 'section' }), 'sleep');
});

test('after a track: the section again, unless somebody sleeps at its end or a selection is read', () => {
  const loop = { ...wishes, loop: true };
  assert.equal(afterTrack(tracks, 0, loop), 'onward');
  assert.equal(afterTrack(tracks, 1, loop), 'section-again');
  assert.equal(afterTrack(tracks, 2, loop), 'section-again');
  assert.equal(afterTrack(tracks, 1, { ...loop, sleepAt: 'section' }), 'sleep');
  assert.equal(afterTrack(tracks, 0, { ...loop, stretch: selection }), 'onward');
  assert.equal(afterTrack(tracks, 1, { ...loop, stretch: selection }), 'stretch-over');
});

test('after a track: whoever is to sleep at the end of the page is not read its last section for ever', () => {
  const sleepy = { ...wishes, loop: true, sleepAt: 'page' };
  assert.equal(afterTrack(tracks, 1, sleepy), 'section-again');
  assert.equal(afterTrack(tracks, 2, sleepy), 'page-over');
  assert.equal(afterTrack(tracks, 2, { ...sleepy, sleepAt: 'section' }), 'page-over');
});
