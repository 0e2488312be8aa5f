import assert from 'node:assert/strict';
import { test } from 'node:test';

import { clock, sectionPlace, unitPlace, whereabouts } from '../../static/js/wording.js';

const plain = (text) => text.replaceAll('\u00a0', '_');

test('times', () => {
  assert.deepEqual([0, 9.4, 59.4, 59.6, 125, 3605, -3].map((time) => plain(clock(time))), [
    '0_s',
    '9_s',
    '59_s',
    '1_min_00_s',
    '2_min_05_s',
    '60_min_05_s',
    '0_s',
  ]);
});

test('places', () => {
  assert.equal(plain(sectionPlace(3, 8, 'Effets')), 'Section_3 sur_8_: Effets');
  assert.equal(plain(unitPlace('sentence', 2, 9)), 'Phrase_2 sur_9');
});

test('where one is, in one sentence', () => {
  const left = { section: 100, page: 4000 };
  assert.equal(
    plain(whereabouts([3, 8, 'Quand appeler ?'], [2, 6], left)),
    'Vous êtes dans la section_3 sur_8, «_Quand appeler ?_», au paragraphe_2 sur_6_: ' +
      'il reste environ 2_minutes dans la section et environ 1_h_07 dans la page.',
  );
  assert.equal(
    plain(whereabouts([1, 8, 'Début. '], [0, 6], left)),
    'Vous êtes dans la section_1 sur_8, «_Début._»_: il reste environ 2_minutes dans la section et environ 1_h_07 dans la page.',
  );
});
