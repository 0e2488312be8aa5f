import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Display } from '../../static/js/bar/display.js';
import { Timeline } from '../../static/js/sound/timeline.js';

const plain = (text) => text.replaceAll('\u00a0', '_');

/** A sentence of a second that begins at `start`. */
const cue = (sentence, start) => ({
  sentence,
  element: sentence.replace(/-\d+$/, ''),
  text: 'Mot.',
  spoken: 'Mot.',
  start,
  end: start + 1,
  range: [0, 4],
  words: [{ start, end: start + 1, range: [0, 4], spoken: [0, 4] }],
});

// A section of one track, and a long one of two, of which the second alone is known; a table's row is one paragraph.
const tracks = [
  { section: 's1', part: 0, speed: 1, duration: 3 },
  { section: 's2', part: 0, speed: 1, duration: 180 },
  { section: 's2', part: 1, speed: 1, duration: 180 },
];
const timelines = [
  new Timeline([cue('s1-b1-1', 0.2), cue('s1-b2-1', 1.2), cue('s1-b2-2', 2.2)], 4),
  undefined,
  new Timeline([cue('s2-b3-c1-1', 0.2), cue('s2-b3-c2-1', 1.2), cue('s2-b4-1', 2.2)], 180),
];
const ids = ['s1-b1', 's1-b2', 's2-b1', 's2-b2', 's2-b3', 's2-b3-c1', 's2-b3-c2', 's2-b4', 's2-b4-note'];
globalThis.document = {
  querySelectorAll: (selector) => ids.filter((id) => id.startsWith(selector.slice(6, -2))).map((id) => ({ id })),
  getElementById: (id) => ({ id, dataset: { title: `Titre ${id}` } }),
};
const display = new Display(tracks, (track) => timelines[track], { speed: 1 }, {}, {}, '');

test('places of a section of one track', () => {
  assert.equal(plain(display.nameOf({ track: 0, time: 2.3 }, 'paragraph')), 'Paragraphe_2 sur_2');
  assert.equal(plain(display.nameOf({ track: 0, time: 2.3 }, 'sentence')), 'Phrase_3 sur_3');
  assert.equal(plain(display.nameOf({ track: 0, time: 0 }, 'sentence')), 'Phrase_1 sur_3');
});

test('places of a long section count all its tracks, known or not', () => {
  assert.equal(plain(display.nameOf({ track: 2, time: 1.3 }, 'paragraph')), 'Paragraphe_3 sur_4');
  assert.equal(plain(display.nameOf({ track: 2, time: 2.3 }, 'paragraph')), 'Paragraphe_4 sur_4');
  assert.equal(plain(display.nameOf({ track: 2, time: 1.3 }, 'sentence')), 'Phrase_2 sur_2 du paragraphe');
  assert.equal(
    plain(display.whereIs({ track: 2, time: 2.3 })),
    'Vous êtes dans la section_2 sur_2, «_Titre s2_», au paragraphe_4 sur_4_: ' +
      'il reste environ 3_minutes dans la section et environ 3_minutes dans la page.',
  );
});
