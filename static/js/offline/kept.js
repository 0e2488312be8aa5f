/**
 * What is kept on this device: each page in a cache of its own, listed in `kept` only once all of it is there.
 *
 * A cache that the list does not name was left half done (the tab was closed): it is swept away.
 */

import { Cues } from '../sound/cues.js';
import { workerAddress } from './offline-worker-address.js';

const LIST = 'kept';
const PREFIX = 'page:';

/**
 * @typedef {object} Kept
 * @property {string} document
 * @property {string} title
 * @property {string} page  its address
 * @property {string} version
 * @property {number} bytes
 * @property {string} cache
 */

/** @typedef {{document: string, title: string, version: string, page: string, files: string[], tracks: string[]}} Needed */

/**
 * Whether this browser can keep pages here: only over https, or on this machine itself, and where it lets a site store
 * anything. With the cookies of a site refused Chromium has all of these and throws a SecurityError at their first use.
 *
 * @returns {Promise<boolean>}
 */
export async function canKeep() {
  if (!(window.isSecureContext && 'serviceWorker' in navigator && 'caches' in window && 'locks' in navigator)) return false;
  try {
    await caches.has(LIST);
    return true;
  } catch {
    return false;
  }
}

/** @returns {Promise<Kept[]>} */
export async function keptPages() {
  if (!(await caches.has(LIST))) return [];
  const list = await caches.open(LIST);
  const entries = await Promise.all((await list.keys()).map((request) => list.match(request)));
  /** @type {Kept[]} */
  const pages = [];
  for (const entry of entries) if (entry) pages.push(await entry.json());
  return pages.sort((a, b) => a.title.localeCompare(b.title, 'fr'));
}

/**
 * Keep a page with all it needs. Throws what went wrong, and then the device holds what it held before.
 *
 * @param {string} address  of the list of what it needs
 * @param {(done: number, whole: number) => void} progress
 * @param {AbortSignal} signal
 */
export function keep(address, progress, signal) {
  return navigator.locks.request('offline', async () => {
    const cues = new Cues();
    const ask = (/** @type {string} */ url) => cues.reach(url, signal, () => {});
    /** @type {Needed} */
    const needed = await (await ask(address)).json();
    const name = `${PREFIX}${needed.document}:${needed.version}:${Date.now()}`;
    const addresses = [...needed.files, ...needed.tracks];
    let bytes = 0;
    try {
      const cache = await caches.open(name);
      const page = await fetch(needed.page, { signal, cache: 'no-cache' });
      if (!page.ok) throw new TypeError(`${needed.page}: ${page.status}`);
      bytes += await put(cache, needed.page, page);
      for (const [index, url] of addresses.entries()) {
        const answer = await ask(url);
        bytes += await put(cache, url, isPassing(answer) ? await ask(url) : answer);
        progress(index + 1, addresses.length);
      }
      // Before the list names the new copy: where this fails, the list still names the old one.
      await navigator.serviceWorker.register(workerAddress(), { scope: '/' });
      const { document, title, version, page: where } = needed;
      const kept = { document, title, page: where, version, bytes, cache: name };
      await (await caches.open(LIST)).put(`/kept/${document}`, new Response(JSON.stringify(kept)));
    } catch (error) {
      await unlist(needed.document, name);
      throw error;
    } finally {
      await sweep();
    }
  });
}

/**
 * Forget a page, or all of them.
 *
 * @param {string} [document]
 */
export function forget(document) {
  return navigator.locks.request('offline', async () => {
    for (const page of await keptPages()) {
      if (document === undefined || page.document === document) await unlist(page.document, page.cache);
    }
    await sweep();
  });
}

/**
 * Whether an answer is for this moment only: a sound with a notice for a sentence that failed, which the service makes
 * anew for whoever asks again.
 *
 * @param {Response} response
 */
function isPassing(response) {
  return /\bno-store\b/.test(response.headers.get('Cache-Control') ?? '');
}

/**
 * @param {Cache} cache
 * @param {string} url
 * @param {Response} response
 * @returns {Promise<number>} its bytes
 */
async function put(cache, url, response) {
  const body = await response.blob();
  const headers = new Headers(response.headers);
  headers.delete('Content-Encoding'); // the body is no longer compressed
  headers.set('Content-Length', String(body.size));
  await cache.put(url, new Response(body, { headers }));
  return body.size;
}

/**
 * @param {string} document
 * @param {string} cache  what the list must name for the entry to leave
 */
async function unlist(document, cache) {
  if (!(await caches.has(LIST))) return;
  const list = await caches.open(LIST);
  const entry = await list.match(`/kept/${document}`);
  if (entry && (await entry.json()).cache === cache) await list.delete(`/kept/${document}`);
}

/** Remove what the list does not name; where nothing is kept, the list and the worker too. */
async function sweep() {
  const pages = await keptPages();
  const named = new Set(pages.map((page) => page.cache));
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && !named.has(name)) await caches.delete(name);
  }
  if (pages.length > 0) return;
  await caches.delete(LIST);
  for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
}
