/**
 * Keeps a wish made in the player in the same cookie as the settings page does, so that it also holds without script.
 *
 * Nothing is said when it fails: the wish holds on this page all the same, and the listener has been given what they
 * asked.
 *
 * @param {string} speed  one of the values of the settings form, as it stands there
 */
export function keepSpeed(speed) {
  fetch('/preferences', {
    method: 'POST',
    headers: { Accept: 'application/json' },
    body: new URLSearchParams({ speed }),
    keepalive: true, // the person may leave the page at once
  }).catch(() => {});
}
