import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import { JSDOM } from 'jsdom';

const PAGE = `<script src="x/player+glossary.js"></script>
<main><h1>Titre</h1>
<form><button data-listen>Écouter</button><button data-say formaction="/son">Écouter le mot</button></form>
<a class="from-here" href="#son">Écouter d’ici</a></main>`;

let page = 0;
/** @type {Window & typeof globalThis} */
let window;
/** @type {Document} */
let document;
/** What the browser would do: which presses come to the form or the link. */
let given = [];

const button = () => document.querySelector('[data-listen]');
const word = () => document.querySelector('[data-say]');
const link = () => document.querySelector('a');
const comes = (what) => document.dispatchEvent(new window.Event(what));
const script = (what) => document.querySelector('script').dispatchEvent(new window.Event(what));
const told = () => document.querySelector('[role="status"]')?.textContent ?? '';
const turn = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(async () => {
  ({ window } = new JSDOM(PAGE));
  ({ document } = window);
  const listen = document.addEventListener.bind(document);
  document.addEventListener = (type, heard, how) =>
    listen(type, heard, { capture: how?.capture ?? false }); // Firefox 85 passes over `signal`
  const { Element, HTMLAnchorElement, HTMLButtonElement, HTMLScriptElement } = window;
  Object.assign(globalThis, { document, Element, HTMLAnchorElement, HTMLButtonElement, HTMLScriptElement });
  page += 1;
  await import(`../../static/js/early-press.js?${page}`);
  given = [];
  for (const type of ['submit', 'click']) {
    window.addEventListener(type, (event) => {
      const pressed = event.submitter ?? event.target.closest('a');
      if (pressed && !event.defaultPrevented) given.push(pressed.textContent);
      if (pressed) event.preventDefault();
    });
  }
});

test('where the player does not come the press is the form’s, once and for all, and the page says so', () => {
  button().click();
  assert.equal(button().textContent, 'Un instant…');
  assert.equal(told(), '');
  script('error');
  assert.equal(button().textContent, 'Écouter');
  assert.deepEqual(given, ['Écouter'], 'the press is given back');
  assert.match(told(), /^Le lecteur ne s’est pas ouvert/);
  button().click();
  link().click();
  word().click();
  assert.deepEqual(given, ['Écouter', 'Écouter', 'Écouter d’ici', 'Écouter le mot']);
});

test('a player that came and has not told will not: nobody waits for it', () => {
  script('load');
  assert.match(told(), /^Le lecteur ne s’est pas ouvert/);
  button().click();
  assert.deepEqual(given, ['Écouter']);
});

test('where all have come nothing is kept and nothing said', () => {
  comes('player-comes');
  comes('words-come');
  script('load');
  for (const pressed of [button(), word(), link()]) pressed.click();
  assert.deepEqual(given, ['Écouter', 'Écouter le mot', 'Écouter d’ici'], 'theirs to take over');
  assert.equal(told(), '');
});

test('each press waits for the script that it is for', async () => {
  word().click();
  comes('player-comes');
  await turn();
  assert.equal(word().textContent, 'Un instant…');
  comes('words-come');
  assert.equal(word().textContent, 'Écouter le mot');
  await turn();
  assert.deepEqual(given, ['Écouter le mot']);
});

test('a link « Écouter d’ici » is kept too, and the last press counts', async () => {
  button().click();
  link().click();
  assert.equal(button().textContent, 'Écouter');
  assert.equal(link().textContent, 'Un instant…');
  comes('player-comes');
  await turn();
  assert.deepEqual(given, ['Écouter d’ici']);
});
