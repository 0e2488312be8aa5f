import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';

import { Bookmarks, bookmark } from '../../static/js/resume.js';

const PLACE = { section: 's3', part: 0, sentence: 's3-b2-1', offset: 12 };

afterEach(() => delete globalThis.localStorage);

function storage() {
  const items = new Map();
  return {
    items,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => items.set(key, value),
    removeItem: (key) => items.delete(key),
  };
}

test('a place is kept for its document, forgotten with it, and nothing else is stored', () => {
  globalThis.localStorage = storage();
  const bookmarks = new Bookmarks('effets');
  assert.equal(bookmarks.load(), null);
  bookmarks.save(PLACE);
  assert.deepEqual(bookmarks.load(), PLACE);
  assert.equal(new Bookmarks('autre').load(), null);
  assert.deepEqual([...globalThis.localStorage.items.keys()], ['place:effets']);
  bookmarks.forget();
  assert.equal(globalThis.localStorage.items.size, 0);
});

test('what is stored wrongly is no place', () => {
  for (const value of [null, 7, 'x', [], {}, { ...PLACE, part: 'a' }, { ...PLACE, offset: 1.5 }, { ...PLACE, section: 3 }]) {
    assert.equal(bookmark(value), null);
  }
  assert.deepEqual(bookmark({ ...PLACE, more: 1 }), PLACE);
  globalThis.localStorage = storage();
  globalThis.localStorage.setItem('place:effets', '{not json');
  assert.equal(new Bookmarks('effets').load(), null);
});

test('a browser that refuses storage reads on', () => {
  const refuse = () => {
    throw new DOMException('denied', 'SecurityError');
  };
  globalThis.localStorage = { getItem: refuse, setItem: refuse, removeItem: refuse };
  const bookmarks = new Bookmarks('effets');
  bookmarks.save(PLACE);
  bookmarks.forget();
  assert.equal(bookmarks.load(), null);
});
