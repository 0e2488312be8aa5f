/**
 * One voice at a time: the player, what is said in place (word-sound.js), the plain sound files of the page, and the other
 * tabs of this service.
 */
const CHANNEL = 'voice';

/** This page, among the tabs. */
const PAGE = `${performance.timeOrigin} ${Math.random()}`;

/**
 * What goes through the channel when a voice begins: the page it speaks in, and whether it is a sound file of that page,
 * which all who listen there have seen begin by themselves.
 *
 * @typedef {{ page: string, file: boolean }} Beginning
 */

export class OneVoice {
  #channel = new BroadcastChannel(CHANNEL);

  /** @param {() => void} hush  called when another voice begins */
  constructor(hush) {
    this.#channel.addEventListener('message', (/** @type {MessageEvent<Beginning>} */ { data }) => {
      if (data.file && data.page === PAGE) return;
      this.#hushFiles(null);
      hush();
    });
    // `play` does not bubble. Our own elements are not in the page, and not seen here.
    document.addEventListener(
      'play',
      ({ target }) => {
        hush();
        this.#hushFiles(target);
        this.#tell(true);
      },
      { capture: true },
    );
  }

  /** We begin to speak: all others stop. */
  claim() {
    this.#hushFiles(null);
    this.#tell(false);
  }

  /** @param {boolean} file */
  #tell(file) {
    this.#channel.postMessage(/** @satisfies {Beginning} */ ({ page: PAGE, file }));
  }

  /** @param {EventTarget | null} but */
  #hushFiles(but) {
    for (const audio of document.querySelectorAll('audio')) if (audio !== but) audio.pause();
  }
}
