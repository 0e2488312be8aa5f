/**
 * One voice at a time: the player, what is said in place (word-sound.js), the plain sound files of the page, and the other
 * tabs of this service.
 */
const CHANNEL = 'voice';
const BEGINS = 'a voice begins';

export class OneVoice {
  #channel = new BroadcastChannel(CHANNEL);

  /** @param {() => void} hush  called when another voice begins */
  constructor(hush) {
    this.#channel.addEventListener('message', () => {
      this.#hushFiles(null);
      hush();
    });
    // `play` does not bubble. Our own elements are not in the page, and not seen here.
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

  /** We begin to speak: all others stop. */
  claim() {
    this.#hushFiles(null);
    this.#channel.postMessage(BEGINS);
  }

  /** @param {EventTarget | null} but */
  #hushFiles(but) {
    for (const audio of document.querySelectorAll('audio')) if (audio !== but) audio.pause();
  }
}
