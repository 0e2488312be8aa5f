import assert from 'node:assert/strict';
import { mock, test } from 'node:test';

import { Cues, SoundUnavailable } from '../../static/js/sound/cues.js';

const SHEET = { duration: 3, cues: [{ sentence: 's1-b1-1', element: 's1-b1', text: 'Oui.', start: 0, end: 1, range: [0, 4], words: [] }] };

/** A service that gives these answers one after the other, then the last one for ever. */
function service(...answers) {
  const asked = [];
  const fetcher = async (url, { signal }) => {
    asked.push(url);
    signal.throwIfAborted();
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (answer instanceof Error) throw answer;
    return answer();
  };
  return { cues: new Cues(fetcher), asked };
}

const ready = () => Response.json(SHEET);
const busy = () => Response.json({ detail: 'Beaucoup de lectures.' }, { status: 503, headers: { 'Retry-After': '2' } });
const signal = new AbortController().signal;

/** Runs `work` on a clock of our own, which is moved on until it is over. */
async function inTime(work) {
  mock.timers.enable({ apis: ['setTimeout'] });
  try {
    let over = false;
    const result = work().finally(() => (over = true));
    result.catch(() => {});
    for (let seconds = 0; !over && seconds < 600; seconds++) {
      await new Promise(setImmediate);
      if (!over) mock.timers.tick(1000);
    }
    return await result;
  } finally {
    mock.timers.reset();
  }
}

test('cues that are ready are brought once and kept', async () => {
  const { cues, asked } = service(ready);
  assert.equal(cues.kept('/a.json'), undefined);
  const timeline = await cues.load('/a.json', signal, assert.fail);
  assert.equal(timeline.duration, 3);
  assert.equal(await cues.load('/a.json', signal, assert.fail), timeline);
  assert.equal(cues.kept('/a.json'), timeline);
  assert.deepEqual(asked, ['/a.json']);
});

test('a busy service is asked again, and the listener is told once', async () => {
  const { cues, asked } = service(busy, busy, busy, ready);
  const told = mock.fn();
  await inTime(() => cues.load('/a.json', signal, told));
  assert.equal(asked.length, 4);
  assert.equal(told.mock.callCount(), 1);
});

test('not for ever', async () => {
  const { cues, asked } = service(busy);
  await assert.rejects(inTime(() => cues.load('/a.json', signal, () => {})), (error) => {
    assert.ok(error instanceof SoundUnavailable);
    assert.equal(error.message, 'Beaucoup de lectures. Appuyez sur « Écouter » pour réessayer.');
    return true;
  });
  assert.equal(asked.length, 20);
});

test('a 503 that names no time is final: there is no voice', async () => {
  const { cues, asked } = service(() => Response.json({ detail: 'Aucune voix.' }, { status: 503 }));
  await assert.rejects(cues.load('/a.json', signal, assert.fail), /^Error: Aucune voix\. Appuyez/);
  assert.equal(asked.length, 1);
});

test('what is gone is not to be pressed again', async () => {
  const { cues } = service(() => Response.json({ detail: 'Rechargez la page.' }, { status: 404 }));
  await assert.rejects(cues.load('/a.json', signal, assert.fail), { message: 'Rechargez la page.' });
});

test('an error without a sentence of its own gets one', async () => {
  const { cues } = service(() => new Response('<h1>Bad gateway</h1>', { status: 502 }));
  await assert.rejects(cues.load('/a.json', signal, assert.fail), { message: 'Le son n’est pas prêt. Appuyez sur « Écouter » pour réessayer.' });
});

test('no network, or half an answer', async () => {
  for (const answer of [new TypeError('Failed to fetch'), () => new Response('{"cues": [')]) {
    const { cues } = service(answer);
    await assert.rejects(cues.load('/a.json', signal, assert.fail), /Vérifiez votre connexion/);
    assert.equal(cues.kept('/a.json'), undefined);
  }
});

test('a later press ends the waiting, with its own reason', async () => {
  const { cues, asked } = service(busy);
  const press = new AbortController();
  const loading = cues.load('/a.json', press.signal, () => press.abort());
  await assert.rejects(loading, { name: 'AbortError' });
  assert.equal(asked.length, 1);
});

test('a network that neither answers nor breaks is given up with a word, and the request ended', async () => {
  /** @type {AbortSignal | undefined} */
  let ends;
  const silent = new Cues((_, options) => {
    ends = options.signal;
    return new Promise(() => {});
  });
  await assert.rejects(
    inTime(() => silent.load('/a.json', signal, () => {})),
    (error) => error instanceof SoundUnavailable && error.message.startsWith('Le son n’arrive pas.'),
  );
  assert.equal(ends?.aborted, true);
});

test('so is an answer that stops half way', async () => {
  const half = new Cues(async () => new Response(new ReadableStream({ start() {} })));
  await assert.rejects(inTime(() => half.load('/a.json', signal, () => {})), SoundUnavailable);
});
