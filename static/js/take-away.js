/**
 * How far a file is, without loading the page anew: the text changes quietly, and only the end is announced.
 *
 * Without this script the link « Voir où cela en est » shows the same.
 */

const EVERY = 2000; // milliseconds between two looks

/**
 * @typedef {{state: string, text: string, done: number, whole: number, file: string, size: string}} State
 */

/**
 * @param {HTMLElement} making
 */
async function follow(making) {
  const text = /** @type {HTMLElement} */ (making.querySelector("[data-text]"));
  const progress = /** @type {HTMLProgressElement} */ (making.querySelector("[data-progress]"));
  const look = /** @type {HTMLElement} */ (making.querySelector("[data-look]"));
  const announce = /** @type {HTMLElement} */ (making.querySelector("[data-announce]"));
  const ready = /** @type {HTMLElement} */ (making.querySelector("[data-ready]"));
  look.hidden = true;
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, EVERY));
    const now = await state(making.dataset.from ?? "");
    if (!now) {
      look.hidden = false; // the network is gone, or the page: the person may look when she likes
      continue;
    }
    look.hidden = true;
    text.textContent = now.text;
    if (now.whole) {
      progress.max = now.whole;
      progress.value = now.done;
    }
    if (now.state === "ready") {
      const link = /** @type {HTMLAnchorElement} */ (ready.querySelector("a"));
      link.href = now.file;
      /** @type {HTMLElement} */ (ready.querySelector("[data-size]")).textContent = now.size;
      ready.hidden = false;
      progress.hidden = true;
      announce.textContent = now.text;
      document.title = document.title.replace("En préparation", "Prêt");
      return;
    }
    if (now.state === "failed" || now.state === "absent") {
      progress.hidden = true;
      look.hidden = false; // there the button is, to try again
      announce.textContent = now.text;
      return;
    }
  }
}

/**
 * @param {string} address
 * @returns {Promise<State | null>}
 */
async function state(address) {
  try {
    const answer = await fetch(address, { headers: { Accept: "application/json" }, cache: "no-store" });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

const making = document.getElementById("making");
if (making) {
  follow(making);
}
