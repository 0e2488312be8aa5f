import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';

import { JSDOM } from 'jsdom';

import { Bookmarks, bookmark, bookmarkAt, sectionNow } from '../../static/js/place/resume.js';
import { Timeline } from '../../static/js/sound/timeline.js';

const PLACE = { section: 's3', title: 'Les signes', part: 0, sentence: 's3-b2-1', text: 'Ne restez pas seul.', offset: 12 };

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
  for (const value of [null, 7, 'x', [], {}, { ...PLACE, part: 'a' }, { ...PLACE, offset: 1.5 }, { ...PLACE, section: 3 }, { ...PLACE, text: 7 }]) {
    assert.equal(bookmark(value), null);
  }
  assert.deepEqual(bookmark({ ...PLACE, more: 1 }), PLACE);
  const { title, text, ...older } = PLACE;
  assert.deepEqual(bookmark(older), { ...older, title: '', text: '', offset: 0 }, 'an older release counted in the paragraph');
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

/** The section of PLACE on a page of these sections: titles and their paragraphs. */
function placedOn(...sections) {
  const html = sections.map(([title, ...paragraphs], index) => {
    const id = `s${index + 1}`;
    return `<section id="${id}" data-title="${title}">${paragraphs.map((one, i) => `<p id="${id}-b${i + 1}">${one}</p>`).join('')}</section>`;
  });
  const { document } = new JSDOM(`<main>${html.join('')}</main>`).window;
  return sectionNow(document.querySelector('main'), PLACE);
}

test('a place is where its sentence stands today, not where its number does', () => {
  const other = ['Autre', 'Un.', 'Deux.'];
  const signs = ['Les signes', 'Titre', 'Ne restez <b>pas</b> seul. Appelez.'];
  assert.equal(placedOn(other, other, signs), 's3', 'as it was');
  assert.equal(placedOn(other, signs), 's2', 'a section less before it');
  assert.equal(placedOn(other, other, ['Les signes', 'Titre', 'Neuf.', 'Ne restez pas seul.']), 's3', 'a paragraph more');
  assert.equal(placedOn(other, ['Renommée', 'Ne restez pas seul.'], other), 's2', 'of another title: it stands once');
  assert.equal(placedOn(other, ['Les signes', 'Restez.'], other), 's2', 'gone: its section by its title');
  assert.equal(placedOn(other, ['A', 'Ne restez pas seul.'], ['B', 'Ne restez pas seul.']), null, 'who knows which');
  assert.equal(placedOn(other, other, ['Traitements', 'Titre', 'Autre chose.']), null, 'the number alone is no place');
});

test('a stop in a word is kept at that word, one in the silence after a sentence at the next', () => {
  globalThis.document = new JSDOM('<section id="s3" data-title="Les signes"></section>').window.document;
  const cue = (sentence, start, range) => {
    const words = [0, 1].map((n) => ({ start: start + n, end: start + n + 1, range: [range + 4 * n, range + 4 * n + 3] }));
    return { sentence, element: 's3-b1', text: 'Mot mot. ', start, end: start + 2, range: [range, range + 9], words };
  };
  const timeline = new Timeline([cue('one', 0.5, 0), cue('two', 3, 9)], 6);
  const at = (time) => bookmarkAt({ section: 's3', part: 0 }, timeline, time);
  assert.deepEqual(at(0.1), { section: 's3', title: 'Les signes', part: 0, sentence: 'one', text: 'Mot mot. ', offset: 0 });
  assert.deepEqual([at(1.7).sentence, at(1.7).offset], ['one', 4]);
  assert.deepEqual([at(2.7).sentence, at(2.7).offset], ['two', 0]);
  assert.deepEqual([at(4.5).sentence, at(4.5).offset], ['two', 4], 'counted in the sentence, not in its paragraph');
  assert.deepEqual([at(5.5).sentence, at(5.5).offset], ['two', 0], 'after the last of the track: once more');
  delete globalThis.document;
});
