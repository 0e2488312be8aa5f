/**
 * How far a file is, without loading the page anew: the text changes quietly, and only the end is announced.
 *
 * Without this script the link « Voir où cela en est » shows the same.
 */

const EVERY = 2000; // milliseconds between two looks

/** States that are the end of it, and what the page's title then says. "absent": the service has forgotten (a restart). */
const OVER = /** @type {Record<string, string | undefined>} */ ({
  ready: "Prêt",
  failed: "Pas préparé",
  absent: "À préparer",
});

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
  const leave = /** @type {HTMLElement} */ (making.querySelector("[data-leave]"));
  const again = /** @type {HTMLElement} */ (making.querySelector("[data-again]"));
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
    const over = OVER[now.state];
    if (over === undefined) continue;
    progress.hidden = true;
    leave.hidden = true;
    if (now.state === "ready") {
      const link = /** @type {HTMLAnchorElement} */ (ready.querySelector("a"));
      link.href = now.file;
      /** @type {HTMLElement} */ (ready.querySelector("[data-size]")).textContent = now.size;
      ready.hidden = false;
    } else {
      text.classList.toggle("notice", now.state === "failed");
      again.hidden = false;
    }
    announce.textContent = now.text;
    document.title = document.title.replace("En préparation", over);
    return;
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
