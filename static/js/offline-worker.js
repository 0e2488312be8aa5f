/**
 * Serves kept pages where the network does not: a service worker, there only while something is kept.
 *
 * It stores nothing itself: `kept.js` does, when the person asks. A classic script in one file, as Firefox ESR 140 knows
 * no workers that are modules.
 */
'use strict';

/** What stands for a page that is not kept. */
const OFFLINE = '/offline';

/** How long the network may take to answer before the kept page is shown, in milliseconds. */
const PATIENCE = 4000;

/** Addresses whose content never changes, or that were kept with the page. */
const KEPT_FIRST = /^\/(?:static\/|audio\/|colours\/|pages\/[^/]+\/images\/)/;

/**
 * The part of `size` bytes a Range header asks for, first and last; null for the whole, "none" where there is no such
 * part (RFC 9110, 14.2). Several parts at once are answered by the whole, as a server may.
 *
 * @param {string | null} header
 * @param {number} size
 * @returns {[number, number] | 'none' | null}
 */
function partAsked(header, size) {
  const asked = /^bytes=(\d*)-(\d*)$/.exec((header ?? '').trim());
  if (!asked || (asked[1] === '' && asked[2] === '')) return null;
  if (asked[1] === '') {
    const length = Math.min(Number(asked[2]), size);
    return length === 0 ? 'none' : [size - length, size - 1];
  }
  const first = Number(asked[1]);
  const last = asked[2] === '' ? size - 1 : Math.min(Number(asked[2]), size - 1);
  if (asked[2] !== '' && Number(asked[2]) < first) return null; // no range at all: as if unsaid
  return first >= size ? 'none' : [first, last];
}

/**
 * A kept answer as it was asked for. Safari plays no sound that is not cut: the Cache API always gives the whole.
 *
 * @param {Response} kept
 * @param {Request} request
 * @returns {Promise<Response>}
 */
async function cut(kept, request) {
  const header = request.headers.get('Range');
  if (request.method === 'HEAD') return new Response(null, { status: 200, headers: kept.headers });
  if (!header) return kept;
  const whole = await kept.blob();
  const part = partAsked(header, whole.size);
  const headers = new Headers(kept.headers);
  headers.set('Accept-Ranges', 'bytes');
  if (part === null) return new Response(whole, { status: 200, headers });
  if (part === 'none') {
    headers.set('Content-Range', `bytes */${whole.size}`);
    headers.set('Content-Length', '0');
    return new Response(null, { status: 416, headers });
  }
  const [first, last] = part;
  headers.set('Content-Range', `bytes ${first}-${last}/${whole.size}`);
  headers.set('Content-Length', String(last - first + 1));
  return new Response(whole.slice(first, last + 1, kept.headers.get('Content-Type') ?? ''), { status: 206, headers });
}

/**
 * @param {string} address
 * @returns {Promise<Response | undefined>}
 */
function keptAt(address) {
  return caches.match(address, { ignoreMethod: true, ignoreVary: true });
}

/**
 * What is kept, cut as asked; the network where it is not.
 *
 * @param {Request} request
 */
async function keptFirst(request) {
  const kept = await keptAt(request.url);
  return kept ? cut(kept, request) : fetch(request);
}

/**
 * The page as it is now; the kept one where the network is gone or slow, or the service out of order; else what is kept.
 *
 * @param {Request} request
 */
async function freshFirst(request) {
  const kept = await keptAt(new URL(request.url).pathname);
  if (kept) return (await freshInTime(request)) ?? kept;
  try {
    return await fetch(request);
  } catch (error) {
    const instead = await keptAt(OFFLINE);
    if (instead) return instead;
    throw error;
  }
}

/**
 * The answer of the network, whole, so that one that stalls half-way is known to; nothing where it came to no good.
 *
 * @param {Request} request
 * @returns {Promise<Response | undefined>}
 */
async function freshInTime(request) {
  const leave = new AbortController();
  const timer = setTimeout(() => leave.abort(), PATIENCE);
  try {
    const answer = await fetch(request, { signal: leave.signal });
    if (answer.status >= 500) return undefined;
    if (answer.status !== 200) return answer; // a redirect can only be handed on as it is
    const headers = new Headers(answer.headers);
    headers.delete('Content-Encoding'); // the body is no longer compressed
    return new Response(await answer.blob(), { headers });
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

const worker = /** @type {any} */ (self);

worker.addEventListener('install', () => worker.skipWaiting());
worker.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== worker.location.origin || !['GET', 'HEAD'].includes(request.method)) return;
  if (request.mode === 'navigate') event.respondWith(freshFirst(request));
  else if (KEPT_FIRST.test(pathname)) event.respondWith(keptFirst(request));
});
