import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Stretch } from '../../static/js/stretch.js';

const until = { track: 1, time: 4 };
const begins = { track: 0, time: 2, until };

test('none was asked for: the page has no end', () => {
  const stretch = new Stretch();
  stretch.ask({ track: 0, time: 0 });
  assert.equal(stretch.until, undefined);
  assert.equal(stretch.endIn(0), Infinity);
  assert.equal(stretch.endsBefore(9), false);
  assert.equal(stretch.again, null);
});

test('it ends in its own track', () => {
  const stretch = new Stretch();
  stretch.ask(begins);
  assert.deepEqual([stretch.endIn(0), stretch.endIn(1)], [Infinity, 4]);
  assert.deepEqual([stretch.endsBefore(1), stretch.endsBefore(2)], [false, true]);
});

test('gone on within it, it still begins where it began', () => {
  const stretch = new Stretch();
  stretch.ask(begins);
  stretch.ask({ track: 1, time: 1, until });
  assert.equal(stretch.again, begins);
});

test('a place without an end leaves it', () => {
  const stretch = new Stretch();
  stretch.ask(begins);
  stretch.ask({ track: 1, time: 1 });
  assert.deepEqual([stretch.until, stretch.again], [undefined, null]);
  stretch.ask(begins);
  stretch.leave();
  assert.deepEqual([stretch.until, stretch.again], [undefined, null]);
});

test('one that ends where it begins, or before, is not read again for ever', () => {
  for (const end of [{ track: 0, time: 2 }, { track: 0, time: 1 }]) {
    const stretch = new Stretch();
    stretch.ask({ track: 0, time: 2, until: end });
    assert.equal(stretch.again, null);
  }
});
