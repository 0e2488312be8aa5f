import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Spell } from '../../static/js/listening/spell.js';

const spell = new Spell((track) => [10, 20][track]);
const begun = { track: 0, time: 9 };
spell.begin(begun);

test('what is heard is counted from where the voice began, over the end of a track too', () => {
  assert.equal(spell.heard({ track: 0, time: 9.5 }), 0.5);
  assert.equal(spell.heard({ track: 1, time: 3 }), 4);
  assert.equal(spell.heard({ track: 2, time: 0 }), Infinity);
});

test('"previous" counts from there for two seconds of listening', () => {
  assert.equal(spell.justBegun({ track: 1, time: 1 }, 1), begun);
  assert.equal(spell.justBegun({ track: 1, time: 1.1 }, 1), null);
  assert.equal(spell.justBegun({ track: 1, time: 1.1 }, 2), begun, 'at twice the speed there is twice the sound');
});
