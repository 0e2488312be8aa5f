import assert from 'node:assert/strict';
import { test } from 'node:test';

import { JSDOM } from 'jsdom';

test('where the player does not come the press is the form’s, once and for all, in a browser without AbortSignal too', async () => {
  const { window } = new JSDOM('<script src="x"></script><form><button data-listen>Écouter</button></form>');
  const { document } = window;
  const listen = document.addEventListener.bind(document);
  document.addEventListener = (type, heard, how) =>
    listen(type, heard, { capture: how?.capture ?? false }); // Firefox 85 passes over `signal`
  const { HTMLButtonElement, HTMLScriptElement } = window;
  Object.assign(globalThis, { document, HTMLButtonElement, HTMLScriptElement });
  await import('../../static/js/early-press.js');

  let given = 0;
  window.addEventListener('submit', (event) => {
    given += event.defaultPrevented ? 0 : 1;
    event.preventDefault();
  });
  const button = document.querySelector('button');
  button.click();
  assert.equal(button.textContent, 'Un instant…');
  const script = document.querySelector('script');
  script.src = 'player.js';
  script.dispatchEvent(new window.Event('error'));
  assert.equal(button.textContent, 'Écouter');
  assert.equal(given, 1, 'the press is given back');
  button.click();
  assert.equal(given, 2);
});
