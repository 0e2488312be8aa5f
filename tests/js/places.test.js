import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Places } from '../../static/js/places.js';
import { Timeline } from '../../static/js/timeline.js';
import { firstOf, nextSection, partsOf, previousSection, sections } from '../../static/js/tracks.js';

const TRACKS = [
  ['s1', 0],
  ['s2', 0],
  ['s2', 1],
  ['s4', 0], // s3 has no sound
].map(([section, part]) => ({ key: `${section}.${part}`, section, part, speed: 1, sound: '', cues: '' }));

/** Each track: two sentences of four seconds, from 0.25 s and from 5 s. */
const timelines = TRACKS.map(
  ({ key }) =>
    new Timeline(
      [0.25, 5].map((start) => ({ sentence: `${key}@${start}`, element: key, text: 'Non.', start, end: start + 4, range: [0, 4], words: [] })),
      10,
    ),
);
const source = async (track) => timelines[track];
const places = new Places(TRACKS);

test('sections, parts and neighbours', () => {
  assert.deepEqual(sections(TRACKS), ['s1', 's2', 's4']);
  assert.equal(firstOf(TRACKS, 's2'), 1);
  assert.equal(firstOf(TRACKS, 's3'), -1);
  assert.deepEqual(partsOf(TRACKS, 's2', 1), [2, 1]);
  assert.deepEqual(partsOf(TRACKS, 's2'), [1, 2]);
  assert.equal(nextSection(TRACKS, 1), 3);
  assert.equal(nextSection(TRACKS, 3), -1);
  assert.equal(previousSection(TRACKS, 3), 1);
  assert.equal(previousSection(TRACKS, 2), 0);
  assert.equal(previousSection(TRACKS, 0), 0);
});

test('sentences follow each other across tracks, forwards', async () => {
  const seen = [];
  let place = { track: 0, time: 0 };
  for (let press = 0; press < 7; press++) {
    place = await places.step(place, 1, 'sentence', 1, source);
    seen.push(`${place.track}@${place.time}`);
  }
  assert.deepEqual(seen, ['0@5', '1@0.25', '1@5', '2@0.25', '2@5', '3@0.25', '3@5']);
  assert.deepEqual(await places.step(place, 1, 'sentence', 1, source), place, 'after the last there is none');
});

test('and backwards, to the very beginning', async () => {
  const seen = [];
  let place = { track: 2, time: 5 };
  for (let press = 0; press < 7; press++) {
    place = await places.step(place, -1, 'sentence', 1, source);
    seen.push(`${place.track}@${place.time}`);
  }
  assert.deepEqual(seen, ['2@0.25', '1@5', '1@0.25', '0@5', '0@0.25', '0@0', '0@0']);
});

test('back to the beginning of a section once it has been listened to, else to the one before', async () => {
  assert.deepEqual(await places.section({ track: 3, time: 2.5 }, -1, 1, source), { track: 3, time: 0 });
  assert.deepEqual(await places.section({ track: 3, time: 2.5 }, -1, 2, source), { track: 1, time: 0 });
  assert.deepEqual(await places.section({ track: 2, time: 0 }, -1, 1, source), { track: 1, time: 0 });
  assert.deepEqual(await places.section({ track: 0, time: 0 }, -1, 1, source), { track: 0, time: 0 });
});

test('on to the next section, past the parts of the own one', async () => {
  assert.deepEqual(await places.section({ track: 1, time: 2 }, 1, 1, source), { track: 3, time: 0 });
  assert.deepEqual(await places.section({ track: 3, time: 2 }, 1, 1, source), { track: 3, time: 2 });
});

test('a sentence is looked for in its part, then in the others, else the section begins', async () => {
  const find = (sentence) => (timeline) => timeline.find(sentence, 0);
  assert.deepEqual(await places.within('s2', 1, find('s2.1@5'), source), { track: 2, time: 5 });
  assert.deepEqual(await places.within('s2', 0, find('s2.1@5'), source), { track: 2, time: 5 });
  assert.deepEqual(await places.within('s2', 1, find('gone'), source), { track: 1, time: 0 });
});

test('what cannot be had is not hidden', async () => {
  const broken = async () => {
    throw new Error('503');
  };
  await assert.rejects(places.startOf(1, broken), /503/);
  await assert.rejects(places.step({ track: 0, time: 0 }, 1, 'sentence', 1, broken), /503/);
});
