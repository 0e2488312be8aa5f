// What a virtual screen reader says of pages, read from their first word to their last.
// Standard input: {"name": "html", ...}; standard output: {"name": ["phrase", ...], ...}.

import { text } from 'node:stream/consumers';
import { JSDOM } from 'jsdom';

const MOST = 20000; // phrases of one page; more is a reader that walks in circles

/** The screen reader looks for these where a browser has them. */
const expose = (window) => {
  for (const [name, value] of Object.entries({ window, document: window.document, navigator: window.navigator })) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
};

/**
 * At each step the reader looks for its place from the page's first node on, which is half of all its time: it is told
 * where it was. Its nodes have a `spokenRole`; what else is looked for anywhere is looked for as ever.
 */
const findIndex = Array.prototype.findIndex;
const places = new WeakMap();
Array.prototype.findIndex = function (isIt, ...rest) {
  const next = (places.get(this) ?? -1) + 1;
  const place = this[next]?.spokenRole !== undefined && isIt(this[next], next, this) ? next : findIndex.call(this, isIt, ...rest);
  places.set(this, place);
  return place;
};

/**
 * Of each element the reader asks three times how it looks, which is the other half of its time: nothing changes in a
 * page without scripts, so the first answer is kept.
 */
const remember = (window) => {
  const ask = window.getComputedStyle;
  const styles = new Map();
  window.getComputedStyle = (element, pseudo) => {
    const own = styles.get(pseudo) ?? new WeakMap();
    styles.set(pseudo, own);
    if (!own.has(element)) own.set(element, ask.call(window, element, pseudo));
    return own.get(element);
  };
};

expose(new JSDOM('').window);
const { Virtual } = await import('@guidepup/virtual-screen-reader');

const said = {};
for (const [name, html] of Object.entries(JSON.parse(await text(process.stdin)))) {
  const { window } = new JSDOM(html);
  remember(window);
  expose(window);
  const reader = new Virtual();
  await reader.start({ container: window.document.body, window });
  let phrases = 0;
  do {
    await reader.next();
    phrases += 1;
  } while (phrases < MOST && (await reader.lastSpokenPhrase()) !== 'end of document');
  said[name] = await reader.spokenPhraseLog();
  await reader.stop();
  window.close();
}
process.stdout.write(JSON.stringify(said));
