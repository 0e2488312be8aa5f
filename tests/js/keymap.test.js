import assert from 'node:assert/strict';
import { test } from 'node:test';

import { SHORTCUTS, defaultKeymap, described, keysOf, readKeymap, refusal, shortcutOf, withKeys } from '../../static/js/keys/keymap.js';

const press = (key, code, ...held) =>
  keysOf({ key, code, ...Object.fromEntries(['alt', 'ctrl', 'shift', 'meta'].map((name) => [`${name}Key`, held.includes(name)])) });

test('the first keys may all be chosen, and no two are the same', () => {
  const keys = Object.values(defaultKeymap());
  assert.deepEqual(keys.map(refusal), keys.map(() => ''));
  assert.equal(new Set(keys).size, Object.keys(SHORTCUTS).length);
});

test('keys of screen readers and browsers may not', () => {
  const taken = [
    ...'ABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890,.',
    'Maj+H', 'Espace', 'Enter', 'Tab', 'Escape', 'ArrowDown', 'Ctrl+K', 'Ctrl+Maj+K', 'Ctrl+Alt+ArrowDown', 'Ctrl+Alt+K',
    'Alt+Maj+K', 'Alt+ArrowLeft', 'Alt+1', 'Alt+F', 'Alt+D', 'Meta+K', 'F1', 'F3', 'F5', 'F6', 'F7', 'F10', 'F11', 'F12',
  ];
  assert.deepEqual(taken.filter((keys) => !refusal(keys)), []);
});

test('keys are called by their letter, on any keyboard', () => {
  assert.equal(press('k', 'KeyK', 'alt'), 'Alt+K');
  assert.equal(press('a', 'KeyQ', 'alt'), 'Alt+A', 'AZERTY');
  assert.equal(press('˚', 'KeyK', 'alt'), 'Alt+K', 'a Mac’s Option');
  assert.equal(press('F8', 'F8'), 'F8');
  assert.equal(press(' ', 'Space'), 'Espace');
  assert.equal(press('K', 'KeyK', 'alt', 'shift'), 'Alt+Maj+K');
  for (const alone of ['Alt', 'Control', 'Shift', 'Meta', 'CapsLock', 'Insert']) assert.equal(press(alone, alone), '');
});

test('what was kept is read, what makes no sense is passed over', () => {
  assert.equal(readKeymap('{"toggle": "F8", "repeat": "K", "gone": "F9", "where": 7}').toggle, 'F8');
  for (const stored of [null, '{', '7', 'null', '{"toggle": "Ctrl+W"}']) assert.deepEqual(readKeymap(stored), defaultKeymap());
});

test('keys that are taken are exchanged', () => {
  const changed = withKeys(defaultKeymap(), 'repeat', 'Alt+K');
  assert.equal(shortcutOf(changed, 'Alt+K'), 'repeat');
  assert.equal(shortcutOf(changed, 'Alt+R'), 'toggle');
});

test('keys are described', () => {
  assert.equal(described(defaultKeymap(), 'Alt+K'), 'Alt + K\u00a0: Écouter ou mettre en pause.');
  assert.equal(described(defaultKeymap(), 'H'), 'H\u00a0: rien ici.');
});
