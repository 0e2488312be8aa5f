/**
 * Keeps wishes made in the player in the same cookie as the settings page does, so that they also hold without script.
 *
 * The service answers each with the whole cookie, made of the one it was sent. So one goes at a time: of two on their way
 * together the answer to the second would lack the first, and a speed gone through by the arrow keys might end anywhere.
 *
 * Nothing is said when it fails: the wish holds on this page all the same, and the listener has been given what they
 * asked.
 */

/** @typedef {'speed' | 'volume' | 'unit' | 'pauses'} Wish  as the settings form has it */

let waiting = new URLSearchParams();
let underWay = false;

/**
 * @param {Wish} name
 * @param {string} value  one of the settings form's
 */
export function keepWish(name, value) {
  waiting.set(name, value);
  if (!underWay) void sendAll();
}

async function sendAll() {
  underWay = true;
  while (waiting.size > 0) await send();
  underWay = false;
}

async function send() {
  const body = waiting;
  waiting = new URLSearchParams();
  const keepalive = true; // the person may leave the page at once
  await fetch('/preferences', { method: 'POST', headers: { Accept: 'application/json' }, body, keepalive }).catch(() => {});
}

addEventListener('pagehide', () => waiting.size > 0 && void send()); // what is not sent now never is
