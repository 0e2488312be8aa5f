import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Timeline, lastStarted } from '../../static/js/sound/timeline.js';

/** A cue of words of one second each, from `start`; a silence of `pause` seconds follows it. */
function cue(sentence, start, texts, element = 'b1', offset = 0) {
  let reached = offset;
  const words = texts.map((text, index) => {
    const range = [reached, reached + text.length];
    reached += text.length + 1;
    return { start: start + index, end: start + index + 0.9, range };
  });
  return { sentence, element, text: `${texts.join(' ')} `, start, end: start + texts.length, range: [offset, reached], words };
}

const silent = { sentence: 'dash', element: 'b2', text: '– ', start: 5, end: 5, range: [0, 2], words: [] };
const timeline = new Timeline([cue('one', 0.25, ['Ne', 'doublez', 'pas']), silent, cue('two', 5, ['la', 'dose'], 'b3')], 8);

/** As a bookmark seeks. */
function find(sentence, offset, text = '') {
  return timeline.find({ sentence, text, offset });
}

test('binary search finds what a walk finds', () => {
  const items = [0, 0.1, 0.1, 2, 3.5, 3.6, 9].map((start) => ({ start }));
  for (let time = -1; time < 10; time += 0.03) {
    const walked = items.findLastIndex((item) => item.start <= time + 0.005);
    assert.equal(lastStarted(items, time), walked, `at ${time}`);
  }
  assert.equal(lastStarted([], 1), -1);
});

test('before the first sentence nothing is heard', () => {
  assert.deepEqual(timeline.at(0), { cue: -1, word: -1 });
});

test('a word is heard from its start to the next, through the gap between', () => {
  assert.deepEqual(timeline.at(0.25), { cue: 0, word: 0 });
  assert.deepEqual(timeline.at(1.2), { cue: 0, word: 0 }); // its own end is 1.15
  assert.deepEqual(timeline.at(1.25), { cue: 0, word: 1 });
});

test('a seek that lands a hair early is in the word that was meant', () => {
  assert.deepEqual(timeline.at(1.249999), { cue: 0, word: 1 });
});

test('in the silence after a sentence it stays, and no word is heard', () => {
  assert.deepEqual(timeline.at(3.25), { cue: 0, word: -1 });
  assert.deepEqual(timeline.at(4.9), { cue: 0, word: -1 });
});

test('nobody can be in a silent sentence', () => {
  assert.deepEqual(timeline.cues.map((one) => one.sentence), ['one', 'two']);
  assert.equal(find('dash', 0), null);
});

test('previous: within two seconds of listening to the one before, later to its own start', () => {
  assert.equal(timeline.previous(6, 1), 0.25);
  assert.equal(timeline.previous(7.5, 1), 5);
  assert.equal(timeline.previous(7.5, 3), 0.25, 'at triple speed 2.5 seconds of sound are less than one of listening');
});

test('previous from the first sentence is in the track before', () => {
  assert.equal(timeline.previous(1, 1), null);
  assert.equal(timeline.previous(0, 1), null);
  assert.equal(timeline.previous(2.9, 1), 0.25);
});

test('next, and the end', () => {
  assert.equal(timeline.next(0), 5, 'the short silence before the first sentence belongs to it');
  assert.equal(timeline.next(0.25), 5);
  assert.equal(timeline.next(4), 5);
  assert.equal(timeline.next(5), null);
});

test('steps from start to start visit every sentence once, both ways', () => {
  for (const [step, starts] of Object.entries({
    word: [0.25, 1.25, 2.25, 5, 6],
    sentence: [0.25, 5],
    paragraph: [0.25, 5],
  })) {
    const visited = [starts[0]];
    for (let at = timeline.next(0, step); at !== null; at = timeline.next(at, step)) visited.push(at);
    assert.deepEqual(visited, starts, step);
    for (let at = starts.at(-1); at !== null; at = timeline.previous(at, 1, step)) assert.equal(visited.pop(), at);
  }
});

test('sentences of a block, and cells of a row, are one paragraph', () => {
  const rows = new Timeline(
    [cue('a', 0, ['Fièvre'], 's3-b2-c1'), cue('b', 2, ['Appelez'], 's3-b2-c2'), cue('c', 4, ['Non'], 's3-b3'), cue('d', 6, ['Oui'], 's3-b3')],
    8,
  );
  assert.deepEqual(rows.stretches('paragraph').map(({ start, end }) => [start, end]), [[0, 3], [4, 7]]);
  assert.equal(rows.next(0, 'paragraph'), 4);
  assert.equal(rows.own(6.5, 'paragraph'), 4);
  assert.equal(rows.own(2.5, 'sentence'), 2);
});

test('a stop in a word goes on from its start, a stop in the silence from there', () => {
  assert.equal(timeline.wordStart(1.8), 1.25);
  assert.equal(timeline.wordStart(4), 4);
  assert.equal(timeline.wordStart(0.1), 0);
});

test('a sentence is found again, at the word shown at an offset', () => {
  assert.equal(find('two', 0), 5);
  assert.equal(find('two', 3), 6); // "dose"
  assert.equal(find('two', 4), 6); // within it
  assert.equal(find('gone', 0), null);
});

test('a sentence whose number is another now is found by its words, and none is taken for it', () => {
  const text = 'la dose';
  assert.equal(find('two', 3, text), 6);
  assert.equal(find('one', 3, text), 6, 'the words, not the number');
  assert.equal(find('two', 3, 'la dose oubliée'), null);
  const later = new Timeline([cue('two', 5, ['la', 'dose'], 'b3', 40)], 8);
  assert.equal(later.find({ sentence: 'two', text, offset: 3 }), 6, 'longer text before it in its paragraph');
});

test('a sentence without words is found at its start', () => {
  const wordless = new Timeline([{ ...silent, end: 6 }], 7);
  assert.equal(wordless.find({ sentence: 'dash', text: '', offset: 1 }), 5);
  assert.deepEqual(wordless.at(5.5), { cue: 0, word: -1 });
  assert.equal(wordless.wordStart(5.5), 5);
});

test('a track without sentences is empty, not broken', () => {
  const empty = new Timeline([], 3);
  assert.deepEqual(empty.at(1), { cue: -1, word: -1 });
  assert.equal(empty.previous(1, 1), null);
  assert.equal(empty.next(1), null);
  assert.equal(empty.wordStart(1), 0);
  assert.equal(empty.own(1, 'paragraph'), 0);
});
