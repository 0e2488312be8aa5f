/** The page « Hors ligne »: what is kept on this device, and the way to remove it. */

import { canKeep, forget, keptPages } from './offline/kept.js';

/**
 * @param {ParentNode} page
 * @param {string} name
 */
function part(page, name) {
  return /** @type {HTMLElement} */ (page.querySelector(`[data-${name}]`));
}

async function show() {
  const pages = await keptPages();
  const list = part(document, 'list');
  list.replaceChildren(...pages.map(entry));
  part(document, 'none').hidden = pages.length > 0;
  part(document, 'forget-all').hidden = pages.length === 0;
}

/** @param {import('./offline/kept.js').Kept} kept */
function entry(kept) {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = kept.page;
  link.textContent = kept.title;
  const size = document.createElement('p');
  size.textContent = `${(kept.bytes / 1e6).toLocaleString('fr', { maximumFractionDigits: 1 })}\u00a0Mo`;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'secondary';
  button.textContent = 'Retirer';
  const which = document.createElement('span');
  which.className = 'visually-hidden';
  which.textContent = `\u00a0: ${kept.title}`;
  button.append(which);
  button.addEventListener('click', () => remove(kept.document));
  item.append(link, size, button);
  return item;
}

/** @param {string} [name] */
async function remove(name) {
  await forget(name);
  await show();
  const main = document.querySelector('main');
  main?.focus(); // the button pressed has left
  part(document, 'announce').textContent = name === undefined ? 'Tout a été retiré de cet appareil.' : 'La page a été retirée.';
}

// The worker shows this page in place of one that is not kept: the address is then another.
if (location.pathname !== '/offline') part(document, 'elsewhere').hidden = false;
void canKeep().then((able) => {
  if (!able) return;
  part(document, 'kept').hidden = false;
  part(document, 'forget-all').addEventListener('click', () => remove());
  void show();
});
