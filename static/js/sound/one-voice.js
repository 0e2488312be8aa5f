/**
 * One voice at a time, and none on a page that is left: the player, what is said in place (word-sound.js), the plain sound
 * files of the page, and the other tabs of this service.
 */

/** The other tabs; null where the browser lets a site share nothing with itself (Firefox, with cookies refused). */
const tabs = openTabs();

/** All voices of this page but its plain sound files. @type {Set<OneVoice>} */
const voices = new Set();

export class OneVoice {
  #hush;

  /** @param {() => void} hush  called when another voice begins, and when the page is left */
  constructor(hush) {
    this.#hush = hush;
    voices.add(this);
    const hushAll = () => {
      hushFiles(null);
      hush();
    };
    tabs?.addEventListener('message', hushAll);
    // Firefox keeps the page to come back to, and would then speak on; a voice of the device does not end with its page.
    addEventListener('pagehide', hushAll);
    // `play` does not bubble. Our own elements are not in the page, and not seen here.
    document.addEventListener(
      'play',
      ({ target }) => {
        hush();
        hushFiles(target);
        tabs?.postMessage('');
      },
      { capture: true },
    );
  }

  /** We begin to speak: all others stop. */
  claim() {
    hushFiles(null);
    for (const other of voices) if (other !== this) other.#hush();
    tabs?.postMessage('');
  }
}

function openTabs() {
  try {
    return new BroadcastChannel('voice');
  } catch {
    return null;
  }
}

/** @param {EventTarget | null} but */
function hushFiles(but) {
  for (const audio of document.querySelectorAll('audio')) if (audio !== but) audio.pause();
}
