import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import vm from 'node:vm';

const ORIGIN = 'https://lecteur.exemple.fr';
const SOUND = '/audio/abc.mp3';

/** The worker in a world where `kept` is in the caches, and what it answers to a request. */
function worker(kept, network = () => Promise.reject(new TypeError('no network'))) {
  const listeners = {};
  const self = {
    location: new URL(`${ORIGIN}/offline-worker.js`),
    addEventListener: (name, listener) => (listeners[name] = listener),
  };
  const match = async (address) => {
    const body = kept[new URL(address, ORIGIN).pathname];
    return body === undefined ? undefined : new Response(body, { headers: { 'Content-Type': 'audio/mpeg' } });
  };
  const world = { self, caches: { match }, fetch: network, URL, Response, Headers, AbortController, setTimeout, clearTimeout };
  vm.runInNewContext(readFileSync(new URL('../../static/js/offline-worker.js', import.meta.url), 'utf8'), world);
  return (path, { range, mode = 'no-cors', method = 'GET', origin = ORIGIN } = {}) => {
    let answer;
    const headers = new Headers(range === undefined ? {} : { Range: range });
    const request = { url: `${origin}${path}`, method, mode, headers };
    listeners.fetch({ request, respondWith: (given) => (answer = given) });
    return answer;
  };
}

const sound = worker({ [SOUND]: '0123456789' });

for (const [range, status, body, where] of [
  ['bytes=0-', 206, '0123456789', 'bytes 0-9/10'],
  ['bytes=0-1', 206, '01', 'bytes 0-1/10'],
  ['bytes=4-4', 206, '4', 'bytes 4-4/10'],
  ['bytes=7-99', 206, '789', 'bytes 7-9/10'],
  ['bytes=-3', 206, '789', 'bytes 7-9/10'],
  ['bytes=-99', 206, '0123456789', 'bytes 0-9/10'],
  ['bytes=10-', 416, '', 'bytes */10'],
  ['bytes=-0', 416, '', 'bytes */10'],
  ['bytes=5-2', 200, '0123456789', null],
  ['bytes=-', 200, '0123456789', null],
  ['bytes=0-1,4-5', 200, '0123456789', null],
  ['lines=0-1', 200, '0123456789', null],
  [undefined, 200, '0123456789', null],
]) {
  test(`a kept sound asked for by ${range}`, async () => {
    const answer = await sound(SOUND, { range });
    assert.equal(answer.status, status);
    assert.equal(await answer.text(), body);
    assert.equal(answer.headers.get('Content-Range'), where);
    assert.equal(answer.headers.get('Content-Type'), 'audio/mpeg');
    if (range) assert.equal(answer.headers.get('Accept-Ranges'), 'bytes');
    if (status === 206) assert.equal(answer.headers.get('Content-Length'), String(body.length));
  });
}

test('a kept sound asked for by HEAD has no body', async () => {
  const answer = await sound(SOUND, { method: 'HEAD' });
  assert.equal(answer.status, 200);
  assert.equal(await answer.text(), '');
});

test('a sound that is not kept is the network’s', async () => {
  await assert.rejects(sound('/audio/other.mp3'), /no network/);
});

test('other hosts, forms and requests of other kinds are left alone', () => {
  assert.equal(sound('/x', { origin: 'https://ailleurs.example' }), undefined);
  assert.equal(sound('/preferences', { method: 'POST', mode: 'navigate' }), undefined);
  assert.equal(sound('/pages/a/offline.json', { mode: 'cors' }), undefined);
});

test('a page: fresh, or kept where the service is out of order, or the kind page', async () => {
  const kept = { '/pages/a': 'kept', '/offline': 'offline' };
  const answers = (status) => async () => new Response(`fresh ${status}`, { status });
  const ask = (network, path) => worker(kept, network)(path, { mode: 'navigate' });
  assert.equal(await (await ask(answers(200), '/pages/a?x=1')).text(), 'fresh 200');
  assert.equal(await (await ask(answers(404), '/pages/a')).text(), 'fresh 404');
  assert.equal(await (await ask(answers(503), '/pages/a')).text(), 'kept');
  assert.equal(await (await ask(undefined, '/pages/a')).text(), 'kept');
  assert.equal(await (await ask(answers(503), '/pages/b')).text(), 'fresh 503');
  assert.equal(await (await ask(undefined, '/pages/b')).text(), 'offline');
});
