import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Stretch } from '../../static/js/listening/stretch.js';

const until = { track: 1, time: 4 };
const begins = { track: 0, time: 2, until };
const find = async () => begins;
const nowhere = async () => assert.fail('not looked for');

test('none was asked for: the page has no end', () => {
  const stretch = new Stretch();
  stretch.ask({ track: 0, time: 0 }, nowhere);
  assert.equal(stretch.until, undefined);
  assert.equal(stretch.endIn(0), Infinity);
  assert.equal(stretch.endsBefore(9), false);
  assert.equal(stretch.again, null);
});

test('it ends in its own track', () => {
  const stretch = new Stretch();
  stretch.ask(begins, find);
  assert.deepEqual([stretch.endIn(0), stretch.endIn(1)], [Infinity, 4]);
  assert.deepEqual([stretch.endsBefore(1), stretch.endsBefore(2)], [false, true]);
});

test('gone on within it, it still begins where it began', () => {
  const stretch = new Stretch();
  stretch.ask(begins, find);
  stretch.ask({ track: 1, time: 1, until }, nowhere);
  assert.equal(stretch.again, begins);
});

test('a place without an end leaves it', () => {
  const stretch = new Stretch();
  stretch.ask(begins, find);
  stretch.ask({ track: 1, time: 1 }, nowhere);
  assert.deepEqual([stretch.until, stretch.again], [undefined, null]);
  stretch.ask(begins, find);
  stretch.leave();
  assert.deepEqual([stretch.until, stretch.again], [undefined, null]);
});

test('one that ends where it begins, or before, is not read again for ever', () => {
  for (const end of [{ track: 0, time: 2 }, { track: 0, time: 1 }]) {
    const stretch = new Stretch();
    stretch.ask({ track: 0, time: 2, until: end }, nowhere);
    assert.equal(stretch.again, null);
  }
});

test('a step within it stays in it, one out of it leaves it', () => {
  const stretch = new Stretch();
  for (const [place, stays] of [[{ track: 0, time: 2 }, true], [{ track: 1, time: 3.9 }, true], [{ track: 1, time: 4 }, false], [{ track: 0, time: 1 }, false]]) {
    stretch.ask(begins, find);
    stretch.ask(place, nowhere, true);
    assert.equal(stretch.until, stays ? until : undefined);
    assert.equal(stretch.again, stays ? begins : null);
  }
});

test('in other tracks it is found again, whole', async () => {
  const stretch = new Stretch();
  assert.equal(await stretch.findAgain(), undefined);
  const places = [begins, { track: 0, time: 1, until: { track: 0, time: 9 } }];
  stretch.ask(begins, async () => places[1]);
  stretch.ask({ track: 1, time: 1 }, nowhere, true);
  assert.equal(await stretch.findAgain(), places[1].until);
  assert.deepEqual([stretch.again, stretch.until], [places[1], places[1].until]);
});
