/**
 * One voice at a time: the player, the plain sound files of the page, and the other tabs of this service.
 */
const CHANNEL = 'voice';
const BEGINS = 'a voice begins';

export class OneVoice {
  #channel = new BroadcastChannel(CHANNEL);

  /** @param {() => void} hush  called when another voice than the player's begins */
  constructor(hush) {
    this.#channel.addEventListener('message', () => {
      this.#hushFiles(null);
      hush();
    });
    // `play` does not bubble. The player's own element is not in the page, and is not seen here.
    document.addEventListener(
      'play',
      ({ target }) => {
        hush();
        this.#hushFiles(target);
        this.#channel.postMessage(BEGINS);
      },
      { capture: true },
    );
  }

  /** The player begins to speak: all others stop. */
  claim() {
    this.#hushFiles(null);
    this.#channel.postMessage(BEGINS);
  }

  /** @param {EventTarget | null} but */
  #hushFiles(but) {
    for (const audio of document.querySelectorAll('audio')) if (audio !== but) audio.pause();
  }
}

/** Something short is said that nobody has to stop (a word of the glossary): all voices stop, this page's too. */
export function claimOnce() {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(BEGINS);
  channel.close();
}
