/**
 * Keeps a wish made in the player in the same cookie as the settings page does, so that it also holds without script.
 *
 * Nothing is said when it fails: the wish holds on this page all the same, and the listener has been given what they
 * asked.
 *
 * @param {'speed' | 'volume' | 'unit' | 'pauses'} name  as the settings form has it
 * @param {string} value  one of that form's
 */
export function keepWish(name, value) {
  fetch('/preferences', {
    method: 'POST',
    headers: { Accept: 'application/json' },
    body: new URLSearchParams({ [name]: value }),
    keepalive: true, // the person may leave the page at once
  }).catch(() => {});
}
