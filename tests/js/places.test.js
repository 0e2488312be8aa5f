import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Places } from '../../static/js/place/places.js';
import { Timeline } from '../../static/js/sound/timeline.js';
import { firstOf, nextSection, partsOf, previousSection, sections } from '../../static/js/sound/tracks.js';

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
  const find = (sentence) => (timeline) => timeline.find({ sentence, text: '', offset: 0 });
  assert.deepEqual(await places.within('s2', 1, find('s2.1@5'), source), { track: 2, time: 5 });
  assert.deepEqual(await places.within('s2', 0, find('s2.1@5'), source), { track: 2, time: 5 });
  assert.deepEqual(await places.within('s2', 1, find('gone'), source), { track: 1, time: 0 });
});

test('from what is passed over on, the voice goes to what comes next', async () => {
  const find = (sentence) => (timeline) => timeline.find({ sentence, text: '', offset: 0 });
  assert.deepEqual(await places.onward('s2', find('s2.1@5'), source), { track: 2, time: 5 });
  assert.deepEqual(await places.onward('s2', find('gone'), source), { track: 3, time: 0 });
  assert.deepEqual(await places.onward('s4', find('gone'), source), { track: 3, time: 0 }, 'after the last there is none');
  const passed = { section: 's1', find: find('gone') };
  const over = { section: 's1', find: (timeline) => timeline.find({ sentence: 's1.0@5', text: '', offset: 0 }) };
  const selection = await places.between(passed, over, source);
  assert.deepEqual(selection, { track: 1, time: 0, until: { track: 1, time: 0 } }, 'nothing of it is heard');
});

/** A track of two blocks of two sentences of two words, each word of four seconds. */
const slow = ['s1', 's2'].map(
  (section, index) =>
    new Timeline(
      [0, 1, 2, 3].map((number) => {
        const start = 8 * number;
        const words = [0, 4].map((later) => ({ start: start + later, end: start + later + 4, range: [later, later + 4], spoken: [0, 0] }));
        const element = `${section}-b${1 + (number >> 1)}`;
        return { sentence: `${section}-${number}`, element, text: 'Ici là.', spoken: '', start, end: start + 8, range: [0, 8], words };
      }),
      index ? 32 : 33,
    ),
);
const slowly = new Places(['s1', 's2'].map((section) => ({ key: section, section, part: 0, speed: 1, duration: 32, sound: '', cues: '' })));

for (const [unit, own, before] of [
  ['word', 20, 16],
  ['sentence', 16, 8],
  ['paragraph', 16, 0],
]) {
  test(`previous ${unit}: its own beginning once two seconds were heard of it, else the one before`, async () => {
    const back = async (time, rate = 1) => (await slowly.step({ track: 0, time }, -1, unit, rate, async (track) => slow[track])).time;
    assert.equal(await back(own + 1.9), before);
    assert.equal(await back(own + 2.1), own);
    assert.equal(await back(own + 2.1, 2), before, 'seconds of listening, not of the sound');
    const place = await slowly.step({ track: 1, time: 1.9 }, -1, unit, 1, async (track) => slow[track]);
    assert.deepEqual(place, { track: 0, time: { word: 28, sentence: 24, paragraph: 16 }[unit] }, 'in the track before');
  });
}

test('previous section: its own beginning once two seconds were heard of it, else the one before', async () => {
  const back = (time, rate = 1) => slowly.step({ track: 1, time }, -1, 'section', rate, async (track) => slow[track]);
  assert.deepEqual(await back(1.9), { track: 0, time: 0 });
  assert.deepEqual(await back(2.1), { track: 1, time: 0 });
  assert.deepEqual(await back(2.1, 2), { track: 0, time: 0 }, 'seconds of listening, not of the sound');
});

test('what cannot be had is not hidden', async () => {
  const broken = async () => {
    throw new Error('503');
  };
  await assert.rejects(places.startOf(1, broken), /503/);
  await assert.rejects(places.step({ track: 0, time: 0 }, 1, 'sentence', 1, broken), /503/);
});
